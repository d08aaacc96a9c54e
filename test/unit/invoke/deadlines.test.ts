import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Deadlines } from "../../../runtime/invoke/deadlines.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const deadlineAt = (at: number, log: number[]) => ({ at, expire: () => void log.push(at) });

it("expires each deadline once, never before its time and at most a tick late", () => {
  const deadlines = new Deadlines();
  const start = Date.now();
  const expired: number[] = [];
  for (const after of [35, 500, 36, 35]) deadlines.add(deadlineAt(start + after, expired));
  vi.advanceTimersByTime(34);
  expect(expired).toEqual([]);
  vi.advanceTimersByTime(41);
  expect(expired.map((at) => at - start).sort()).toEqual([35, 35, 36]);
  vi.advanceTimersByTime(1_000);
  expect(expired.length).toBe(4);
});

it("forgets a deadline that is removed, and holds no timer when none is left", () => {
  const deadlines = new Deadlines();
  const expired: number[] = [];
  const one = deadlineAt(Date.now() + 50, expired);
  deadlines.add(one);
  deadlines.remove(one);
  deadlines.remove(one);
  vi.advanceTimersByTime(200);
  expect([expired, vi.getTimerCount()]).toEqual([[], 0]);
});

it("expires what came due while the process slept", () => {
  const deadlines = new Deadlines();
  const expired: number[] = [];
  const start = Date.now();
  deadlines.add(deadlineAt(start + 1_000, expired));
  deadlines.add(deadlineAt(start + 7_200_000, expired));
  vi.setSystemTime(start + 3_600_000);
  vi.advanceTimersByTime(20);
  expect(expired).toEqual([start + 1_000]);
});
