import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Deadline, Deadlines } from "../../../runtime/invoke/deadlines.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const deadlineAt = (at: number, log: number[]): Deadline => ({
  at,
  before: undefined,
  after: undefined,
  expire: () => void log.push(at),
});

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

it("keeps the others of a tick, and no link to one that has left", () => {
  const deadlines = new Deadlines();
  const expired: number[] = [];
  const at = Date.now() + 50;
  const all = [0, 1, 2, 3].map(() => deadlineAt(at, expired));
  for (const one of all) deadlines.add(one);
  for (const one of [all[1], all[3]] as Deadline[]) {
    deadlines.remove(one);
    expect([one.before, one.after]).toEqual([undefined, undefined]);
  }
  vi.advanceTimersByTime(100);
  expect([expired.length, vi.getTimerCount()]).toEqual([2, 0]);
  expect(all.every(({ before, after }) => before === undefined && after === undefined)).toBe(true);
});

it("lets a deadline that expires begin another", () => {
  const deadlines = new Deadlines();
  const expired: number[] = [];
  const next = deadlineAt(Date.now() + 500, expired);
  deadlines.add({ ...deadlineAt(Date.now() + 50, expired), expire: () => deadlines.add(next) });
  vi.advanceTimersByTime(100);
  expect(expired).toEqual([]);
  vi.advanceTimersByTime(500);
  expect(expired).toEqual([next.at]);
});
