/** Who calls. Knows nothing of credentials or transports. */

import type { JsonValue } from "./json.ts";

/** A permission by name, such as `shipments:read`. */
export type Scope = string;

/** An authenticated agent. Identity comes from the credential, never from a message. */
export interface Principal {
  readonly agentId: string;
  readonly scopes: readonly Scope[];
  /** Names of the tool sets that bound this agent's tools; absent means every tool its scopes allow. */
  readonly toolsets?: readonly string[] | undefined;
  /** Verified facts of an issuer's token, by the names that the setting `jwtClaims` gives them; no message and no model can set them. */
  readonly claims?: Readonly<Record<string, JsonValue>> | undefined;
}

/** An `Agent` file as the runtime needs it: identity and policy. Key hashes live in the credential store. */
export interface AgentPolicy extends Principal {
  readonly title?: string | undefined;
  readonly limits: AgentLimits;
}

export interface AgentLimits {
  /** Calls in flight at once over all of the agent's connections; 0 means no limit of its own. */
  readonly maxConcurrency: number;
  /** Connections open at once; 0 means no limit of its own. */
  readonly maxConnections: number;
  /** Calls begun a minute, refilled evenly; 0 means no limit of its own. */
  readonly callsPerMinute: number;
}
