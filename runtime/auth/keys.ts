/** What a key looks like, how one is made, and how one is compared. Only hashes are kept. Knows nothing of agents and files. */

import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** `twk_`, 16 hexadecimal digits that name the key, `_`, 64 that are its secret. */
const keyPattern = /^twk_([0-9a-f]{16})_[0-9a-f]{64}$/;

/** Characters of the longest credential looked at. */
export const maxCredentialLength = 512;

/** A new key: 256 random bits behind a public name. */
export function createKey(): string {
  return `twk_${randomBytes(8).toString("hex")}_${randomBytes(32).toString("hex")}`;
}

/**
 * The public name of a key, safe in logs and files. One that we did not make, such as `TOOLWRIGHT_DEV_KEY`, is named by a part of its hash.
 *
 * @returns 16 characters of a-z and 0-9.
 */
export function keyIdOf(key: string): string {
  return keyPattern.exec(key)?.[1] ?? `x${hashKey(key).slice(0, 15)}`;
}

/** @returns SHA-256 in lower-case hexadecimal. A key is random and long: nothing slower is needed. */
export function hashKey(key: string): string {
  return hash("sha256", key, "hex");
}

/** Bytes of a hash; compared in place, since every request over HTTP compares two. */
const hashBytes = 32;
const left = Buffer.alloc(hashBytes);
const right = Buffer.alloc(hashBytes);

/** Compares two SHA-256 hashes in a time that tells nothing about them. */
export function hashesAreEqual(one: string, other: string): boolean {
  const areWhole = one.length === hashBytes * 2 && other.length === hashBytes * 2;
  return areWhole && left.write(one, "hex") === hashBytes && right.write(other, "hex") === hashBytes && timingSafeEqual(left, right);
}
