import { describe, expect, it } from "vitest";
import { type ToolContext, ToolError, type Validator } from "../../../contract/index.ts";
import { testInvoker } from "../../support/invoker.ts";
import { agentOf } from "../../support/registry.ts";

const never = () => new Promise<never>(() => undefined);
const refuses =
  (pointer: string): Validator =>
  () => [{ pointer, rule: "type", expected: "a string", got: "1", hint: "Send a string." }];

describe("the pipeline", () => {
  it("answers with the handler's result, serialised once (call.pipeline-once)", async () => {
    const invoker = testInvoker({ tools: { echo: { handler: async (input: { a: number }) => ({ got: input.a }) } } });
    const { outcome } = await invoker.call("echo", { payload: { a: 1 } });
    expect(outcome).toEqual({ ok: true, result: { got: 1 }, json: '{"got":1}' });
  });

  it("takes a handler that returns without a promise", async () => {
    const invoker = testInvoker({ tools: { now: { handler: () => ({ at: 1 }) } } });
    expect((await invoker.call("now")).outcome).toMatchObject({ ok: true, result: { at: 1 } });
  });

  it("names an unknown tool and what to do", async () => {
    const error = await testInvoker({ tools: {} }).refused("nothing");
    expect([error.code, error.message]).toEqual(["UNKNOWN_TOOL", 'No tool is named "nothing". List the catalog and use a name from it.']);
  });

  it("tells the log the beginning of a name that no tool has, however long it is", async () => {
    const invoker = testInvoker({ tools: {} });
    await invoker.refused("n".repeat(100_000));
    expect(invoker.logger.of("invoke.finished").map(({ fields }) => fields?.toolName)).toEqual(["n".repeat(256)]);
  });

  it("names the tool that was meant, of those the agent may use", async () => {
    const invoker = testInvoker({ tools: { track_shipment: {}, track_shipments: { descriptor: { scopes: ["hidden:read"] } } } });
    const error = await invoker.refused("track_shipmnts", { principal: agentOf("desk", { scopes: [] }) });
    expect(error.message).toBe(
      'No tool is named "track_shipmnts". Did you mean "track_shipment"? List the catalog and use a name from it.',
    );
  });

  it("refuses an agent that lacks a scope before it looks at the payload (auth.before-validation)", async () => {
    let looked = 0;
    const input: Validator = () => {
      looked++;
      return undefined;
    };
    const invoker = testInvoker({ tools: { secret: { input, descriptor: { scopes: ["a:read", "b:read"] } } } });
    const error = await invoker.refused("secret", { principal: agentOf("desk", { scopes: ["a:read"] }) });
    expect([error.code, error.message, looked]).toEqual([
      "PERMISSION_DENIED",
      'Agent "desk" may not call "secret": it lacks the scope b:read.',
      0,
    ]);
  });

  it("refuses a tool outside the agent's tool sets", async () => {
    const invoker = testInvoker({ tools: { a: {}, b: {} }, toolsets: [{ name: "only_a", tools: ["a"] }] });
    const principal = agentOf("desk", { toolsets: ["only_a"] });
    expect((await invoker.call("a", { principal })).outcome.ok).toBe(true);
    expect((await invoker.refused("b", { principal })).message).toContain("none of the agent's tool sets");
  });

  it("answers INVALID_ARGUMENT with the fields at fault and never runs the handler", async () => {
    let ran = 0;
    const invoker = testInvoker({ tools: { strict: { input: refuses("/name"), handler: () => ++ran } } });
    const error = await invoker.refused("strict");
    expect([error.code, error.details.length, ran]).toEqual(["INVALID_ARGUMENT", 1, 0]);
    expect(error.message).toBe('"/name" of "strict" must be a string, got 1. Send a string.');
  });

  it("passes a declared error through with its own words", async () => {
    const handler = () => {
      throw new ToolError("NOT_FOUND_HERE", "No shipment has this id.");
    };
    const error = await testInvoker({ tools: { track: { handler, descriptor: { errors: ["NOT_FOUND_HERE"] } } } }).refused("track");
    expect([error.code, error.message, error.retryable]).toEqual(["NOT_FOUND_HERE", "No shipment has this id.", false]);
  });

  it("hides the words of an undeclared error and logs them (errors.no-leak)", async () => {
    const invoker = testInvoker({
      tools: {
        leaky: {
          handler: () => {
            throw new ToolError("SURPRISE", "password is hunter2");
          },
        },
      },
    });
    const error = await invoker.refused("leaky");
    expect([error.code, error.message]).toEqual(["INTERNAL", "The tool failed. Report request req-1 to the operator."]);
    expect(String(invoker.logger.of("invoke.failed")[0]?.fields.error)).toContain("hunter2");
  });

  it.each([
    ["throws a string", () => Promise.reject("boom")],
    ["throws undefined", () => Promise.reject(undefined)],
    [
      "throws before its first await",
      () => {
        throw new Error("boom");
      },
    ],
    ["returns nothing", () => undefined],
    ["returns a function", () => () => 1],
    ["returns a bigint", () => ({ a: 1n })],
    [
      "returns a cycle",
      () => {
        const cycle: Record<string, unknown> = {};
        cycle.self = cycle;
        return cycle;
      },
    ],
    [
      "returns what cannot be read",
      () =>
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error("no");
            },
          },
        ),
    ],
  ])("turns a handler that %s into INTERNAL and goes on (call.handler-never-kills)", async (_what, handler) => {
    const invoker = testInvoker({ tools: { bad: { handler: handler as () => unknown }, good: { handler: () => 1 } } });
    expect((await invoker.refused("bad")).code).toBe("INTERNAL");
    expect((await invoker.call("good")).outcome.ok).toBe(true);
    expect(invoker.admission.inFlight).toBe(0);
  });

  it("survives a validator that throws", async () => {
    const input: Validator = () => {
      throw new RangeError("Maximum call stack size exceeded");
    };
    expect((await testInvoker({ tools: { deep: { input } } }).refused("deep")).code).toBe("INTERNAL");
  });

  it.each([
    ["enforce", "INTERNAL", "error"],
    ["warn", undefined, "warn"],
    ["off", undefined, undefined],
  ] as const)("with validation.output %s answers %s to a result outside its schema", async (outputValidation, code, level) => {
    const invoker = testInvoker({ tools: { odd: { output: refuses("/status"), descriptor: { outputValidation } } } });
    const { outcome } = await invoker.call("odd");
    expect(outcome.ok ? undefined : outcome.error.code).toBe(code);
    expect(invoker.logger.of("invoke.output_schema_violation")[0]?.level).toBe(level);
  });

  it("refuses a result beyond maxBytes, counted in UTF-8 bytes", async () => {
    const invoker = testInvoker({
      tools: { big: { handler: (input: { n: number }) => "é".repeat(input.n), descriptor: { limits: { maxBytes: 102 } } } },
    });
    expect((await invoker.call("big", { payload: { n: 50 } })).outcome.ok).toBe(true);
    const error = await invoker.refused("big", { payload: { n: 51 } });
    expect([error.code, error.retryable]).toEqual(["RESOURCE_EXHAUSTED", false]);
  });

  it("names the served version when the asked one does not match", async () => {
    const error = await testInvoker({ tools: { track: {} } }).refused("track", { version: "^2.0.0" });
    expect([error.code, error.message]).toEqual([
      "FAILED_PRECONDITION",
      '"track" is served at version 1.2.0, which ^2.0.0 does not match. Ask for ^1.2.0, or for none.',
    ]);
  });

  it("answers UNAVAILABLE for a module that cannot be loaded, and tries again at the next call", async () => {
    let tries = 0;
    const load = async () => {
      if (++tries === 1) throw new SyntaxError("secret path");
      return { input: () => undefined, output: () => undefined, implementation: { kind: "code" as const, handler: () => "ok" } };
    };
    const invoker = testInvoker({ tools: { lazy: { load } } });
    const error = await invoker.refused("lazy");
    expect([error.code, error.message.includes("secret path")]).toEqual(["UNAVAILABLE", false]);
    expect((await invoker.call("lazy")).outcome).toMatchObject({ ok: true, result: "ok" });
  });
});

