/** From an issuer's token (JWT) to an agent of the catalog. What was verified is remembered until it ends. Knows nothing of HTTP. */

import { type JWTPayload, jwtVerify } from "jose";
import { type AgentPolicy, isToolError, type Logger } from "../../../contract/index.ts";
import { channels } from "../../observe/channels.ts";
import type { Revocations } from "../../shared/revocations.ts";
import { type Authenticator, type CredentialEnd, type CredentialState, newCredentialState } from "../authenticator.ts";
import { hashKey } from "../keys.ts";
import { SeatedAgent } from "../seated-agent.ts";
import type { IssuerKeys } from "./issuer-keys.ts";
import { type ClaimRules, readClaims } from "./token-claims.ts";

export interface TokenAuthenticatorOptions {
  readonly keys: IssuerKeys;
  readonly issuer: string;
  /** One of these must be the token's; never empty. */
  readonly audience: readonly string[];
  /** Of public keys only. */
  readonly algorithms: readonly string[];
  readonly clockToleranceMs: number;
  readonly claims: ClaimRules;
  readonly agents: readonly AgentPolicy[];
  /** Tokens remembered at once. */
  readonly maxTokens: number;
  readonly revocations?: Pick<Revocations, "has" | "onRevoked">;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

interface Remembered {
  readonly agent: SeatedAgent;
  /** Of the issuer's keys that it was verified by. */
  readonly generation: number;
}

/** Three parts of base64url; our own keys have no dots. */
const tokenPattern = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export function looksLikeToken(credential: string): boolean {
  return tokenPattern.test(credential);
}

export class TokenAuthenticator implements Authenticator {
  readonly #options: TokenAuthenticatorOptions;
  readonly #listeners = new Set<(credential: CredentialState) => void>();
  /** By the token's hash, the least recently used first. */
  readonly #remembered = new Map<string, Remembered>();
  readonly #stopHearing: (() => void) | undefined;
  #policies: ReadonlyMap<string, AgentPolicy>;

  constructor(options: TokenAuthenticatorOptions) {
    this.#options = options;
    this.#policies = new Map(options.agents.map((policy) => [policy.agentId, policy]));
    this.#stopHearing = options.revocations?.onRevoked((id) => this.#revoke(id));
  }

  authenticate(credential: string): SeatedAgent | undefined | Promise<SeatedAgent | undefined> {
    const hash = hashKey(credential);
    const known = this.#remembered.get(hash);
    if (known === undefined || known.generation !== this.#options.keys.generation || !this.#options.keys.isUsable()) {
      return this.#verify(credential, hash);
    }
    const { credential: state } = known.agent;
    const now = this.#options.clock();
    if (state.expiresAt <= now) this.#end(state, "expired");
    if (state.ended !== undefined) {
      this.#remembered.delete(hash);
      return this.#refuse(state.id, state.ended);
    }
    this.#keep(hash, known);
    state.lastUsedAt = now;
    return known.agent;
  }

  onChange(listener: (credential: CredentialState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stateOf(id: string): CredentialState | undefined {
    for (const { agent } of this.#remembered.values()) if (agent.credential.id === id) return agent.credential;
    return undefined;
  }

  /** Takes the policies of another catalog; agents that are gone lose their tokens. */
  serve(agents: readonly AgentPolicy[]): void {
    this.#policies = new Map(agents.map((policy) => [policy.agentId, policy]));
    for (const [hash, { agent }] of [...this.#remembered]) {
      const policy = this.#policies.get(agent.agentId);
      if (policy) agent.serve(policy);
      else {
        this.#remembered.delete(hash);
        this.#end(agent.credential, "revoked");
      }
    }
  }

  close(): void {
    this.#stopHearing?.();
    this.#listeners.clear();
  }

  async #verify(token: string, hash: string): Promise<SeatedAgent | undefined> {
    const id = `t${hash.slice(0, 15)}`;
    const payload = await this.#payloadOf(token, id);
    if (payload === undefined) return undefined;
    if (this.#options.revocations?.has(id)) return this.#refuse(id, "revoked");
    const read = readClaims(payload, this.#options.claims, this.#policies);
    if (!read.ok) return this.#refuse(id, read.reason);
    const { clock, clockToleranceMs, keys } = this.#options;
    const expiresAt = (payload.exp ?? 0) * 1_000 + clockToleranceMs;
    // A token that is verified again goes on being the same credential: its connections must be found when it ends.
    const earlier = this.#remembered.get(hash)?.agent;
    const agent =
      earlier?.credential.ended === undefined && earlier?.agentId === read.policy.agentId
        ? earlier
        : new SeatedAgent(read.policy, newCredentialState(id, expiresAt), read.grant);
    agent.credential.lastUsedAt = clock();
    this.#keep(hash, { agent, generation: keys.generation });
    return agent;
  }

  async #payloadOf(token: string, id: string): Promise<JWTPayload | undefined> {
    const { issuer, audience, algorithms, clockToleranceMs, clock, keys } = this.#options;
    try {
      const { payload } = await jwtVerify(token, keys.find, {
        issuer,
        audience: [...audience],
        algorithms: [...algorithms],
        clockTolerance: clockToleranceMs / 1_000,
        currentDate: new Date(clock()),
        requiredClaims: ["exp"],
      });
      return payload;
    } catch (error) {
      // The issuer could not be asked; the caller may try again.
      if (isToolError(error)) throw error;
      return this.#refuse(id, reasonOf(error));
    }
  }

  #keep(hash: string, remembered: Remembered): void {
    this.#remembered.delete(hash);
    this.#remembered.set(hash, remembered);
    if (this.#remembered.size <= this.#options.maxTokens) return;
    for (const [oldest, { agent }] of this.#remembered) {
      // Those with connections are told of changes through this table.
      if (agent.credential.connections > 0) continue;
      this.#remembered.delete(oldest);
      return;
    }
  }

  #revoke(id: string): void {
    const state = this.stateOf(id);
    if (state !== undefined) this.#end(state, "revoked");
  }

  #end(state: CredentialState, why: CredentialEnd): void {
    if (state.ended !== undefined) return;
    state.ended = why;
    for (const listener of [...this.#listeners]) listener(state);
  }

  #refuse(credentialId: string, reason: string): undefined {
    this.#options.logger.info("credential.refused", { credentialId, reason });
    if (channels.credentialRefused.hasSubscribers) channels.credentialRefused.publish({ reason });
    return undefined;
  }
}

/** Stable words of the library, such as `ERR_JWT_EXPIRED`; never a value of the token. */
function reasonOf(error: unknown): string {
  const { code, claim } = error as { readonly code?: unknown; readonly claim?: unknown };
  return [typeof code === "string" ? code : "unreadable", ...(typeof claim === "string" ? [claim] : [])].join(":");
}
