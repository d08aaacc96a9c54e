/** The rules by which an agent's keys come and go: pure, on the list that the credential file holds. Knows nothing of files and commands. */

import { type Credential, endOf } from "./credential-store.ts";
import { createKey, hashKey, keyIdOf } from "./keys.ts";

/** Keys of one agent that count at once: the one in use and the one that takes its place. */
const maxValidKeys = 2;

export interface Changed {
  readonly credentials: readonly Credential[];
}

export interface WithNewKey extends Changed {
  readonly key: string;
  readonly made: Credential;
}

/** The keys cannot be changed so; its words say what to do instead. */
export class KeysRefused extends Error {
  override readonly name = "KeysRefused";
}

/** Those of an agent that open something at the moment, the oldest first. */
export function validKeys(credentials: readonly Credential[], agentId: string, now: number): readonly Credential[] {
  return credentials.filter((credential) => credential.agentId === agentId && endOf(credential) > now);
}

/** @throws {KeysRefused} When the agent has as many keys as it may. */
export function addKey(credentials: readonly Credential[], agentId: string, now: number, expiresAt?: number): WithNewKey {
  const valid = validKeys(credentials, agentId, now);
  if (valid.length >= maxValidKeys) throw tooMany(agentId, valid);
  const key = createKey();
  const made: Credential = {
    agentId,
    id: keyIdOf(key),
    sha256: hashKey(key),
    createdAt: dateText(now),
    ...(expiresAt === undefined ? {} : { expiresAt: dateText(expiresAt) }),
  };
  return { credentials: [...credentials, made], key, made };
}

export interface Rotated extends WithNewKey {
  /** The key that goes, with its end. */
  readonly replaced: Credential;
}

/**
 * Makes a key that takes another one's place: both count until the overlap is over.
 *
 * @param overlapMs - 0 ends the old key at once.
 * @throws {KeysRefused} When there is no key to replace, or more than one.
 */
export function rotateKey(
  credentials: readonly Credential[],
  agentId: string,
  now: number,
  overlapMs: number,
  expiresAt?: number,
): Rotated {
  const valid = validKeys(credentials, agentId, now);
  const [old] = valid;
  if (old === undefined) throw new KeysRefused(`${agentId} has no key to replace. Make it one: \`toolwright agent add ${agentId}\`.`);
  if (valid.length >= maxValidKeys) throw tooMany(agentId, valid);
  // A key that ends earlier anyway does not get a longer life.
  const end = Math.min(now + overlapMs, endOf(old));
  const replaced: Credential = overlapMs === 0 ? { ...old, revokedAt: dateText(now) } : { ...old, expiresAt: dateText(end) };
  const added = addKey(credentials, agentId, now, expiresAt);
  return { ...added, credentials: added.credentials.map((credential) => (credential === old ? replaced : credential)), replaced };
}

export interface RevokeChoice {
  /** The key's public name. */
  readonly id?: string | undefined;
  /** Every key of the agent. */
  readonly all: boolean;
}

export interface Revoked extends Changed {
  readonly revoked: readonly Credential[];
}

/**
 * Ends keys at once. A key that is revoked already is revoked still: repeating it is no mistake.
 *
 * @throws {KeysRefused} When it is not clear which key is meant, or there is none.
 */
export function revokeKeys(credentials: readonly Credential[], agentId: string, choice: RevokeChoice, now: number): Revoked {
  const own = credentials.filter((credential) => credential.agentId === agentId);
  const chosen = new Set(chooseKeys(own, agentId, choice, now));
  const changed = credentials.map((credential) =>
    chosen.has(credential) && credential.revokedAt === undefined ? { ...credential, revokedAt: dateText(now) } : credential,
  );
  return { credentials: changed, revoked: changed.filter((_, at) => chosen.has(credentials[at] as Credential)) };
}

function chooseKeys(own: readonly Credential[], agentId: string, { id, all }: RevokeChoice, now: number): readonly Credential[] {
  const valid = validKeys(own, agentId, now);
  if (id !== undefined) {
    const named = own.find((credential) => credential.id === id);
    if (named) return [named];
    throw new KeysRefused(
      `${agentId} has no key "${id.slice(0, 64)}". ${own.length === 0 ? "It has none at all." : `It has ${list(own)}.`}`,
    );
  }
  if (valid.length === 0) throw new KeysRefused(`${agentId} has no key that counts: there is nothing to revoke.`);
  if (all || valid.length === 1) return valid;
  throw new KeysRefused(`${agentId} has ${list(valid)}. Name the one to revoke, \`toolwright agent revoke ${agentId} ID\`, or pass --all.`);
}

function tooMany(agentId: string, valid: readonly Credential[]): KeysRefused {
  return new KeysRefused(
    `${agentId} has ${list(valid)} already, as many as may count at once. Revoke the one that is used no longer: \`toolwright agent revoke ${agentId} ID\`.`,
  );
}

function list(credentials: readonly Credential[]): string {
  return `${credentials.length === 1 ? "the key" : "the keys"} ${credentials.map(({ id, createdAt }) => `${id} (made ${createdAt.slice(0, 16)}Z)`).join(" and ")}`;
}

function dateText(at: number): string {
  return new Date(at).toISOString();
}