describe("deadlines and cancellation", () => {
  it("ends a hanging call at the tool's timeout and aborts its signal (call.deadline)", async () => {
    let seen: AbortSignal | undefined;
    const handler = (_input: never, context: ToolContext) => {
      seen = context.signal;
      return never();
    };
    const invoker = testInvoker({ tools: { hang: { handler, descriptor: { limits: { timeoutMs: 30 } } } } });
    const error = await invoker.refused("hang");
    expect([error.code, error.retryable, seen?.aborted]).toEqual(["DEADLINE_EXCEEDED", true, true]);
    expect(error.message).toContain("did not finish within 30 ms.");
    expect(invoker.admission.inFlight).toBe(0);
  });

  it("holds the lower of deadline_ms and the timeout", async () => {
    let deadline = 0;
    const handler = (_input: never, context: ToolContext) => {
      deadline = context.deadline;
      return 1;
    };
    const invoker = testInvoker({ tools: { when: { handler } } }, { now: () => 1_000_000 });
    await invoker.call("when", { metadata: { deadline_ms: 100 } });
    expect(deadline).toBe(1_000_100);
    await invoker.call("when", { metadata: { deadline_ms: 60_000 } });
    expect(deadline).toBe(1_005_000);
  });

  it("settles a cancelled call once, at once, and ignores what the handler says later (call.reply-exactly-once)", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const invoker = testInvoker({ tools: { slow: { handler: () => new Promise((resolve) => (answer = resolve)) }, warm: {} } });
    const first = invoker.start("slow");
    await invoker.call("warm");
    first.running.cancel(new ToolError("CANCELLED", "The caller cancelled the call."));
    first.running.cancel(new ToolError("CANCELLED", "again"));
    const { outcome } = await first.report;
    answer({ late: true });
    await invoker.call("warm");
    expect([outcome.ok ? "" : outcome.error.message, first.settlements(), invoker.admission.inFlight]).toEqual([
      "The caller cancelled the call.",
      1,
      0,
    ]);
  });

  it("hands an aborted signal to a handler that asks for it late", async () => {
    let context: ToolContext | undefined;
    const handler = (_input: never, given: ToolContext) => {
      context = given;
      return never();
    };
    const invoker = testInvoker({ tools: { slow: { handler }, warm: {} } });
    const call = invoker.start("slow");
    await invoker.call("warm");
    call.running.cancel(new ToolError("CANCELLED", "gone"));
    expect([context?.signal.aborted, String(context?.signal.reason)]).toEqual([true, "ToolError: gone"]);
  });

  it("drops progress that comes after the answer", async () => {
    let context: ToolContext | undefined;
    const handler = (_input: never, given: ToolContext) => {
      context = given;
      given.progress({ progress: 1, total: 2 });
      return "done";
    };
    const invoker = testInvoker({ tools: { work: { handler } } });
    const call = invoker.start("work");
    await call.report;
    context?.progress({ progress: 2, total: 2 });
    expect(call.progress).toEqual([{ progress: 1, total: 2 }]);
  });
});

