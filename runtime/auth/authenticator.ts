/** Port: from a credential to an agent, and what becomes of the credential afterwards. Knows nothing of HTTP, sockets or messages. */

import { type AgentPolicy, ToolError } from "../../contract/index.ts";

/** Why a credential opens nothing any more. */
export type CredentialEnd = "revoked" | "expired";

/** One credential as this server sees it now: one object, shared by everyone who came in with it. */
export interface CredentialState {
  /** Public: safe in logs and files. */
  readonly id: string;
  /** Epoch milliseconds; `Infinity` for never. May come nearer while the credential is in use. */
  expiresAt: number;
  /** Absent while the credential counts. */
  ended: CredentialEnd | undefined;
  /** Connections opened with it and open now; kept by the session table. */
  connections: number;
  /** Epoch milliseconds of the last time it was shown; 0 for never. */
  lastUsedAt: number;
}

/** An agent that showed a credential. Its policy is that of the moment: a reload of the catalog changes it in place. */
export interface AuthenticatedAgent extends AgentPolicy {
  /** Absent where nothing can end it, such as in calls without a transport. */
  readonly credential?: CredentialState;
  /** Names what the agent may do; stands in the log line of every decision. */
  readonly policyDigest?: string;
}

export interface Authenticator {
  /**
   * @param credential - The bearer key or token as the peer sent it.
   * @returns `undefined` for a credential that is unknown, expired or revoked.
   * @throws {ToolError} UNAVAILABLE when it cannot be told at the moment.
   */
  authenticate(credential: string): AuthenticatedAgent | undefined | Promise<AuthenticatedAgent | undefined>;
  /** Told of each credential that ended, whose connections are to be closed, or whose end moved. @returns Ends the telling. */
  onChange?(listener: (credential: CredentialState) => void): () => void;
  /** The credential of a public name; `undefined` when it opens nothing here. */
  stateOf?(id: string): CredentialState | undefined;
  /** Called by the server that it was given to, at its end. */
  close?(): Promise<void> | void;
}

export function newCredentialState(id: string, expiresAt: number): CredentialState {
  return { id, expiresAt, ended: undefined, connections: 0, lastUsedAt: 0 };
}

/** Time until the connection of an expired credential is likely closed. */
const retryAfterMs = 100;

/**
 * The answer to a request that came in with a credential which ended since. Nothing of it ran. Whose credential expired may have the next
 * one at hand, and repeat the request with it; whose was revoked has none.
 */
export function endedCredentialError(ended: CredentialEnd): ToolError {
  if (ended === "revoked") return new ToolError("UNAUTHENTICATED", "The credential was revoked. Connect with a valid one.");
  const message = "The credential has expired. Connect with a valid one and repeat the request.";
  return new ToolError("UNAUTHENTICATED", message, { retryable: true, retryAfterMs });
}

/** The answer to whoever claims another's name, on any protocol. */
export function claimedIdentityError(claimed: string, agentId: string): ToolError {
  return new ToolError(
    "PERMISSION_DENIED",
    `metadata.agent_id says "${claimed.slice(0, 64)}", the credential is agent "${agentId}"'s. Claim that name, or none.`,
  );
}
