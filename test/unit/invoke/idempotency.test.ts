import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ToolContext } from "../../../contract/index.ts";
import { ToolError } from "../../../contract/index.ts";
import { silentLogger } from "../../../runtime/observe/pino-logger.ts";
import type { CallRecords } from "../../../runtime/shared/call-records.ts";
import { openFileCallRecords } from "../../../runtime/shared/drivers/file-call-records.ts";
import { eventually } from "../../support/eventually.ts";
import { testInvoker } from "../../support/invoker.ts";
import { agentOf } from "../../support/registry.ts";

const keyed = (key: string) => ({ idempotency_key: key });

/** A tool that counts its runs and ends when told. */
function countingTool() {
  let runs = 0;
  const finish: ((value: unknown) => void)[] = [];
  return {
    runs: () => runs,
    finish,
    now: { handler: () => ({ run: ++runs }) },
    later: {
      handler: () => {
        runs++;
        return new Promise((resolve) => finish.push(resolve));
      },
    },
  };
}

describe("idempotency keys (call.idempotency)", () => {
  it("gives the first result again, whatever the order of members", async () => {
    const tool = countingTool();
    const invoker = testInvoker({ tools: { add: tool.now } });
    await invoker.call("add", { payload: { a: 1, b: { c: 2, d: 3 } }, metadata: keyed("k") });
    const again = await invoker.call("add", { payload: { b: { d: 3, c: 2 }, a: 1 }, metadata: keyed("k") });
    expect([again.outcome, tool.runs()]).toEqual([{ ok: true, result: { run: 1 }, json: '{"run":1}' }, 1]);
  });

  it("gives it also to a call that comes while the first still runs", async () => {
    const tool = countingTool();
    const invoker = testInvoker({ tools: { add: tool.later } });
    const [first, second] = [invoker.start("add", { metadata: keyed("k") }), invoker.start("add", { metadata: keyed("k") })];
    await eventually(() => expect(tool.finish).toHaveLength(1));
    tool.finish[0]?.("done");
    const reports = await Promise.all([first.report, second.report]);
    expect(reports.map(({ outcome }) => outcome.ok && outcome.result)).toEqual(["done", "done"]);
    expect([tool.runs(), reports[0].requestId === reports[1].requestId]).toEqual([1, false]);
  });

  it("answers another payload, and another tool, with a CONFLICT that a retry does not mend", async () => {
    const invoker = testInvoker({ tools: { add: {}, other: {} } });
    await invoker.call("add", { payload: { a: 1 }, metadata: keyed("k") });
    for (const [tool, payload] of [
      ["add", { a: 2 }],
      ["other", { a: 1 }],
    ] as const) {
      expect(await invoker.refused(tool, { payload, metadata: keyed("k") })).toMatchObject({ code: "CONFLICT", retryable: false });
    }
  });

  it("keeps agents' keys apart", async () => {
    const tool = countingTool();
    const invoker = testInvoker({ tools: { add: tool.now } });
    await invoker.call("add", { metadata: keyed("k"), principal: agentOf("a") });
    await invoker.call("add", { metadata: keyed("k"), principal: agentOf("b") });
    expect(tool.runs()).toBe(2);
  });

  it("remembers the failure of a handler that ran, and forgets a refusal before it ran", async () => {
    let runs = 0;
    const handler = () => {
      runs++;
      throw new ToolError("UNAVAILABLE", "the upstream is away");
    };
    const input = (value: unknown) =>
      (value as { bad?: boolean }).bad ? [{ pointer: "/bad", rule: "const", expected: "nothing", got: "true", hint: "" }] : undefined;
    const invoker = testInvoker({ tools: { flaky: { handler, input } } });
    await invoker.refused("flaky", { payload: { bad: true }, metadata: keyed("k") });
    await invoker.refused("flaky", { payload: {}, metadata: keyed("k") });
    expect((await invoker.refused("flaky", { payload: {}, metadata: keyed("k") })).message).toBe("the upstream is away");
    expect(runs).toBe(1);
  });

  it("forgets after the window, and refuses beyond its limits with a true hint (limit.idempotency)", async () => {
    let now = 0;
    const idempotency = { idempotencyWindowMs: 1_000, maxIdempotencyRecords: 2, maxIdempotencyBytes: 1_000_000 };
    const tool = countingTool();
    const invoker = testInvoker({ tools: { add: tool.now } }, { now: () => now, idempotency });
    await invoker.call("add", { metadata: keyed("1") });
    now = 400;
    await invoker.call("add", { metadata: keyed("2") });
    const refusal = await invoker.refused("add", { metadata: keyed("3") });
    expect([refusal.code, refusal.retryAfterMs]).toEqual(["RESOURCE_EXHAUSTED", 600]);
    now = 1_000;
    await invoker.call("add", { metadata: keyed("3") });
    await invoker.call("add", { metadata: keyed("1") }).catch(() => undefined);
    expect(tool.runs()).toBe(3);
  });

  it("counts the bytes of what it keeps", async () => {
    const idempotency = { idempotencyWindowMs: 1_000, maxIdempotencyRecords: 100, maxIdempotencyBytes: 10_000 };
    const invoker = testInvoker({ tools: { big: { handler: () => "x".repeat(20_000) } } }, { idempotency });
    await invoker.call("big", { metadata: keyed("1") });
    expect((await invoker.refused("big", { metadata: keyed("2") })).message).toContain("maxIdempotencyBytes");
  });

  it("gives whoever asks again what a call came to that ran on after its caller was gone", async () => {
    const tool = countingTool();
    const invoker = testInvoker({ tools: { add: tool.later } });
    const first = invoker.start("add", { metadata: keyed("k") });
    await eventually(() => expect(tool.finish).toHaveLength(1));
    first.running.cancel(new ToolError("CANCELLED", "The caller went away."));
    expect(await first.report).toMatchObject({ outcome: { ok: false, error: { code: "CANCELLED" } } });
    const again = invoker.start("add", { metadata: keyed("k") });
    tool.finish[0]?.("done all the same");
    expect((await again.report).outcome).toMatchObject({ ok: true, result: "done all the same" });
    expect([tool.runs(), first.settlements(), again.settlements()]).toEqual([1, 1, 1]);
  });

  it.each([
    ["idempotent", 2, { ok: true }],
    ["write", 1, { ok: false, error: { code: "CANCELLED" } }],
  ] as const)("begins a stopped call anew where its effects allow: %s", async (effects, runs, outcome) => {
    let begun = 0;
    const handler = (_input: never, { signal }: ToolContext) =>
      ++begun > 1 ? "again" : new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const invoker = testInvoker({ tools: { add: { handler, descriptor: { effects } } } });
    const first = invoker.start("add", { metadata: keyed("k") });
    await eventually(() => expect(begun).toBe(1));
    first.running.cancel(new ToolError("CANCELLED", "The caller went away."));
    await first.report;
    expect([(await invoker.call("add", { metadata: keyed("k") })).outcome, begun]).toMatchObject([outcome, runs]);
  });

  it("lets one that waits end at its own deadline, or at its caller's wish, while the first runs on", async () => {
    const tool = countingTool();
    const invoker = testInvoker({ tools: { add: tool.later } });
    const first = invoker.start("add", { metadata: keyed("k") });
    await eventually(() => expect(tool.finish).toHaveLength(1));
    const late = await invoker.refused("add", { metadata: { ...keyed("k"), deadline_ms: 50 } });
    expect(late.code).toBe("DEADLINE_EXCEEDED");
    const left = invoker.start("add", { metadata: keyed("k") });
    left.running.cancel(new ToolError("CANCELLED", "The caller went away."));
    expect((await left.report).outcome).toMatchObject({ ok: false, error: { code: "CANCELLED" } });
    tool.finish[0]?.("done");
    expect((await first.report).outcome.ok).toBe(true);
    await invoker.admission.idle();
    expect(invoker.admission.inFlight).toBe(0);
  });

  it("refuses a call without a key where its effects require one, and takes all others (call.idempotency-required)", async () => {
    const tools = {
      look: { descriptor: { effects: "read" } },
      change: { descriptor: { effects: "write" } },
      drop: { descriptor: { effects: "destructive" } },
    } as const;
    for (const [keysRequiredFor, refused] of [
      ["none", []],
      ["destructive", ["drop"]],
      ["write", ["change", "drop"]],
    ] as const) {
      const invoker = testInvoker({ tools }, { keysRequiredFor });
      for (const name of Object.keys(tools)) {
        const { outcome } = await invoker.call(name);
        const expected = (refused as readonly string[]).includes(name)
          ? { ok: false, error: { code: "FAILED_PRECONDITION" } }
          : { ok: true };
        expect(outcome, `${name} where keys are for ${keysRequiredFor}`).toMatchObject(expected);
        expect((await invoker.call(name, { metadata: keyed(`k-${name}`) })).outcome.ok).toBe(true);
      }
    }
  });

  it("says of a call whose server was killed that nobody knows what it did, and makes it again where that does no harm", async () => {
    const dir = await mkdtemp(join(tmpdir(), "toolwright-idempotency-"));
    const limits = { idempotencyWindowMs: 60_000, maxIdempotencyRecords: 100, maxIdempotencyBytes: 1_000_000 };
    const open = () => openFileCallRecords({ ...limits, dir, logger: silentLogger, clock: Date.now });
    const tool = countingTool();
    const tools = {
      change: { ...tool.later, descriptor: { effects: "write" } },
      put: { ...tool.later, descriptor: { effects: "idempotent" } },
    } as const;
    const killed = await open();
    const before = testInvoker({ tools }, { calls: killed });
    before.start("change", { metadata: keyed("1") });
    before.start("put", { metadata: keyed("2") });
    await eventually(() => expect(tool.finish).toHaveLength(2));
    await killed.close();
    const calls = await open();
    const after = testInvoker({ tools }, { calls });
    const refusal = await after.refused("change", { metadata: keyed("1") });
    expect([refusal.code, refusal.retryable, refusal.message]).toEqual([
      "FAILED_PRECONDITION",
      false,
      expect.stringContaining("nobody knows whether the call took effect"),
    ]);
    const again = after.start("put", { metadata: keyed("2") });
    await eventually(() => expect(tool.finish).toHaveLength(3));
    tool.finish[2]?.("put");
    expect((await again.report).outcome).toMatchObject({ ok: true, result: "put" });
    await calls.close();
    await rm(dir, { recursive: true });
  });

  it("answers UNAVAILABLE while the records are away, with one line for all that met it, and calls without a key go on", async () => {
    const away = () => Promise.reject(new Error("ECONNREFUSED"));
    const calls: CallRecords = { claim: away, complete: away, release: away, settled: away, close: async () => undefined };
    const invoker = testInvoker({ tools: { add: {} } }, { calls });
    for (const key of ["1", "2", "3"]) {
      expect(await invoker.refused("add", { metadata: keyed(key) })).toMatchObject({ code: "UNAVAILABLE", retryable: true });
    }
    expect((await invoker.call("add")).outcome.ok).toBe(true);
    expect(invoker.logger.lines.filter(({ event }) => event === "idempotency.unavailable")).toHaveLength(1);
  });
});
