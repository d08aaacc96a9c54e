/** What every driver of call records must do. A driver's own test file calls this once with the way to open it. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallClaim, CallRecordLimits, CallRecords } from "../../../runtime/shared/call-records.ts";

export interface CallsOptions extends CallRecordLimits {
  /** Epoch milliseconds; the suite moves it. */
  readonly clock: () => number;
}

export interface OpenedCalls {
  readonly calls: CallRecords;
  /** Another server's end of the same records; the same one where only one process may hold them. */
  readonly there?: CallRecords;
  /** Ends the server that made the running calls and starts another, where the driver outlives one. */
  crash?(): Promise<CallRecords>;
  dispose?(): Promise<void>;
}

export function describeCallRecords(driver: string, open: (options: CallsOptions) => Promise<OpenedCalls>): void {
  describe(`call records: ${driver}`, () => {
    let now: number;
    let opened: OpenedCalls;
    let calls: CallRecords;
    let there: CallRecords;

    beforeEach(async () => {
      now = 1_800_000_000_000;
      opened = await open({ clock: () => now, idempotencyWindowMs: 60_000, maxIdempotencyRecords: 3, maxIdempotencyBytes: 1_000 });
      calls = opened.calls;
      there = opened.there ?? calls;
    });

    afterEach(async () => {
      await calls.close();
      if (there !== calls) await there.close();
      await opened.dispose?.();
    });

    const call = (key: string, agentId = "dispatcher") => ({ agentId, key });

    function claim(key: string, more: { fingerprint?: string; mayRepeat?: boolean; agentId?: string } = {}, on = there) {
      const { fingerprint = "f", mayRepeat = false, agentId } = more;
      return on.claim({ ...call(key, agentId), fingerprint, mayRepeat });
    }

    async function first(key: string, on = calls): Promise<string> {
      const claimed = await claim(key, {}, on);
      if (claimed.kind !== "first") throw new Error(`expected a first claim, got ${claimed.kind}`);
      return claimed.token;
    }

    it("gives the first call to one, and its outcome to all others", async () => {
      const token = await first("k");
      expect(await claim("k")).toEqual({ kind: "running" });
      expect(await calls.complete(call("k"), token, '{"ok":true}')).toBe(true);
      expect(await claim("k")).toEqual({ kind: "done", outcome: '{"ok":true}' });
      expect(await claim("k", {}, calls)).toEqual({ kind: "done", outcome: '{"ok":true}' });
    });

    it("gives the first call to one of many that ask at once", async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, (_, at) => claim("k", {}, at % 2 === 0 ? calls : there)));
      expect(claims.filter(({ kind }) => kind === "first")).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === "running")).toHaveLength(19);
    });

    it("refuses a key that was used with another payload, running or done", async () => {
      const token = await first("k");
      expect(await claim("k", { fingerprint: "other" })).toEqual({ kind: "conflict" });
      await calls.complete(call("k"), token, "{}");
      expect(await claim("k", { fingerprint: "other" })).toEqual({ kind: "conflict" });
    });

    it("keeps the keys of agents apart", async () => {
      await first("k");
      expect((await claim("k", { agentId: "care" })).kind).toBe("first");
    });

    it("makes the next call a first one again after a release", async () => {
      const token = await first("k");
      await calls.release(call("k"), token);
      expect((await claim("k", { fingerprint: "other" })).kind).toBe("first");
    });

    it("takes no outcome under a token that is not the claim's, and none twice", async () => {
      const token = await first("k");
      expect(await calls.complete(call("k"), "stranger", "{}")).toBe(false);
      await calls.release(call("k"), "stranger");
      expect((await claim("k")).kind).toBe("running");
      expect(await calls.complete(call("k"), token, "{}")).toBe(true);
      expect(await calls.complete(call("k"), token, '{"other":1}')).toBe(false);
      await calls.release(call("k"), token);
      expect(await claim("k")).toEqual({ kind: "done", outcome: "{}" });
    });

    it("tells those who wait when a running call settles, and waits for no other", async () => {
      const token = await first("k");
      const never = new AbortController();
      const waiting = [there.settled(call("k"), never.signal), calls.settled(call("k"), never.signal)];
      await calls.complete(call("k"), token, "{}");
      await Promise.all(waiting);
      await there.settled(call("k"), never.signal);
      await there.settled(call("unknown"), never.signal);
      const other = await first("other");
      const released = there.settled(call("other"), never.signal);
      await calls.release(call("other"), other);
      await released;
    });

    it("lets go of those who no longer want to wait", async () => {
      await first("k");
      const leaving = new AbortController();
      const waiting = there.settled(call("k"), leaving.signal);
      leaving.abort();
      await waiting;
      expect((await claim("k")).kind).toBe("running");
    });

    it("forgets a call when its window is over, counted from the first claim", async () => {
      const token = await first("k");
      now += 30_000;
      await calls.complete(call("k"), token, "{}");
      now += 29_999;
      expect((await claim("k")).kind).toBe("done");
      now += 1;
      expect((await claim("k")).kind).toBe("first");
    });

    it("remembers no more calls than its limit, says when there is room, and makes room by what it forgets", async () => {
      for (const key of ["a", "b", "c"]) {
        await first(key);
        now += 1_000;
      }
      const full: CallClaim = { kind: "full", limit: "maxIdempotencyRecords", retryAfterMs: 57_000 };
      expect(await claim("d")).toEqual(full);
      expect((await claim("a")).kind).toBe("running");
      now += full.retryAfterMs;
      expect((await claim("d")).kind).toBe("first");
    });

    it("remembers no more bytes than its limit", async () => {
      const token = await first("k");
      await calls.complete(call("k"), token, "x".repeat(1_000));
      expect(await claim("other")).toMatchObject({ kind: "full", limit: "maxIdempotencyBytes" });
      now += 60_000;
      expect((await claim("other")).kind).toBe("first");
    });

    it("knows after a crash what was done, and that what was running may have been", async () => {
      if (!opened.crash) return;
      const token = await first("done");
      await calls.complete(call("done"), token, '{"ok":true}');
      await first("running");
      await first("again");
      const after = await opened.crash();
      expect(await claim("done", {}, after)).toEqual({ kind: "done", outcome: '{"ok":true}' });
      expect(await claim("running", {}, after)).toEqual({ kind: "abandoned" });
      expect((await claim("again", { mayRepeat: true }, after)).kind).toBe("first");
      expect((await claim("again", { mayRepeat: true }, after)).kind).toBe("running");
    });
  });
}
