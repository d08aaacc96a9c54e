import { describe, expect, it } from "vitest";
import { Breaker } from "../../../client/breaker.ts";
import { CallError } from "../../../client/call-error.ts";
import { Dialer, type Wait } from "../../../client/dialer.ts";
import { Endpoints } from "../../../client/endpoints.ts";
import { settled, type VirtualClock, virtualClock } from "./virtual-clock.ts";

const [a, b] = ["http://a.example", "http://b.example"] as const;
const away = new CallError("UNAVAILABLE", "Away.", { mayHaveRun: false });

/** Servers that a test switches on and off, and everything the dialer did. */
function dialing({ urls = [a] as readonly string[], failures = 100, clock = virtualClock() } = {}) {
  const up = new Map<string, CallError | "up">(urls.map((url) => [url, away]));
  const tried: string[] = [];
  const waits: Wait[] = [];
  const endpoints = new Endpoints(urls, { failures, openMs: 8_000 });
  const dialer = new Dialer<string>(
    endpoints,
    { baseDelayMs: 100, maxDelayMs: 1_000, stableAfterMs: 5_000 },
    {
      clock,
      open: async (url) => {
        tried.push(url);
        const answer = up.get(url);
        if (answer instanceof CallError) throw answer;
        return `connected to ${url}`;
      },
      onWait: (wait) => waits.push(wait),
    },
  );
  return { dialer, up, tried, waits, clock };
}

async function forward(clock: VirtualClock, times: number): Promise<number[]> {
  const moved: number[] = [];
  await settled();
  for (let index = 0; index < times; index += 1) moved.push(await clock.next());
  return moved;
}

const forever = new AbortController().signal;

describe("connecting again", () => {
  it("waits longer after each failure, by the backoff, and stops at the first success", async () => {
    const { dialer, up, tried, clock } = dialing();
    const dialled = dialer.again(forever);
    // Half of each bound, the chance being a half: 100, 200, 400, 800, 1000, 1000.
    expect(await forward(clock, 6)).toEqual([50, 100, 200, 400, 500, 500]);
    up.set(a, "up");
    await clock.next();
    expect(await dialled).toEqual({ url: a, opened: `connected to ${a}` });
    expect(tried.length).toBe(7);
    expect(clock.waits).toEqual([]);
  });

  it("adds what the server asks to wait", async () => {
    const { dialer, up, clock } = dialing();
    up.set(a, new CallError("UNAVAILABLE", "Going away.", { retryAfterMs: 1_000, mayHaveRun: false }));
    dialer.again(forever).catch(() => undefined);
    expect(await forward(clock, 2)).toEqual([50, 1_100]);
  });

  it("begins with short waits again after a connection that lasted, and not after one that did not", async () => {
    const { dialer, clock } = dialing();
    const failed = new AbortController();
    dialer.again(failed.signal).catch(() => undefined);
    await forward(clock, 3);
    failed.abort();
    await settled();
    dialer.ended(a, 4_999, true);
    const brief = new AbortController();
    dialer.again(brief.signal).catch(() => undefined);
    expect(clock.waits).toEqual([500]);
    brief.abort();
    await settled();
    dialer.ended(a, 5_000, true);
    dialer.again(forever).catch(() => undefined);
    expect(clock.waits).toEqual([50]);
  });

  it("gives up on a server that refuses this client three times in a row", async () => {
    const { dialer, up, clock } = dialing();
    up.set(a, new CallError("UNAUTHENTICATED", "Revoked.", { mayHaveRun: false }));
    const dialled = dialer.again(forever);
    const refused = expect(dialled).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await forward(clock, 3);
    await refused;
    expect(clock.waits).toEqual([]);
  });

  it("ends at once, leaving no timer, when it is told to stop", async () => {
    const { dialer, clock } = dialing();
    const abort = new AbortController();
    const dialled = dialer.again(abort.signal);
    const stopped = expect(dialled).rejects.toMatchObject({ code: "CANCELLED" });
    await forward(clock, 2);
    abort.abort();
    await stopped;
    expect(clock.waits).toEqual([]);
  });
});

describe("several servers", () => {
  it("are tried one after the other without a wait, and the one that works is preferred from then on", async () => {
    const { dialer, up, tried } = dialing({ urls: [a, b] });
    up.set(b, "up");
    expect((await dialer.first(forever)).url).toBe(b);
    up.set(a, "up");
    expect((await dialer.first(forever)).url).toBe(b);
    expect(tried).toEqual([a, b, b]);
  });

  it("have the one just lost for last", async () => {
    const { dialer, up } = dialing({ urls: [a, b] });
    up.set(a, "up");
    up.set(b, "up");
    expect((await dialer.first(forever)).url).toBe(a);
    dialer.ended(a, 60_000, false);
    expect((await dialer.first(forever)).url).toBe(b);
  });

  it("fail with the last one's error", async () => {
    const { dialer, up } = dialing({ urls: [a, b] });
    up.set(b, new CallError("UNAUTHENTICATED", "No.", { mayHaveRun: false }));
    await expect(dialer.first(forever)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("must be at least one, and addresses", () => {
    expect(() => new Endpoints([], { failures: 1, openMs: 1 })).toThrow("empty list");
    expect(() => new Endpoints([a, "nonsense"], { failures: 1, openMs: 1 })).toThrow("is not a URL");
  });
});

describe("a circuit", () => {
  it("opens after failures in a row, lets one probe through after its rest, and closes with a success", () => {
    const breaker = new Breaker({ failures: 3, openMs: 1_000 });
    breaker.failed(0, 0);
    breaker.succeeded();
    for (const now of [10, 20]) breaker.failed(now, 0);
    expect(breaker.state(20)).toBe("closed");
    breaker.failed(30, 0);
    expect([breaker.state(30), breaker.state(1_029), breaker.state(1_030)]).toEqual(["open", "open", "half-open"]);
    breaker.failed(1_030, 0);
    expect([breaker.state(2_029), breaker.state(2_030)]).toEqual(["open", "half-open"]);
    breaker.succeeded();
    expect(breaker.state(2_030)).toBe("closed");
  });

  it("rests up to half as long, so that clients do not probe together", () => {
    const breaker = new Breaker({ failures: 1, openMs: 1_000 });
    breaker.failed(0, 1 - Number.EPSILON);
    expect(breaker.restsUntil).toBe(501);
  });

  it("keeps the dialer from trying while it is open, which is told, and one probe a rest from then on", async () => {
    const { dialer, up, tried, waits, clock } = dialing({ failures: 2 });
    const dialled = dialer.again(forever);
    expect(await forward(clock, 4)).toEqual([50, 100, 6_001, 6_001]);
    expect(tried.length).toBe(4);
    expect(waits.map(({ isOpen, attempt }) => [isOpen, attempt])).toEqual([
      [false, 0],
      [false, 1],
      [true, 2],
      [true, 3],
      [true, 4],
    ]);
    up.set(a, "up");
    await clock.next();
    expect((await dialled).url).toBe(a);
  });

  it("of one server does not keep the others from being tried", async () => {
    const { dialer, up, tried, clock } = dialing({ urls: [a, b], failures: 1 });
    const dialled = dialer.again(forever);
    await forward(clock, 1);
    expect(tried).toEqual([a, b]);
    up.set(b, "up");
    await forward(clock, 1);
    expect((await dialled).url).toBe(b);
  });
});
