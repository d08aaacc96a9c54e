/** What the actions of `toolwright agent` work on: the catalog's agents and the project's credential file. Decides nothing about keys. */

import { join, resolve } from "node:path";
import type { AgentPolicy } from "../../contract/index.ts";
import { analyzeCatalog } from "../../generator/analyze.ts";
import { readCatalog } from "../../generator/disk/read-catalog.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import { KeysRefused } from "../../runtime/auth/change-keys.ts";
import { type Credential, readCredentials, updateCredentials } from "../../runtime/auth/credential-store.ts";
import { type LastUsed, readLastUsed } from "../../runtime/auth/last-used.ts";
import { developmentAgentId } from "../../runtime/auth/local.ts";
import { lastUsedFile } from "../../runtime/auth/open-identity.ts";
import { resolveSettings } from "../../runtime/config/load-config.ts";
import { readValue } from "../../runtime/config/read-value.ts";
import { type Invocation, textOption } from "../command.ts";
import { CommandError, usageError } from "../command-error.ts";
import { openProjectWithEnv } from "../project.ts";

export interface Desk {
  readonly agents: readonly AgentPolicy[];
  readonly storePath: string;
  readonly stored: readonly Credential[];
  readonly lastUsed: LastUsed;
}

export async function openDesk(invocation: Invocation): Promise<Desk> {
  const { dir, settings } = openProjectWithEnv(invocation);
  const { value: sources } = await readCatalog(dir, settings.catalog);
  const { value: model } = analyzeCatalog(sources, { lenient: true, lint: settings.lint, catalog: settings.catalog });
  const { credentialsFile } = resolveSettings({ file: settings.server, env: invocation.io.env, flags: {} }).settings;
  const storePath = resolve(dir, credentialsFile);
  const stored = await readCredentials(storePath);
  if (!stored.ok) throw new CommandError(stored.problem);
  return {
    agents: model.agents.map(({ policy }) => policy),
    storePath,
    stored: stored.credentials,
    lastUsed: await readLastUsed(join(dir, lastUsedFile)),
  };
}

/** @throws {CommandError} Exit code 2 when no agent is named, or one that the catalog does not have. */
export function catalogAgent({ agents }: Desk, { args: [action, agentId] }: Invocation): string {
  if (agentId === undefined) throw usageError(`Name the agent: \`toolwright agent ${action} NAME\`.`);
  const names = agents.map((agent) => agent.agentId);
  if (names.includes(agentId)) return agentId;
  if (agentId === developmentAgentId) {
    throw usageError(
      `"${agentId}" is the development agent, and not in the catalog: the first \`toolwright serve\` on loopback makes its key. For another one set TOOLWRIGHT_DEV_KEY there.`,
    );
  }
  throw usageError(
    `The catalog has no agent "${agentId}". ${suggest(agentId, names) || "Write its file first: `toolwright new agent NAME`."}`,
  );
}

/** Changes the file as one step. @throws {CommandError} Exit code 2 when the rules of keys do not allow it. */
export async function changeKeys<Change extends { readonly credentials: readonly Credential[] }>(
  { storePath }: Desk,
  change: (stored: readonly Credential[], now: number) => Change,
): Promise<Change> {
  const now = Date.now();
  let changed: Change | undefined;
  try {
    await updateCredentials(storePath, (stored) => (changed = change(stored, now)).credentials, now);
  } catch (error) {
    if (error instanceof KeysRefused) throw usageError(error.message);
    throw new CommandError(`${storePath} cannot be changed (${(error as Error).message}).`, undefined, { cause: error });
  }
  return changed as Change;
}

const maxSpanMs = 10 * 365 * 86_400_000;

/**
 * A time as an option says it, such as `24h`.
 *
 * @throws {CommandError} Exit code 2.
 */
export function spanOption({ options }: Invocation, name: string, min: number): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const option = { default: 0, unit: "ms", min, max: maxSpanMs, env: "", flag: `--${name}`, meaning: "" } as const;
  const read = readValue<number>(option, text);
  if (read.ok && /[a-z]$/.test(text)) return read.value as number;
  throw usageError(`--${name} "${text}" is no time. Write a number with ms, s, m, h or d, such as 24h${min > 0 ? "" : " or 0s"}.`);
}
