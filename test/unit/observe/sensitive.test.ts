import { describe, expect, it } from "vitest";
import type { JsonValue, ToolContext, Validator } from "../../../contract/index.ts";
import { hideSensitive, sensitiveOf } from "../../../runtime/observe/sensitive.ts";
import { validator } from "../../../validation/validator.ts";
import { testInvoker } from "../../support/invoker.ts";

const marked = (sensitive: readonly string[] | true): Validator => validator(() => true, { sensitive });
const payload = { customer: "Muster AG", iban: "DE89370400440532013000", nested: { pin: 4711 } };

describe("what a tool's schemas mark as sensitive", () => {
  it("is known of a validator, and nothing is where nothing is marked", () => {
    expect(sensitiveOf([validator(() => true), marked([])])).toBeUndefined();
    expect(sensitiveOf([marked(["iban"]), marked(["pin"])])).toEqual({ names: new Set(["iban", "pin"]), isAll: false });
  });

  it("stands in no line of the handler's own logger, by name or by value (ops.sensitive-logs)", async () => {
    const handler = (input: JsonValue, { logger }: ToolContext) => {
      logger.info("booked", { iban: "another one", input, note: `pays from ${payload.iban}`, customer: payload.customer });
      logger.child({ pin: 1 }).warn("again", { error: new Error(`pin ${payload.nested.pin} is wrong`) });
      return {};
    };
    const invoker = testInvoker({ tools: { pay: { handler: handler as never, input: marked(["iban", "pin"]) } } });
    await invoker.call("pay", { payload: structuredClone(payload) });
    expect(JSON.stringify(invoker.logger.lines)).not.toMatch(/DE8937|another one|4711/);
    expect(invoker.logger.of("booked")[0]?.fields).toMatchObject({
      iban: "[hidden]",
      input: { customer: "Muster AG", iban: "[hidden]", nested: { pin: "[hidden]" } },
      note: "pays from [hidden]",
      customer: "Muster AG",
    });
  });

  it("stands in no line about a handler that threw it", async () => {
    const handler = ({ iban }: typeof payload) => {
      throw new TypeError(`cannot pay from ${iban}`, { cause: new Error(`no account ${iban}`) });
    };
    const invoker = testInvoker({ tools: { pay: { handler: handler as never, input: marked(["iban"]) } } });
    await invoker.refused("pay", { payload: structuredClone(payload) });
    const [line] = invoker.logger.of("invoke.failed");
    expect(line?.fields.error).toMatchObject({
      name: "TypeError",
      message: "cannot pay from [hidden]",
      cause: { message: "no account [hidden]" },
    });
    expect(JSON.stringify(invoker.logger.lines)).not.toContain(payload.iban);
  });

  it("is every value of the payload where the schema says so", () => {
    const found = hideSensitive({ text: "Muster AG, 4711", other: "plain" }, { names: new Set(), isAll: true }, payload);
    expect(found).toEqual({ text: "[hidden], [hidden]", other: "plain" });
  });

  it("costs no line that holds a circle or a getter that throws", () => {
    const circle: Record<string, unknown> = { a: 1 };
    circle.self = circle;
    const sensitive = { names: new Set(["iban"]), isAll: false };
    expect(JSON.stringify(hideSensitive(circle, sensitive, payload))).toContain("[deeper]");
    const broken = Object.defineProperty({}, "x", { enumerable: true, get: () => expect.fail("read") });
    expect(hideSensitive(broken, sensitive, payload)).toBe("[hidden]");
  });
});
