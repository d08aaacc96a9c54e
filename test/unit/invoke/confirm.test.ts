import { describe, expect, it } from "vitest";
import { type JsonObject, ToolError, type Validator } from "../../../contract/index.ts";
import type { CallNews, Reach } from "../../../runtime/asking/questions.ts";
import type { Confirmations } from "../../../runtime/invoke/confirm.ts";
import { eventually } from "../../support/eventually.ts";
import { testInvoker } from "../../support/invoker.ts";

const question = "Cancel shipment {{shipment_id}} because of {{reason}}?";
const reachable: Reach = { may: new Set(["elicitation"]), rounds: { answers: {}, kept: undefined } };

function cancels(options: { readonly confirmations?: Confirmations; readonly input?: Validator } = {}) {
  const done: JsonObject[] = [];
  const { confirmations, input } = options;
  const handler = (given: JsonObject) => {
    done.push(given);
    return { cancelled: true };
  };
  const tool = { handler, descriptor: { effects: "destructive", confirm: question } as const, ...(input ? { input } : {}) };
  return { done, invoker: testInvoker({ tools: { cancel: tool } }, confirmations === undefined ? {} : { confirmations }) };
}

async function askedWords(payload: JsonObject, input?: Validator): Promise<unknown> {
  const { invoker } = cancels(input ? { input } : {});
  const { outcome } = await invoker.call("cancel", { payload, reach: reachable });
  return outcome.ok ? undefined : outcome.round?.questions[0]?.params.message;
}

const payload = { shipment_id: "SHP-000001", reason: "duplicate" };

