/** `toolwright agent list | add | rotate | revoke`: the agents of the catalog and the keys they come with. */

import { suggest } from "../../generator/text/did-you-mean.ts";
import { type Desk, openDesk } from "../agent/desk.ts";
import { add, rotate } from "../agent/issue.ts";
import { list } from "../agent/list.ts";
import { revoke } from "../agent/revoke.ts";
import { demandReadable } from "../agent/wait.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { usageError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";

interface Action {
  readonly act: (desk: Desk, invocation: Invocation) => Promise<void>;
  /** Options that mean something for it. */
  readonly options: readonly string[];
}

const actions: Readonly<Record<string, Action>> = {
  list: { act: list, options: [] },
  add: { act: add, options: ["expires", "wait", "url"] },
  rotate: { act: rotate, options: ["overlap", "expires", "wait", "url"] },
  revoke: { act: revoke, options: ["all", "wait", "url"] },
};

export const run: CommandRun = async (invocation) => {
  const [name = "", ...rest] = invocation.args;
  const names = Object.keys(actions);
  const action = names.includes(name) ? actions[name] : undefined;
  if (!action) throw usageError(`"${name}" is not an action of agent. ${suggest(name, names) || `Use one of ${names.join(", ")}.`}`);
  demandFitting(name, action, invocation);
  if (name !== "revoke" && rest[1] !== undefined) throw usageError(`\`agent ${name}\` takes one name; "${rest[1]}" is too many.`);
  demandReadable(invocation);
  await action.act(await openDesk(invocation), invocation);
  return exitCodes.ok.code;
};

/** An option that another action has would silently do nothing. */
function demandFitting(name: string, { options }: Action, { options: given }: Invocation): void {
  const all = new Set(Object.values(actions).flatMap((action) => action.options));
  const stray = [...all].find((option) => !options.includes(option) && isGiven(given[option]));
  if (stray !== undefined) throw usageError(`--${stray} means nothing to \`agent ${name}\`. Leave it out.`);
}

function isGiven(value: Invocation["options"][string]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}
