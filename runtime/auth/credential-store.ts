/** The file of key hashes beside the catalog: read whole, checked, written whole. Holds no key. Knows nothing of who may do what. */

import { readFile } from "node:fs/promises";
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
}

export type CredentialFile =
  | { readonly ok: true; readonly credentials: readonly Credential[] }
  /** Says which file, what is wrong, what next. */
  | { readonly ok: false; readonly problem: string };

/** A file that does not exist holds no credentials. */
export async function readCredentials(path: string): Promise<CredentialFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { ok: true, credentials: [] };
    return { ok: false, problem: `${path} cannot be read (${(error as Error).message}). Make it readable for this user.` };
  }
  return parseCredentials(text, path);
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
  return { ok: true, credentials: credentials as readonly Credential[] };
}

function isCredential(value: unknown): value is Credential {
  if (!isRecord(value)) return false;
  const { agentId, id, sha256, createdAt, expiresAt } = value;
  if (typeof agentId !== "string" || agentId === "" || typeof id !== "string" || id === "") return false;
  if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/.test(sha256) || typeof createdAt !== "string") return false;
  // A date nobody can read must not become a key that never expires.
  return expiresAt === undefined || (typeof expiresAt === "string" && !Number.isNaN(Date.parse(expiresAt)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
