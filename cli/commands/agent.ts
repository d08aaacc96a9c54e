/** `toolwright agent list | add`: the agents of the catalog, whether each has a key here, and a new key for one of them. */

import { join } from "node:path";
import type { AgentPolicy } from "../../contract/index.ts";
import { analyzeCatalog } from "../../generator/analyze.ts";
import { readCatalog } from "../../generator/disk/read-catalog.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import { type Credential, readCredentials, writeCredentials } from "../../runtime/auth/credential-store.ts";
import { createKey, hashKey, keyIdOf } from "../../runtime/auth/keys.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { CommandError, usageError } from "../command-error.ts";
import { privateFolder } from "../compile-project.ts";
import { exitCodes } from "../exit-codes.ts";
import { tone } from "../io.ts";
import { openProject } from "../project.ts";

/** What an action works on. */
interface Desk {
  readonly agents: readonly AgentPolicy[];
  readonly storePath: string;
  readonly stored: readonly Credential[];
}

const actions: Readonly<Record<string, (desk: Desk, invocation: Invocation) => Promise<void>>> = { list, add };

export const run: CommandRun = async (invocation) => {
  const [action = ""] = invocation.args;
  const names = Object.keys(actions);
  const act = names.includes(action) ? actions[action] : undefined;
  if (!act) throw usageError(`"${action}" is not an action of agent. ${suggest(action, names) || `Use one of ${names.join(", ")}.`}`);
  await act(await openDesk(invocation), invocation);
  return exitCodes.ok.code;
};

async function openDesk(invocation: Invocation): Promise<Desk> {
  const { dir, settings } = openProject(invocation);
  const { value: sources } = await readCatalog(dir, settings.catalog);
  const { value: model } = analyzeCatalog(sources, { lenient: true, lint: settings.lint, catalog: settings.catalog });
  const storePath = join(dir, privateFolder, "credentials.json");
  const stored = await readCredentials(storePath);
  if (!stored.ok) throw new CommandError(stored.problem);
  return { agents: model.agents.map(({ policy }) => policy), storePath, stored: stored.credentials };
}

async function list({ agents, stored }: Desk, { io, format }: Invocation): Promise<void> {
  const counted = agents.map((policy) => ({ ...policy, keys: stored.filter(({ agentId }) => agentId === policy.agentId).length }));
  if (format === "json") {
    io.out(`${JSON.stringify({ agents: counted, summary: { agents: counted.length } }, undefined, 2)}\n`);
    return;
  }
  const lines = counted.map((agent) => `${tone(io, "bold", agent.agentId)}  ${keysOf(agent.keys)}  ${scopesOf(agent)}\n`);
  io.out(lines.join("") || "The catalog has no agents: `toolwright new agent NAME`.\n");
}

/** Makes a key for an agent of the catalog; its earlier keys stay valid. Servers know it from their next start on. */
async function add({ agents, storePath, stored }: Desk, { io, args, format }: Invocation): Promise<void> {
  const agentId = args[1];
  if (agentId === undefined) throw usageError("Name the agent: `toolwright agent add NAME`.");
  const names = agents.map((agent) => agent.agentId);
  if (!names.includes(agentId)) {
    throw usageError(
      `The catalog has no agent "${agentId}". ${suggest(agentId, names) || "Write its file first: `toolwright new agent NAME`."}`,
    );
  }
  const key = createKey();
  await writeCredentials(storePath, [...stored, { agentId, id: keyIdOf(key), sha256: hashKey(key), createdAt: new Date().toISOString() }]);
  if (format === "json") io.out(`${JSON.stringify({ agentId, key }, undefined, 2)}\n`);
  else io.out(`${key}\n`);
  io.err(`The key of ${agentId}, shown once; ${storePath} keeps its hash. Restart servers that are running.\n`);
}

function keysOf(count: number): string {
  return count === 0 ? "no key" : count === 1 ? "1 key" : `${count} keys`;
}

function scopesOf({ scopes, toolsets }: AgentPolicy): string {
  return `${scopes.join(", ") || "no scopes"}${toolsets === undefined ? "" : ` (tool sets: ${toolsets.join(", ")})`}`;
}
