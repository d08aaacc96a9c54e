import { describe, expect, it } from "vitest";
import { ToolError } from "../../../contract/index.ts";
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
    const invoker = testInvoker({ tools: { add: tool.later, warm: {} } });
    const [first, second] = [invoker.start("add", { metadata: keyed("k") }), invoker.start("add", { metadata: keyed("k") })];
    await invoker.call("warm");
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
});
