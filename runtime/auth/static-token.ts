/** From a key to its agent, by the hashes of the credential store. Knows nothing of files, HTTP or sockets. */

import type { AgentPolicy } from "../../contract/index.ts";
import type { Authenticator } from "./authenticator.ts";
import type { Credential } from "./credential-store.ts";
import { hashesAreEqual, hashKey, keyIdOf, maxCredentialLength } from "./keys.ts";

export interface StaticTokenOptions {
  readonly credentials: readonly Credential[];
  /** Credentials of agents that are not among these open nothing. */
  readonly agents: readonly AgentPolicy[];
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

interface Entry {
  readonly sha256: string;
  readonly policy: AgentPolicy;
  /** Epoch milliseconds; `Infinity` for never. */
  readonly expiresAt: number;
}

/** What an unknown key is compared with, so that it takes as long as a known one. */
const nobody = "0".repeat(64);

export function createStaticTokenAuthenticator({ credentials, agents, clock = Date.now }: StaticTokenOptions): Authenticator {
  const policies = new Map(agents.map((policy) => [policy.agentId, policy]));
  const entries = new Map<string, Entry>();
  for (const { agentId, id, sha256, expiresAt } of credentials) {
    const policy = policies.get(agentId);
    if (policy) entries.set(id, { sha256, policy, expiresAt: expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) });
  }
  return {
    authenticate(credential) {
      if (credential.length === 0 || credential.length > maxCredentialLength) return undefined;
      const entry = entries.get(keyIdOf(credential));
      const isHolder = hashesAreEqual(hashKey(credential), entry?.sha256 ?? nobody);
      return entry && isHolder && clock() < entry.expiresAt ? entry.policy : undefined;
    },
  };
}
