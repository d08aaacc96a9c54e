/**
 * The keys an issuer publishes (JWKS), kept and fetched anew when needed: in bounded time, no oftener than a cool-down allows, and for
 * a while without the issuer. Knows nothing of tokens' claims and of agents.
 */

import { createLocalJWKSet, errors, type JSONWebKeySet, type JWSHeaderParameters } from "jose";
import { type Logger, ToolError } from "../../../contract/index.ts";
import { fetchJson } from "./fetch-json.ts";

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** Found by the issuer's discovery document when absent. */
  readonly jwksUrl?: string | undefined;
  /** After so long keys are fetched again, in the background. */
  readonly maxAgeMs: number;
  /** So long known keys go on counting while the issuer cannot be reached. */
  readonly maxStaleMs: number;
  /** Least time between two fetches. */
  readonly coolDownMs: number;
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

type Key = Awaited<ReturnType<ReturnType<typeof createLocalJWKSet>>>;

interface Held {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly text: string;
  readonly fetchedAt: number;
}

export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #held: Held | undefined;
  #fetching: Promise<void> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  /** Grows when the published keys change: what was verified by earlier ones is to be verified again. */
  generation = 0;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /** Whether keys are at hand that count; has old ones fetched in the background. */
  isUsable(): boolean {
    const held = this.#held;
    if (held === undefined) return false;
    const age = this.#options.clock() - held.fetchedAt;
    if (age > this.#options.maxAgeMs && this.#mayTry()) void this.#fetch();
    return age <= this.#options.maxAgeMs + this.#options.maxStaleMs;
  }

  /** Has the keys fetched unless they are at hand. @throws {ToolError} UNAVAILABLE. */
  async demand(): Promise<void> {
    if (this.isUsable()) return;
    await this.#fetchOr("the issuer's keys cannot be had");
    if (!this.isUsable()) throw this.#unavailable("the issuer's keys cannot be had");
  }

  /**
   * The key a token says it is signed with. One that is not known is looked for at the issuer, which may have a new key.
   *
   * @throws {ToolError} UNAVAILABLE when the issuer cannot be asked now.
   * @throws {errors.JOSEError} When the issuer has no such key.
   */
  readonly find = async (header: JWSHeaderParameters): Promise<Key> => {
    await this.demand();
    try {
      return await this.#findHeld(header);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await this.#fetchOr("the token is signed with a key that is not known yet");
    return this.#findHeld(header);
  };

  async #findHeld(header: JWSHeaderParameters): Promise<Key> {
    if (this.#held === undefined) throw this.#unavailable("the issuer's keys cannot be had");
    return this.#held.find(header);
  }

  /** Fetches, or says that it is too early or in vain. */
  async #fetchOr(why: string): Promise<void> {
    if (this.#fetching === undefined && !this.#mayTry()) throw this.#unavailable(why);
    const before = this.#held;
    await this.#fetch();
    if (this.#held === before) throw this.#unavailable(why);
  }

  #mayTry(): boolean {
    return this.#options.clock() - this.#triedAt >= this.#options.coolDownMs;
  }

  /** One at a time; never rejects. */
  #fetch(): Promise<void> {
    this.#fetching ??= this.#fetchOnce().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetchOnce(): Promise<void> {
    const { issuer, logger, clock } = this.#options;
    this.#triedAt = clock();
    try {
      const url = this.#options.jwksUrl ?? (await this.#discover());
      const { json, text } = await fetchJson(url, this.#options.timeoutMs);
      const find = createLocalJWKSet(json as unknown as JSONWebKeySet);
      if (text !== this.#held?.text) this.generation++;
      this.#held = { find, text, fetchedAt: clock() };
      logger.info("tokens.keys_fetched", { issuer, generation: this.generation });
    } catch (error) {
      logger.warn("tokens.keys_unavailable", { issuer, holdsKeys: this.#held !== undefined, error });
    }
  }

  /** OpenID Connect Discovery 1.0, section 4: the document must name the issuer it was asked for. */
  async #discover(): Promise<string> {
    const { issuer, timeoutMs } = this.#options;
    const { json } = await fetchJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, timeoutMs);
    if (json.issuer !== issuer) throw new Error(`the discovery document names another issuer than ${issuer}`);
    if (typeof json.jwks_uri !== "string") throw new Error("the discovery document has no jwks_uri");
    return json.jwks_uri;
  }

  #unavailable(why: string): ToolError {
    const { coolDownMs, clock } = this.#options;
    const message = `The token cannot be checked now: ${why}. Try again.`;
    return new ToolError("UNAVAILABLE", message, { retryAfterMs: Math.max(1, this.#triedAt + coolDownMs - clock()) });
  }
}
