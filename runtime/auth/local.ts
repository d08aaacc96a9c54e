/**
 * Who may connect at the start. On loopback a first start makes keys by itself, so that a newcomer can call at once; anywhere else
 * nothing is made by itself. Knows nothing of HTTP and of what the keys open.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AgentPolicy, Scope, ToolRegistry } from "../../contract/index.ts";
import { type Credential, endOf, readCredentials, writeCredentials } from "./credential-store.ts";
import { withFileLock } from "./file-lock.ts";
import { createKey, hashesAreEqual, hashKey, keyIdOf, maxCredentialLength } from "./keys.ts";
import { writePrivateFile } from "./private-file.ts";

/** The agent of the person who develops. An agent of this name in the catalog takes its place. */
export const developmentAgentId = "dev";

/** Where the clear keys are written, below the project. */
export const developmentKeysFile = ".toolwright/dev-keys.json";

export interface LocalCredentialOptions {
  /** The catalog's agents. */
  readonly agents: readonly AgentPolicy[];
  /** Every scope the catalog names: what the development agent gets. See `everyScopeOf`. */
  readonly scopes: readonly Scope[];
  readonly projectDir: string;
  /** Where the hashes are kept. */
  readonly storePath: string;
  /** `TOOLWRIGHT_DEV_KEY`: the development agent's key, on loopback only. */
  readonly devKey?: string;
  readonly isLoopback: boolean;
  /** Whether agents may come with an issuer's tokens instead of keys. */
  readonly takesTokens?: boolean;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

export interface ShownKey {
  readonly agentId: string;
  readonly key: string;
}

export interface LocalCredentials {
  /** Whom `credentials` may stand for: the catalog's agents and, on loopback, the development agent. */
  readonly policies: readonly AgentPolicy[];
  readonly credentials: readonly Credential[];
  /** Keys made just now, to be shown once. */
  readonly shown: readonly ShownKey[];
  /** Present when the server must not start: what is missing and what to do. */
  readonly refusal?: string;
}

/** @throws {Error} When the disk refuses. */
export async function provisionLocalCredentials(options: LocalCredentialOptions): Promise<LocalCredentials> {
  const file = await readCredentials(options.storePath);
  if (!file.ok) return refuse(options.agents, file.problem);
  if (!options.isLoopback) return admitOnly(options, file.credentials);
  const plan = planOf(options, file.credentials);
  if (!plan.isChange) return plan;
  // Planned again behind the lock: another program may just have made keys.
  return withFileLock(options.storePath, async () => {
    const latest = await readCredentials(options.storePath);
    return latest.ok ? carryOut(options, planOf(options, latest.credentials)) : refuse(options.agents, latest.problem);
  });
}

/** Every scope that a catalog names, ascending. */
export function everyScopeOf({
  tools,
  contexts,
  resources,
  prompts,
  agents,
}: Pick<ToolRegistry, "tools" | "contexts" | "resources" | "prompts" | "agents">): readonly Scope[] {
  const named = [
    ...[...tools, ...resources, ...prompts].flatMap(({ descriptor }) => descriptor.scopes),
    ...contexts.flatMap(({ slot }) => [...slot.readers, ...slot.writers]),
    ...agents.flatMap(({ scopes }) => scopes),
  ];
  return [...new Set(named)].sort();
}

/** The development agent: every scope, no limits of its own. */
export function developmentAgent(scopes: readonly Scope[]): AgentPolicy {
  return {
    agentId: developmentAgentId,
    title: "Development",
    scopes,
    limits: { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 },
  };
}

/** Beyond loopback only what an operator made counts; a development key must not open a server to a network. */
function admitOnly(
  { agents, storePath, takesTokens = false, clock = Date.now }: LocalCredentialOptions,
  stored: readonly Credential[],
): LocalCredentials {
  const known = new Set(agents.map(({ agentId }) => agentId));
  const credentials = stored.filter(({ agentId }) => known.has(agentId));
  if (takesTokens || credentials.some((credential) => endOf(credential) > clock())) return { policies: agents, credentials, shown: [] };
  return refuse(
    agents,
    `No agent of the catalog has a key in ${storePath}, and beyond loopback none is made by itself. Make one with "toolwright agent add <name>", or listen on 127.0.0.1. TOOLWRIGHT_DEV_KEY counts on loopback only.`,
  );
}

interface Plan extends LocalCredentials {
  /** Keys to be written down. */
  readonly made: readonly ShownKey[];
  readonly isChange: boolean;
}

function planOf(options: LocalCredentialOptions, stored: readonly Credential[]): Plan {
  const { agents } = options;
  // An empty variable is how shells and composition files write "not set".
  const devKey = options.devKey || undefined;
  const problem = devKey === undefined ? undefined : devKeyProblem(devKey);
  if (problem) return { ...refuse(agents, problem), made: [], isChange: false };
  const policies = agents.some(({ agentId }) => agentId === developmentAgentId) ? agents : [...agents, developmentAgent(options.scopes)];
  const kept =
    devKey === undefined ? stored : stored.filter((credential) => credential.agentId !== developmentAgentId || isKeyOf(credential, devKey));
  const made = policies
    .filter(({ agentId }) => !kept.some((credential) => credential.agentId === agentId))
    .map(({ agentId }): ShownKey => ({ agentId, key: agentId === developmentAgentId && devKey !== undefined ? devKey : createKey() }));
  const createdAt = new Date((options.clock ?? Date.now)()).toISOString();
  const credentials = [...kept, ...made.map(({ agentId, key }) => ({ agentId, id: keyIdOf(key), sha256: hashKey(key), createdAt }))];
  // A key that the environment sets is known to whoever set it.
  const shown = made.filter(({ key }) => key !== devKey);
  return { policies, credentials, shown, made, isChange: made.length > 0 || kept.length < stored.length };
}

async function carryOut({ projectDir, storePath }: LocalCredentialOptions, plan: Plan): Promise<LocalCredentials> {
  if (!plan.isChange) return plan;
  // Clear keys first: a hash whose key was never written down would lock its agent out.
  await rememberKeys(projectDir, plan.made);
  await writeCredentials(storePath, plan.credentials);
  return plan;
}

function devKeyProblem(devKey: string): string | undefined {
  if (/^[\x21-\x7e]+$/.test(devKey) && devKey.length <= maxCredentialLength) return undefined;
  return `TOOLWRIGHT_DEV_KEY must be 1 to ${maxCredentialLength} visible ASCII characters without spaces, as an Authorization header carries them. Change it, or unset it to have a key made.`;
}

function isKeyOf({ sha256 }: Credential, key: string): boolean {
  return hashesAreEqual(sha256, hashKey(key));
}

function refuse(policies: readonly AgentPolicy[], refusal: string): LocalCredentials {
  return { policies, credentials: [], shown: [], refusal };
}

/** Adds keys to the file of clear keys, which git must never see. */
async function rememberKeys(projectDir: string, keys: readonly ShownKey[]): Promise<void> {
  const path = join(projectDir, developmentKeysFile);
  const known = await readKeys(path);
  for (const { agentId, key } of keys) known.set(agentId, key);
  await writePrivateFile(join(path, "..", ".gitignore"), "*\n");
  await writePrivateFile(path, `${JSON.stringify({ keys: Object.fromEntries(known) }, undefined, 2)}\n`);
}

/** A file that is missing or broken holds nothing worth keeping: its keys' hashes are in the store all the same. */
async function readKeys(path: string): Promise<Map<string, string>> {
  try {
    const document = JSON.parse(await readFile(path, "utf8")) as { readonly keys?: Record<string, unknown> };
    const entries = Object.entries(document.keys ?? {});
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return new Map();
  }
}
