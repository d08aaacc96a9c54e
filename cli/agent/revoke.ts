/** `toolwright agent revoke`: ends keys at once, on running servers too. */

import { revokeKeys } from "../../runtime/auth/change-keys.ts";
import type { Invocation } from "../command.ts";
import { usageError } from "../command-error.ts";
import { printJson } from "../print-json.ts";
import { changeKeys, type Desk } from "./desk.ts";
import { shown } from "./issue.ts";
import { awaitKey } from "./wait.ts";

/** Also of an agent that has left the catalog: its keys are the more to be ended. */
export async function revoke(desk: Desk, invocation: Invocation): Promise<void> {
  const { io, args, options, format } = invocation;
  const [, agentId, id] = args;
  if (agentId === undefined) throw usageError("Name the agent, and the key where it has two: `toolwright agent revoke NAME [KEY]`.");
  const { revoked } = await changeKeys(desk, (stored, now) => revokeKeys(stored, agentId, { id, all: options.all === true }, now));
  if (format === "text") for (const key of revoked) io.out(`${key.id} of ${agentId} is revoked.\n`);
  const servers: string[] = [];
  for (const key of revoked) servers.push(...(await awaitKey(invocation, key.id, false)));
  const acknowledgedBy = [...new Set(servers)];
  if (format === "json") printJson(io, { agentId, revoked: revoked.map(shown), acknowledgedBy });
  else if (acknowledgedBy.length > 0) io.err(`${acknowledgedBy.join(", ")} took it: no call of it succeeds there any more.\n`);
  else io.err("Running servers take it within seconds and close its connections; with --wait this command says when.\n");
}
