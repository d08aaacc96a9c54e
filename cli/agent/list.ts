/** `toolwright agent list`: the agents of the catalog and their keys, by their public names. */

import type { AgentPolicy } from "../../contract/index.ts";
import { validKeys } from "../../runtime/auth/change-keys.ts";
import { type Credential, endOf } from "../../runtime/auth/credential-store.ts";
import type { Invocation } from "../command.ts";
import { tone } from "../io.ts";
import { printJson } from "../print-json.ts";
import type { Desk } from "./desk.ts";
import { shown } from "./issue.ts";

/** Agents that left the catalog are listed while they have keys: those open nothing, and should be revoked. */
export async function list({ agents, stored, lastUsed }: Desk, { io, format }: Invocation): Promise<void> {
  const now = Date.now();
  const credentialsOf = (agentId: string) =>
    stored
      .filter((credential) => credential.agentId === agentId)
      .map((credential) => ({ ...shown(credential), state: stateOf(credential, now), ...used(lastUsed.get(credential.id)) }));
  const listed = agents.map((policy) => ({
    ...policy,
    keys: validKeys(stored, policy.agentId, now).length,
    credentials: credentialsOf(policy.agentId),
  }));
  if (format === "json") {
    const known = new Set(agents.map(({ agentId }) => agentId));
    const others = [...new Set(stored.map(({ agentId }) => agentId))].filter((agentId) => !known.has(agentId));
    const withoutFile = others.map((agentId) => ({ agentId, credentials: credentialsOf(agentId) }));
    printJson(io, { agents: listed, withoutFile, summary: { agents: listed.length } });
    return;
  }
  const lines = listed.flatMap((agent) => [
    `${tone(io, "bold", agent.agentId)}  ${countOf(agent.keys)}  ${scopesOf(agent)}\n`,
    ...agent.credentials.map((credential) => `  ${tone(io, "dim", lineOf(credential))}\n`),
  ]);
  io.out(lines.join("") || "The catalog has no agents: `toolwright new agent NAME`.\n");
}

type ListedKey = ReturnType<typeof shown> & { readonly state: string; readonly lastUsedAt?: string };

function lineOf({ keyId, createdAt, expiresAt, revokedAt, state, lastUsedAt }: ListedKey): string {
  const end =
    revokedAt !== undefined ? `revoked ${minute(revokedAt)}` : expiresAt === undefined ? state : `${state} until ${minute(expiresAt)}`;
  const words = state === "expired" ? `expired ${minute(expiresAt ?? "")}` : end;
  return `${keyId}  ${words}, made ${minute(createdAt)}, ${lastUsedAt === undefined ? "not used" : `used ${minute(lastUsedAt)}`}`;
}

function stateOf(credential: Credential, now: number): "valid" | "expired" | "revoked" {
  if (credential.revokedAt !== undefined) return "revoked";
  return endOf(credential) > now ? "valid" : "expired";
}

function used(at: number | undefined): { readonly lastUsedAt?: string } {
  return at === undefined ? {} : { lastUsedAt: new Date(at).toISOString() };
}

function minute(date: string): string {
  return `${date.slice(0, 16)}Z`;
}

function countOf(count: number): string {
  return count === 0 ? "no key" : count === 1 ? "1 key" : `${count} keys`;
}

function scopesOf({ scopes, toolsets }: AgentPolicy): string {
  return `${scopes.join(", ") || "no scopes"}${toolsets === undefined ? "" : ` (tool sets: ${toolsets.join(", ")})`}`;
}
