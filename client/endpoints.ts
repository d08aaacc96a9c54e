/** Which of several servers to try next: first the one that works, last the one just lost. Opens nothing itself. */

import { Breaker, type BreakerOptions } from "./breaker.ts";
import { CallError } from "./call-error.ts";
import { endpointOf } from "./endpoint.ts";

interface Candidate {
  readonly url: string;
  readonly breaker: Breaker;
}

export class Endpoints {
  readonly #candidates: readonly Candidate[];
  #preferred: string | undefined;
  #justLost: string | undefined;

  /** @throws {CallError} INVALID_ARGUMENT when there is none, or one is not an address. */
  constructor(urls: readonly string[], breaker: BreakerOptions) {
    if (urls.length === 0)
      throw new CallError("INVALID_ARGUMENT", "Cannot connect: `url` is an empty list. Name a server.", { mayHaveRun: false });
    for (const url of urls) endpointOf(url);
    this.#candidates = [...new Set(urls)].map((url) => ({ url, breaker: new Breaker(breaker) }));
  }

  get size(): number {
    return this.#candidates.length;
  }

  /** Those whose circuit lets a try through, the likeliest first. */
  allowed(now: number): readonly string[] {
    const open = this.#candidates.filter(({ breaker }) => breaker.state(now) !== "open");
    // A stable sort keeps the given order among equals.
    return open.sort((left, right) => this.#rank(left) - this.#rank(right)).map(({ url }) => url);
  }

  /** The earliest time at which a circuit lets a probe through. */
  nextProbeAt(): number {
    return Math.min(...this.#candidates.map(({ breaker }) => breaker.restsUntil));
  }

  /** A connection to it stands. */
  connected(url: string): void {
    this.#preferred = url;
    if (this.#justLost === url) this.#justLost = undefined;
  }

  /** A connection to it ended: the others come first now. */
  lost(url: string): void {
    this.#justLost = url;
  }

  /** It proved itself: its circuit is closed. */
  succeeded(url: string): void {
    this.#find(url)?.breaker.succeeded();
  }

  failed(url: string, now: number, random: number): void {
    this.#find(url)?.breaker.failed(now, random);
  }

  #rank({ url, breaker }: Candidate): number {
    // Failures outweigh the two smaller reasons, whatever their sum.
    return breaker.failures * 4 + (url === this.#justLost ? 2 : 0) + (url === this.#preferred ? 0 : 1);
  }

  #find(url: string): Candidate | undefined {
    return this.#candidates.find((candidate) => candidate.url === url);
  }
}
