/**
 * How many calls a minute an agent or a tool has begun. Kept here for one server; of servers that share, several calls are taken ahead
 * from the shared counters, so that most calls wait for nobody. Knows nothing of what else may hold a call up.
 */

import { costMs, type Rate, type RateCounters } from "../shared/rate-counters.ts";

/** Bursts of this share of a minute's calls pass at once. */
const burstShare = 1 / 6;

/**
 * Calls taken ahead are as many as were begun here in so many milliseconds, so that servers together take little more than they use; what
 * is not used in that time is given up.
 */
const aheadMs = 250;

/** Milliseconds without asking the shared counters again after they could not be asked. */
const restMs = 1_000;

/** One rate and what is used of it. */
export class RateGauge {
  readonly name: string;
  readonly rate: Rate;
  /** When the next call fits an even pace, in epoch milliseconds (GCRA's theoretical arrival time). */
  nextAt = 0;
  /** Calls taken ahead from the shared counters, and until when they count. */
  ahead = 0;
  aheadUntil = 0;
  /** Calls begun since the shared counters were asked, and when that was. */
  begun = 0;
  askedAt = 0;
  /** Who waits for an answer of the shared counters. */
  asking: ((waitMs: number) => void)[] | undefined;

  constructor(name: string, perMinute: number) {
    this.name = name;
    this.rate = rateOf(perMinute);
  }
}

function rateOf(perMinute: number): Rate {
  return { perMinute, burst: Math.max(1, perMinute * burstShare) };
}

/** Milliseconds until one call can be had; 0 or less when now. */
export function waitOf(gauge: RateGauge, now: number): number {
  const cost = costMs(gauge.rate);
  return Math.max(gauge.nextAt, now) + cost - now - cost * gauge.rate.burst;
}

export function takeOne(gauge: RateGauge, now: number): void {
  gauge.nextAt = Math.max(gauge.nextAt, now) + costMs(gauge.rate);
}

export class SharedRates {
  readonly #counters: RateCounters;
  readonly #now: () => number;
  readonly #onAway: (error: unknown) => void;
  #restUntil = 0;

  /** @param onAway - Told when the counters cannot be asked; for a while each server then counts for itself. */
  constructor(counters: RateCounters, now: () => number, onAway: (error: unknown) => void) {
    this.#counters = counters;
    this.#now = now;
    this.#onAway = onAway;
  }

  /** @returns Milliseconds to wait, 0 when a call was taken; at once where some were taken ahead. */
  take(gauge: RateGauge): number | Promise<number> {
    const now = this.#now();
    if (now >= gauge.aheadUntil) gauge.ahead = 0;
    if (gauge.ahead > 0 && gauge.asking === undefined) {
      gauge.ahead--;
      gauge.begun++;
      return 0;
    }
    if (now < this.#restUntil) return takeHere(gauge, now);
    return new Promise((resolve) => {
      if (gauge.asking) {
        gauge.asking.push(resolve);
        return;
      }
      gauge.asking = [resolve];
      void this.#ask(gauge);
    });
  }

  /** One question at a time; those who come meanwhile are part of the next. */
  async #ask(gauge: RateGauge): Promise<void> {
    while (gauge.asking && gauge.asking.length > 0) {
      const asking = gauge.asking;
      gauge.asking = [];
      while (gauge.ahead > 0 && asking.length > 0) {
        gauge.ahead--;
        gauge.begun++;
        asking.shift()?.(0);
      }
      if (this.#now() < this.#restUntil) for (const resolve of asking) resolve(takeHere(gauge, this.#now()));
      else if (asking.length > 0) await this.#answer(gauge, asking);
    }
    gauge.asking = undefined;
  }

  async #answer(gauge: RateGauge, asking: readonly ((waitMs: number) => void)[]): Promise<void> {
    const { name, rate } = gauge;
    const wanted = this.#wanted(gauge, asking.length);
    try {
      let taken = wanted;
      let answer = await this.#counters.take(name, rate, wanted);
      if (!answer.allowed && wanted > 1) {
        taken = 1;
        answer = await this.#counters.take(name, rate, 1);
      }
      const granted = answer.allowed ? taken : 0;
      // Who gets none of several comes after those who got one: each place further back costs one more.
      const firstWait = answer.allowed ? costMs(rate) : answer.retryAfterMs;
      for (const [place, resolve] of asking.entries()) {
        resolve(place < granted ? 0 : Math.ceil(firstWait + (place - granted) * costMs(rate)));
      }
      gauge.ahead = Math.max(0, granted - asking.length);
      gauge.begun = Math.min(granted, asking.length);
      gauge.aheadUntil = this.#now() + aheadMs;
    } catch (error) {
      this.#restUntil = this.#now() + restMs;
      this.#onAway(error);
      for (const resolve of asking) resolve(takeHere(gauge, this.#now()));
    }
  }

  /** Those who ask, and as many as will at the pace of late, but no more than an even pace of the whole rate allows. */
  #wanted(gauge: RateGauge, asking: number): number {
    const { rate, begun, askedAt } = gauge;
    const now = this.#now();
    const pace = begun / Math.max(1, now - askedAt);
    gauge.askedAt = now;
    const ahead = Math.min(pace, 1 / costMs(rate)) * aheadMs;
    return Math.floor(Math.max(1, Math.min(rate.burst, Math.max(asking, ahead))));
  }
}

/** Takes one call of the rate as this server alone knows it. */
function takeHere(gauge: RateGauge, now: number): number {
  const wait = waitOf(gauge, now);
  if (wait > 0) return Math.ceil(wait);
  takeOne(gauge, now);
  return 0;
}
