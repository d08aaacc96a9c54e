/** `toolwright agent list`: the agents of the catalog, what they may do, and whether each has a key on this machine. */

import { join } from "node:path";
import type { AgentPolicy } from "../../contract/index.ts";
import { analyzeCatalog } from "../../generator/analyze.ts";
import { readCatalog } from "../../generator/disk/read-catalog.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import { readCredentials } from "../../runtime/auth/credential-store.ts";
import type { CommandRun } from "../command.ts";
import { CommandError, usageError } from "../command-error.ts";
import { privateFolder } from "../compile-project.ts";
import { exitCodes } from "../exit-codes.ts";
import { tone } from "../io.ts";
import { openProject } from "../project.ts";

const actions = ["list"] as const;

export const run: CommandRun = async (invocation) => {
  const { io, args, format } = invocation;
  const [action = ""] = args;
  if (action !== "list") throw usageError(`"${action}" is not an action of agent. ${suggest(action, actions)}`);
  const { dir, settings } = openProject(invocation);
  const { value: sources } = await readCatalog(dir, settings.catalog);
  const { value: model } = analyzeCatalog(sources, { lenient: true, lint: settings.lint, catalog: settings.catalog });
  const stored = await readCredentials(join(dir, privateFolder, "credentials.json"));
  if (!stored.ok) throw new CommandError(stored.problem);
  const agents = model.agents.map(({ policy }) => ({
    ...policy,
    keys: stored.credentials.filter(({ agentId }) => agentId === policy.agentId).length,
  }));
  if (format === "json") io.out(`${JSON.stringify({ agents, summary: { agents: agents.length } }, undefined, 2)}\n`);
  else
    io.out(
      agents.map((agent) => `${tone(io, "bold", agent.agentId)}  ${keysOf(agent.keys)}  ${scopesOf(agent)}\n`).join("") ||
        "The catalog has no agents: `toolwright new agent NAME`.\n",
    );
  return exitCodes.ok.code;
};

function keysOf(count: number): string {
  return count === 0 ? "no key" : count === 1 ? "1 key" : `${count} keys`;
}

function scopesOf({ scopes, toolsets }: AgentPolicy): string {
  return `${scopes.join(", ") || "no scopes"}${toolsets === undefined ? "" : ` (tool sets: ${toolsets.join(", ")})`}`;
}