describe("what a call is told and what it leaves", () => {
  it("reaches handler, answer and log with agent_id, user_id, correlation_id and request_origin (call.correlation)", async () => {
    let told: Partial<ToolContext> = {};
    const handler = (_input: never, { principal, userId, correlationId, requestOrigin, trace, contextId }: ToolContext) => {
      told = { principal, userId, correlationId, requestOrigin, trace, contextId };
      return 1;
    };
    const invoker = testInvoker({ tools: { who: { handler } } });
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const metadata = { user_id: "u-1", correlation_id: "c-1", request_origin: "schedule:nightly", context_id: "case/1", traceparent };
    const report = await invoker.call("who", { metadata, principal: agentOf("desk") });
    expect(told).toMatchObject({
      principal: { agentId: "desk" },
      userId: "u-1",
      correlationId: "c-1",
      requestOrigin: "schedule:nightly",
      trace: { traceparent },
      contextId: "case/1",
    });
    expect(report).toMatchObject({ correlationId: "c-1", agentId: "desk", requestId: "req-1", metadata });
    expect(invoker.logger.of("invoke.finished")[0]?.fields).toMatchObject({
      correlationId: "c-1",
      principalId: "desk",
      userId: "u-1",
      requestOrigin: "schedule:nightly",
      code: "OK",
    });
  });

  it("correlates by the request id when the caller gives nothing", async () => {
    const report = await testInvoker({ tools: { who: {} } }).call("who");
    expect(report.correlationId).toBe(report.requestId);
  });

  it("logs no payload and no result", async () => {
    const invoker = testInvoker({ tools: { echo: {} } });
    await invoker.call("echo", { payload: { token: "s3cret" } });
    expect(JSON.stringify(invoker.logger.lines)).not.toContain("s3cret");
  });
});