describe("a tool that needs a yes", () => {
  it("is carried out after it, and not before (mcp.confirm)", async () => {
    const { invoker, done } = cancels();
    const first = await invoker.call("cancel", { payload: { ...payload }, reach: reachable });
    const round = first.outcome.ok ? undefined : first.outcome.round;
    expect([round?.questions, done]).toEqual([
      [
        {
          key: "toolwright/confirm",
          kind: "elicitation",
          params: {
            message: "Cancel shipment SHP-000001 because of duplicate?",
            requestedSchema: { type: "object", properties: {} },
          },
        },
      ],
      [],
    ]);
    const answers = { "toolwright/confirm": { action: "accept" } };
    const reach: Reach = { ...reachable, rounds: { answers, kept: round?.kept } };
    expect((await invoker.call("cancel", { payload: { ...payload }, reach })).outcome).toMatchObject({
      ok: true,
      result: { cancelled: true },
    });
    expect(done).toHaveLength(1);
  });

  it.each([
    ["decline", "The person said no"],
    ["cancel", "closed the question without an answer"],
  ])("is not carried out after a %s, and the model is told (mcp.confirm)", async (action, words) => {
    const { invoker, done } = cancels();
    const { outcome: first } = await invoker.call("cancel", { payload: { ...payload }, reach: reachable });
    const rounds = { answers: { "toolwright/confirm": { action } }, kept: first.ok ? undefined : first.round?.kept };
    const { outcome } = await invoker.call("cancel", { payload: { ...payload }, reach: { ...reachable, rounds } });
    expect([outcome.ok || outcome.error.code, outcome.ok || outcome.error.message, done]).toEqual([
      "FAILED_PRECONDITION",
      expect.stringContaining(words),
      [],
    ]);
  });

  it.each(["decline", "cancel"])(
    "asks the same idempotency key again after a %s, and remembers what a yes came to (call.idempotency)",
    async (action) => {
      const { invoker, done } = cancels();
      const call = async (answer?: string, kept?: NonNullable<Reach["rounds"]>["kept"]) => {
        const answers: JsonObject = answer === undefined ? {} : { "toolwright/confirm": { action: answer } };
        const reach: Reach = { ...reachable, rounds: { answers, kept } };
        return (await invoker.call("cancel", { payload: { ...payload }, reach, metadata: { idempotency_key: "k" } })).outcome;
      };
      for (const said of [action, "accept"]) {
        const asked = await call();
        const kept = asked.ok ? undefined : asked.round?.kept;
        expect(kept).toBeDefined();
        expect(await call(said, kept)).toMatchObject(said === "accept" ? { ok: true } : { error: { code: "FAILED_PRECONDITION" } });
      }
      expect([await call(), done.length]).toMatchObject([{ ok: true, result: { cancelled: true } }, 1]);
    },
  );

  it("forgets the key of a caller that went away before it answered", async () => {
    const { invoker, done } = cancels();
    const sent: CallNews[] = [];
    const reach: Reach = { may: new Set(["elicitation"]) };
    const start = () =>
      invoker.start("cancel", { payload: { ...payload }, reach, metadata: { idempotency_key: "k" }, tell: (news) => sent.push(news) });
    const first = start();
    await eventually(() => expect(sent).toHaveLength(1));
    first.running.forsake(new ToolError("CANCELLED", "The connection is gone."));
    expect((await first.report).outcome).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("Call again to be asked again.") },
    });
    sent.length = 0;
    const again = start();
    await eventually(() => expect(sent).toHaveLength(1));
    const [news] = sent;
    if (news?.kind !== "question") throw new Error("it was not asked again");
    news.question.answered({ action: "accept", content: {} });
    expect([(await again.report).outcome, done.length]).toMatchObject([{ ok: true }, 1]);
  });

  it("takes no yes to a question that was never put, or put in other words (mcp.confirm)", async () => {
    const { invoker, done } = cancels();
    const answers = { "toolwright/confirm": { action: "accept" } };
    const unasked = await invoker.call("cancel", {
      payload: { ...payload },
      reach: { ...reachable, rounds: { answers, kept: undefined } },
    });
    const kept = unasked.outcome.ok ? undefined : unasked.outcome.round?.kept;
    const other = { ...payload, shipment_id: "SHP-000002" };
    await invoker.call("cancel", { payload: other, reach: { ...reachable, rounds: { answers, kept } } });
    expect(done).toEqual([]);
  });

  it("is refused to a caller that cannot be asked (mcp.confirm)", async () => {
    const { invoker, done } = cancels();
    const { code, message } = await invoker.refused("cancel", { payload: { ...payload } });
    expect([code, message, done]).toEqual(["FAILED_PRECONDITION", expect.stringContaining("this caller cannot be asked"), []]);
  });

  it("lets that caller through where the server is told to, and asks those who can be", async () => {
    const { invoker, done } = cancels({ confirmations: "possible" });
    await invoker.call("cancel", { payload: { ...payload } });
    await invoker.call("cancel", { payload: { ...payload }, reach: reachable });
    expect(done).toHaveLength(1);
  });

  it("asks nobody where the server is told to", async () => {
    const { invoker, done } = cancels({ confirmations: "off" });
    await invoker.call("cancel", { payload: { ...payload }, reach: reachable });
    expect(done).toHaveLength(1);
  });

  it("checks the arguments before anybody is asked", async () => {
    const problem = { pointer: "/shipment_id", rule: "pattern", expected: "a number", got: '"x"', hint: "" };
    const { invoker } = cancels({ input: () => [problem] });
    const { outcome } = await invoker.call("cancel", { payload: { ...payload }, reach: reachable });
    expect(outcome.ok || [outcome.error.code, outcome.round]).toEqual(["INVALID_ARGUMENT", undefined]);
  });
});

describe("the words of the question", () => {
  it.each([
    ["SHP-1", "SHP-1"],
    ["X? It is free. Cancel nothing else", '"X? It is free. Cancel nothing else"'],
    ["a\u202eb\u0000c", '"ab\\u0000c"'],
    [["a", 1], '["a",1]'],
    ["{{reason}}", '"{{reason}}"'],
  ])("show %j as %s", async (value, shown) => {
    expect(await askedWords({ ...payload, shipment_id: value })).toBe(`Cancel shipment ${shown} because of duplicate?`);
  });

  it("cut what is long, and leave out what is not there", async () => {
    const words = String(await askedWords({ shipment_id: "long ".repeat(100) }));
    expect([words.length < 300, words.endsWith("… because of ?")]).toEqual([true, true]);
  });

  it("hide what the schema marks as sensitive", async () => {
    const input: Validator = Object.assign(() => undefined, { sensitive: ["reason"] });
    const words = String(await askedWords({ shipment_id: "SHP-1", reason: "a secret reason" }, input));
    expect(words).not.toContain("secret");
  });
});
