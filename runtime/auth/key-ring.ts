/** From a key to its agent, by the hashes of the credential store as they are at the moment. Knows nothing of files, HTTP or sockets. */

import type { AgentPolicy, Logger } from "../../contract/index.ts";
import { channels } from "../observe/channels.ts";
import type { Revocations } from "../shared/revocations.ts";
import { type Authenticator, type CredentialEnd, type CredentialState, newCredentialState } from "./authenticator.ts";
import type { Credential } from "./credential-store.ts";
import { hashesAreEqual, hashKey, keyIdOf, maxCredentialLength } from "./keys.ts";
import { SeatedAgent } from "./seated-agent.ts";

export interface KeyRingOptions {
  readonly credentials: readonly Credential[];
  /** Credentials of agents that are not among these open nothing. */
  readonly agents: readonly AgentPolicy[];
  /** What other servers know of; a key revoked there opens nothing here. */
  readonly revocations?: Pick<Revocations, "has" | "revoke" | "onRevoked">;
  readonly logger?: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** What a change of the keys did; ids. */
export interface KeyChanges {
  readonly added: readonly string[];
  readonly ended: readonly string[];
}

interface Entry {
  readonly sha256: string;
  readonly agent: SeatedAgent;
}

/** What an unknown key is compared with, so that it takes as long as a known one. */
const nobody = "0".repeat(64);

export class KeyRing implements Authenticator {
  readonly #clock: () => number;
  readonly #logger: Logger | undefined;
  readonly #revocations: KeyRingOptions["revocations"];
  readonly #listeners = new Set<(credential: CredentialState) => void>();
  readonly #entries = new Map<string, Entry>();
  /** Of keys that were revoked, so that the log says why they are refused. */
  #revokedIds: ReadonlySet<string> = new Set();
  #policies: ReadonlyMap<string, AgentPolicy>;
  #credentials: readonly Credential[];
  /** Revocations that other servers could not be told. */
  readonly #unshared = new Map<string, number | undefined>();
  readonly #stopHearing: (() => void) | undefined;

  constructor({ credentials, agents, revocations, logger, clock = Date.now }: KeyRingOptions) {
    this.#clock = clock;
    this.#logger = logger;
    this.#revocations = revocations;
    this.#policies = byId(agents);
    this.#credentials = credentials;
    this.#fit();
    this.#stopHearing = revocations?.onRevoked((id) => this.#end(id, "revoked"));
  }

  authenticate(credential: string): SeatedAgent | undefined {
    if (credential.length === 0 || credential.length > maxCredentialLength) return undefined;
    const id = keyIdOf(credential);
    const entry = this.#entries.get(id);
    const isHolder = hashesAreEqual(hashKey(credential), entry?.sha256 ?? nobody);
    if (!entry || !isHolder) return this.#refuse(id, this.#revokedIds.has(id) ? "revoked" : "unknown");
    const now = this.#clock();
    const { credential: state } = entry.agent;
    if (state.expiresAt <= now) this.#end(id, "expired");
    if (state.ended !== undefined) return this.#refuse(id, state.ended);
    state.lastUsedAt = now;
    return entry.agent;
  }

  onChange(listener: (credential: CredentialState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stateOf(id: string): CredentialState | undefined {
    const state = this.#entries.get(id)?.agent.credential;
    return state !== undefined && state.ended === undefined && state.expiresAt > this.#clock() ? state : undefined;
  }

  /** The keys that were shown since the server began, or have a connection now, with the time. */
  *used(): Generator<readonly [id: string, at: number]> {
    for (const [id, { agent }] of this.#entries) {
      const { connections, lastUsedAt } = agent.credential;
      if (connections > 0) yield [id, this.#clock()];
      else if (lastUsedAt > 0) yield [id, lastUsedAt];
    }
  }

  /** Takes the store's new state; when it returns, what was revoked opens nothing any more and everyone was told. */
  replace(credentials: readonly Credential[]): KeyChanges {
    this.#credentials = credentials;
    return this.#fit();
  }

  /** Takes the policies of another catalog; those who are connected have theirs at once, and agents that are gone lose their keys. */
  serve(agents: readonly AgentPolicy[]): KeyChanges {
    this.#policies = byId(agents);
    return this.#fit();
  }

  /** Tells other servers what they could not be told before. */
  shareAgain(): void {
    const waiting = [...this.#unshared];
    this.#unshared.clear();
    for (const [id, until] of waiting) this.#share(id, until);
  }

  close(): void {
    this.#stopHearing?.();
    this.#listeners.clear();
  }

  #fit(): KeyChanges {
    const before = [...this.#entries.keys()];
    const added: string[] = [];
    const kept = new Set<string>();
    const revoked = new Set<string>();
    for (const credential of this.#credentials) {
      const policy = this.#policies.get(credential.agentId);
      if (this.#isRevoked(credential)) revoked.add(credential.id);
      if (!policy || revoked.has(credential.id)) continue;
      kept.add(credential.id);
      if (this.#seat(credential, policy)) added.push(credential.id);
    }
    this.#revokedIds = revoked;
    const ended = before.filter((id) => !kept.has(id));
    for (const id of ended) this.#end(id, "revoked");
    return { added, ended };
  }

  /** @returns Whether it is new. */
  #seat({ id, sha256, expiresAt }: Credential, policy: AgentPolicy): boolean {
    const until = expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt);
    const known = this.#entries.get(id);
    // The same name for another key or agent is another credential.
    if (known && known.sha256 === sha256 && known.agent.agentId === policy.agentId && known.agent.credential.ended !== "expired") {
      known.agent.serve(policy);
      if (known.agent.credential.expiresAt !== until) {
        known.agent.credential.expiresAt = until;
        this.#tell(known.agent.credential);
      }
      return false;
    }
    if (known) this.#end(id, "revoked");
    this.#entries.set(id, { sha256, agent: new SeatedAgent(policy, newCredentialState(id, until)) });
    return true;
  }

  #isRevoked({ id, revokedAt, expiresAt }: Credential): boolean {
    if (this.#revocations?.has(id)) return true;
    if (revokedAt === undefined) return false;
    this.#share(id, expiresAt === undefined ? undefined : Date.parse(expiresAt));
    return true;
  }

  /** Makes a revocation known to other servers, now or when they can be reached again. */
  #share(id: string, until: number | undefined): void {
    this.#revocations?.revoke(id, until).catch((error: unknown) => {
      this.#unshared.set(id, until);
      this.#logger?.warn("credentials.not_shared", { credentialId: id, error });
    });
  }

  #end(id: string, why: CredentialEnd): void {
    const state = this.#entries.get(id)?.agent.credential;
    if (state === undefined) return;
    if (why === "revoked") this.#entries.delete(id);
    if (state.ended !== undefined) return;
    state.ended = why;
    this.#tell(state);
  }

  #tell(state: CredentialState): void {
    for (const listener of [...this.#listeners]) listener(state);
  }

  #refuse(credentialId: string, reason: string): undefined {
    this.#logger?.info("credential.refused", { credentialId, reason });
    if (channels.credentialRefused.hasSubscribers) channels.credentialRefused.publish({ reason });
    return undefined;
  }
}

function byId(agents: readonly AgentPolicy[]): ReadonlyMap<string, AgentPolicy> {
  return new Map(agents.map((policy) => [policy.agentId, policy]));
}
