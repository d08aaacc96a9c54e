/** From a verified token's claims to an agent, its scopes and facts for handlers. Knows nothing of signatures. */

import type { JWTPayload } from "jose";
import type { AgentPolicy, JsonValue } from "../../../contract/index.ts";
import type { Grant } from "../seated-agent.ts";

export interface ClaimRules {
  /** The claim that names the agent; dots lead into objects, also where a claim's own name holds dots. */
  readonly agentClaim: string;
  /** What the claim says → the agent's name in the catalog; empty means that they are the same. */
  readonly agentNames: ReadonlyMap<string, string>;
  /** The claim that holds scopes, as a text with blanks between or a list; `""` for none. */
  readonly scopeClaim: string;
  /** Name for handlers → the claim. */
  readonly facts: ReadonlyMap<string, string>;
}

export type ReadClaims =
  | { readonly ok: true; readonly policy: AgentPolicy; readonly grant: Grant }
  /** For the log: names the claim and not its value. */
  | { readonly ok: false; readonly reason: string };

export function readClaims(payload: JWTPayload, rules: ClaimRules, policies: ReadonlyMap<string, AgentPolicy>): ReadClaims {
  const named = claimOf(payload, rules.agentClaim);
  if (typeof named !== "string" || named === "") return { ok: false, reason: `no_claim:${rules.agentClaim}` };
  const agentId = rules.agentNames.size === 0 ? named : rules.agentNames.get(named);
  const policy = agentId === undefined ? undefined : policies.get(agentId);
  if (policy === undefined) return { ok: false, reason: "unknown_agent" };
  const scopes = scopesOf(payload, rules.scopeClaim);
  const claims = factsOf(payload, rules.facts);
  return { ok: true, policy, grant: { ...(scopes === undefined ? {} : { scopes }), ...(claims === undefined ? {} : { claims }) } };
}

/** @returns `undefined` when the token says nothing of scopes; a claim of another shape grants none. */
function scopesOf(payload: JWTPayload, scopeClaim: string): readonly string[] | undefined {
  if (scopeClaim === "") return undefined;
  const value = claimOf(payload, scopeClaim);
  if (value === undefined) return undefined;
  if (typeof value === "string") return value.split(" ").filter((scope) => scope !== "");
  return Array.isArray(value) ? value.filter((scope): scope is string => typeof scope === "string") : [];
}

function factsOf(payload: JWTPayload, facts: ClaimRules["facts"]): Readonly<Record<string, JsonValue>> | undefined {
  if (facts.size === 0) return undefined;
  const found = [...facts].map(([name, claim]) => [name, claimOf(payload, claim)] as const);
  return Object.freeze(Object.fromEntries(found.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined)));
}

/** A claim by its own name, such as `https://example.com/tenant`, or by a path, such as `realm.tenant`. */
function claimOf(payload: JWTPayload, name: string): JsonValue | undefined {
  if (Object.hasOwn(payload, name)) return payload[name] as JsonValue;
  let value: unknown = payload;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value as JsonValue;
}
