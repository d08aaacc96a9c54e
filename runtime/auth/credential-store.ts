/** The file of key hashes beside the catalog: read whole, checked, written whole. Holds no key. Knows nothing of who may do what. */

import { readFile } from "node:fs/promises";
import { withFileLock } from "./file-lock.ts";
import { writePrivateFile } from "./private-file.ts";

/** Shape of the file; another is refused, not guessed at. */
export const credentialFormat = 1;

export interface Credential {
  readonly agentId: string;
  /** The key's public name. */
  readonly id: string;
  /** Of the whole key, lower-case hexadecimal. */
  readonly sha256: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; absent means never. */
  readonly expiresAt?: string;
  /** ISO 8601; present means that it opens nothing any more. Kept for a while, so that every server learns of it. */
  readonly revokedAt?: string;
}

export type CredentialFile =
  | { readonly ok: true; readonly credentials: readonly Credential[]; readonly isMissing: boolean }
  /** Says which file, what is wrong, what next. */
  | { readonly ok: false; readonly problem: string };

/** A file that does not exist holds no credentials. */
export async function readCredentials(path: string): Promise<CredentialFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { ok: true, credentials: [], isMissing: true };
    return { ok: false, problem: `${path} cannot be read (${(error as Error).message}). Make it readable for this user.` };
  }
  return parseCredentials(text, path);
}

/** How long a key that opens nothing any more is still listed. */
const keptAfterEndMs = 30 * 86_400_000;

/**
 * Reads, changes and writes the file as one step: of two programs that do so at once, none loses what the other wrote. Keys that ended
 * long ago are forgotten.
 *
 * @param change - Gets what is stored, gives what shall be; may throw to leave all as it was.
 * @param now - Epoch milliseconds.
 * @throws {Error} What `change` throws; when the file is broken or the disk refuses.
 */
export function updateCredentials(
  path: string,
  change: (stored: readonly Credential[]) => readonly Credential[],
  now: number,
): Promise<readonly Credential[]> {
  return withFileLock(path, async () => {
    const file = await readCredentials(path);
    if (!file.ok) throw new Error(file.problem);
    const changed = change(file.credentials).filter((credential) => endOf(credential) > now - keptAfterEndMs);
    await writeCredentials(path, changed);
    return changed;
  });
}

/** @returns Epoch milliseconds from which on it opens nothing; `Infinity` for never. */
export function endOf({ expiresAt, revokedAt }: Credential): number {
  const ends = [expiresAt, revokedAt].map((text) => (text === undefined ? Number.POSITIVE_INFINITY : Date.parse(text)));
  return Math.min(...ends);
}

/** @throws {Error} When the disk refuses. */
export async function writeCredentials(path: string, credentials: readonly Credential[]): Promise<void> {
  await writePrivateFile(path, `${JSON.stringify({ format: credentialFormat, credentials }, undefined, 2)}\n`);
}

/** @param path - Named in the problem. */
export function parseCredentials(text: string, path: string): CredentialFile {
  const refuse = (what: string): CredentialFile => ({
    ok: false,
    problem: `${path} ${what}. Restore it from a copy, or delete it and give every agent a new key with "toolwright agent add".`,
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refuse("is not JSON");
  }
  if (!isRecord(document) || !Array.isArray(document.credentials)) return refuse('has no list "credentials"');
  if (document.format !== credentialFormat) return refuse(`has format ${JSON.stringify(document.format)}, not ${credentialFormat}`);
  const credentials: readonly unknown[] = document.credentials;
  const wrong = credentials.findIndex((credential) => !isCredential(credential));
  if (wrong !== -1) return refuse(`has an entry that is no credential: number ${wrong + 1}`);
  return { ok: true, credentials: credentials as readonly Credential[], isMissing: false };
}

function isCredential(value: unknown): value is Credential {
  if (!isRecord(value)) return false;
  const { agentId, id, sha256, createdAt, expiresAt, revokedAt } = value;
  if (typeof agentId !== "string" || agentId === "" || typeof id !== "string" || id === "") return false;
  if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/.test(sha256) || typeof createdAt !== "string") return false;
  // A date nobody can read must not become a key that never ends.
  return [expiresAt, revokedAt].every(isOptionalDate);
}

function isOptionalDate(value: unknown): boolean {
  return value === undefined || (typeof value === "string" && !Number.isNaN(Date.parse(value)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
