import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { testInvoker } from "../../support/invoker.ts";

const limits = { maxConcurrency: 1, maxWaitingCalls: 10, maxWaitingCallsPerAgent: 10, maxCallWaitMs: 1_000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An invoker whose one place is taken by a call that ends when told. */
async function busyInvoker() {
  const begun: unknown[] = [];
  const ends: ((value: number) => void)[] = [];
  const handler = (input: { readonly n: number }) => {
    begun.push(input.n);
    return new Promise<number>((resolve) => ends.push(resolve));
  };
  const invoker = testInvoker({ tools: { slow: { handler, descriptor: { limits: { timeoutMs: 5_000 } } } } }, { limits });
  const first = invoker.start("slow", { payload: { n: 0 } });
  await vi.advanceTimersByTimeAsync(0);
  return { invoker, begun, first, endNext: () => ends.shift()?.(1) };
}

it("answers a call that is cancelled while it waits, and never runs it", async () => {
  const { invoker, begun, endNext } = await busyInvoker();
  const call = invoker.start("slow", { payload: { n: 1 } });
  const { ToolError } = await import("../../../contract/index.ts");
  call.running.cancel(new ToolError("CANCELLED", "The caller cancelled the call."));
  expect((await call.report).outcome).toMatchObject({ ok: false, error: { code: "CANCELLED" } });
  endNext();
  await vi.advanceTimersByTimeAsync(50);
  expect([begun, call.settlements(), invoker.admission.waiting, invoker.admission.inFlight]).toEqual([[0], 1, 0, 0]);
});

it("ends a call whose deadline passes while it waits", async () => {
  const { invoker, begun } = await busyInvoker();
  const call = invoker.start("slow", { payload: { n: 1 }, metadata: { deadline_ms: 200 } });
  await vi.advanceTimersByTimeAsync(240);
  expect((await call.report).outcome).toMatchObject({ ok: false, error: { code: "DEADLINE_EXCEEDED" } });
  expect([begun, invoker.admission.waiting]).toEqual([[0], 0]);
});

it("refuses a call that waited as long as it may, with a time to come again", async () => {
  const { invoker } = await busyInvoker();
  const call = invoker.start("slow", { payload: { n: 1 } });
  await vi.advanceTimersByTimeAsync(1_040);
  const { outcome } = await call.report;
  expect(outcome).toMatchObject({ ok: false, error: { code: "RESOURCE_EXHAUSTED", retryable: true, retryAfterMs: 1_000 } });
  expect(outcome.ok ? "" : outcome.error.message).toContain("(maxCallWaitMs)");
});

it("counts the tool's timeout from when a call begins, and the caller's deadline from when it came", async () => {
  const { invoker, begun, endNext } = await busyInvoker();
  const plain = invoker.start("slow", { payload: { n: 1 } });
  await vi.advanceTimersByTimeAsync(900);
  endNext();
  await vi.advanceTimersByTimeAsync(4_800);
  expect([begun, plain.settlements()]).toEqual([[0, 1], 0]);
  const bound = invoker.start("slow", { payload: { n: 2 }, metadata: { deadline_ms: 1_000 } });
  await vi.advanceTimersByTimeAsync(240);
  expect((await plain.report).outcome).toMatchObject({ ok: false, error: { code: "DEADLINE_EXCEEDED" } });
  await vi.advanceTimersByTimeAsync(800);
  expect((await bound.report).outcome).toMatchObject({ ok: false, error: { code: "DEADLINE_EXCEEDED" } });
  expect(begun).toEqual([0, 1, 2]);
});
