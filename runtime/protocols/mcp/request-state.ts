/**
 * `requestState`: what a run of a handler leaves for the next, sealed so that the client that carries it can neither read nor change it (MCP
 * 2026-07-28, Multi Round-Trip Requests). Bound to an agent and to what it asked for. Knows nothing of requests and answers.
 */

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import type { JsonValue } from "../../../contract/index.ts";
import type { KeptRounds } from "../../asking/questions.ts";

/** Characters of the longest state that is made: clients send it back whole. */
const maxStateLength = 65_536;
const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const base64url = /^[A-Za-z0-9_-]+$/;

/** Whose request a state belongs to, and which: JSON text, in any order of members. */
export interface Bound {
  readonly agentId: string;
  readonly subject: string;
}

export type OpenedState = { readonly ok: true; readonly kept: KeptRounds } | { readonly ok: false; readonly wrong: string };

interface Sealed {
  /** Epoch milliseconds. */
  readonly until: number;
  /** Digest of agent and subject. */
  readonly of: string;
  readonly kept: KeptRounds;
}

export interface RequestStatesOptions {
  /** The first seals, all open; without any this process makes its own. */
  readonly secrets: readonly string[];
  readonly lifetimeMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export class RequestStates {
  readonly #keys: readonly Buffer[];
  readonly #lifetimeMs: number;
  readonly #now: () => number;

  constructor({ secrets, lifetimeMs, now }: RequestStatesOptions) {
    this.#keys = secrets.length === 0 ? [randomBytes(32)] : secrets.map(keyOf);
    this.#lifetimeMs = lifetimeMs;
    this.#now = now;
  }

  /** @returns `undefined` when there is too much to carry. */
  seal(kept: KeptRounds, bound: Bound): string | undefined {
    const sealed: Sealed = { until: this.#now() + this.#lifetimeMs, of: digestOf(bound), kept };
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, this.#keys[0] as Buffer, nonce);
    const text = Buffer.concat([nonce, sealing.update(JSON.stringify(sealed), "utf8"), sealing.final(), sealing.getAuthTag()]);
    const state = text.toString("base64url");
    return state.length > maxStateLength ? undefined : state;
  }

  open(state: string, bound: Bound): OpenedState {
    const sealed = state.length <= maxStateLength && base64url.test(state) ? this.#unseal(Buffer.from(state, "base64url")) : undefined;
    if (sealed === undefined) return wrong("is none of this server's");
    if (sealed.of !== digestOf(bound)) return wrong("belongs to another request");
    if (sealed.until <= this.#now()) return wrong("is too old");
    return { ok: true, kept: sealed.kept };
  }

  #unseal(bytes: Buffer): Sealed | undefined {
    if (bytes.length <= nonceBytes + tagBytes) return undefined;
    for (const key of this.#keys) {
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      opening.setAuthTag(bytes.subarray(-tagBytes));
      try {
        const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]);
        return JSON.parse(text.toString("utf8")) as Sealed;
      } catch {
        // Sealed with another key, or changed on its way: the next key tells.
      }
    }
    return undefined;
  }
}

function wrong(words: string): OpenedState {
  return { ok: false, wrong: `The "requestState" ${words}. Send the request again without it and without answers.` };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "toolwright requestState 1", 32));
}

/** The same for the same request, however its members are ordered. */
function digestOf({ agentId, subject }: Bound): string {
  return createHash("sha256")
    .update(JSON.stringify([agentId, sorted(JSON.parse(subject) as JsonValue)]))
    .digest("base64url");
}

function sorted(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).map(([name, member]) => [name, sorted(member as JsonValue)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
