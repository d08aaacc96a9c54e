/** An agent in place: its policy of the moment behind a credential. Knows nothing of how the credential was checked. */

import { createHash } from "node:crypto";
import type { AgentLimits, AgentPolicy, JsonValue, Scope } from "../../contract/index.ts";
import type { AuthenticatedAgent, CredentialState } from "./authenticator.ts";

/** What a credential says beside who it is. It narrows a policy and never widens it. */
export interface Grant {
  /** The scopes it is good for; absent means all that the agent has. */
  readonly scopes?: readonly Scope[];
  /** Verified facts for handlers. */
  readonly claims?: Readonly<Record<string, JsonValue>>;
}

export class SeatedAgent implements AuthenticatedAgent {
  readonly agentId: string;
  readonly credential: CredentialState;
  readonly claims: Readonly<Record<string, JsonValue>> | undefined;
  title: string | undefined;
  scopes: readonly Scope[] = [];
  toolsets: readonly string[] | undefined;
  limits: AgentLimits;
  policyDigest = "";
  readonly #grant: Grant;

  constructor(policy: AgentPolicy, credential: CredentialState, grant: Grant = {}) {
    this.agentId = policy.agentId;
    this.credential = credential;
    this.claims = grant.claims;
    this.limits = policy.limits;
    this.#grant = grant;
    this.serve(policy);
  }

  /** Takes another version of the agent's policy; whoever holds this object has it at once. */
  serve(policy: AgentPolicy): void {
    const { scopes: granted } = this.#grant;
    this.title = policy.title;
    this.limits = policy.limits;
    this.toolsets = policy.toolsets;
    this.scopes = granted === undefined ? policy.scopes : policy.scopes.filter((scope) => granted.includes(scope));
    this.policyDigest = policyDigestOf(this);
  }
}

/**
 * The same for the same agent, scopes, tool sets and limits, in whatever order they stand.
 *
 * @returns 16 hexadecimal digits of a SHA-256.
 */
export function policyDigestOf({ agentId, scopes, toolsets, limits }: AgentPolicy): string {
  const { maxConcurrency, maxConnections, callsPerMinute } = limits;
  const text = JSON.stringify([
    agentId,
    [...scopes].sort(),
    toolsets === undefined ? null : [...toolsets].sort(),
    [maxConcurrency, maxConnections, callsPerMinute],
  ]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
