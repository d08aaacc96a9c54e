import { afterEach, describe, expect, it, vi } from "vitest";
import { createKey } from "../../../runtime/auth/keys.ts";
import { createPinoLogger, logLevels, type PinoLoggerOptions, silentLogger } from "../../../runtime/observe/pino-logger.ts";
import { readableLine } from "../../../runtime/observe/readable-line.ts";
import { redactFields, redactText } from "../../../runtime/observe/redaction.ts";

function record(options: Partial<PinoLoggerOptions> = {}) {
  const lines: string[] = [];
  const logger = createPinoLogger({ level: "debug", destination: "stderr", write: (line) => void lines.push(line), ...options });
  return { logger, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

afterEach(() => vi.restoreAllMocks());

it("leaves a text whole that only says how a credential is sent", () => {
  const text = "Send `Authorization: Bearer <key>` with a valid key.";
  expect(redactText(text)).toBe(text);
  expect(redactText("Bearer <key>abc Basic dXNlcg==")).toBe("Bearer <key>abc Basic [hidden]");
});

describe("the logger", () => {
  it("writes one JSON line an event, with level, time, event and fields", () => {
    const { logger, lines, parsed } = record();
    logger.info("invoke.finished", { toolName: "track_shipment", durationMs: 3 });
    expect(lines).toHaveLength(1);
    expect(parsed()[0]).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: "invoke.finished",
      toolName: "track_shipment",
      durationMs: 3,
    });
  });

  it.each(logLevels)("at level %s writes that level and those above", (level) => {
    const { logger, parsed } = record({ level });
    for (const one of ["debug", "info", "warn", "error"] as const) logger[one]("a.b");
    expect(parsed().map((line) => line.level)).toEqual(logLevels.slice(logLevels.indexOf(level), -1));
  });

  it("adds a child's fields to each of its lines and not to its parent's", () => {
    const { logger, parsed } = record();
    const child = logger.child({ requestId: "r-1" }).child({ toolName: "t" });
    child.warn("a.b", { toolName: "other" });
    logger.warn("a.b");
    expect(parsed().map(({ requestId, toolName }) => [requestId, toolName])).toEqual([
      ["r-1", "other"],
      [undefined, undefined],
    ]);
  });

  it("lets no field pass for the line's own", () => {
    const { logger, parsed } = record();
    logger.info("real.event", { event: "forged", level: "error", time: "never" });
    expect(parsed()[0]).toMatchObject({ event: "real.event", level: "info" });
    expect(parsed()[0]?.time).not.toBe("never");
  });

  it("writes an error's name, message, code, stack and cause", () => {
    const { logger, parsed } = record();
    logger.error("a.b", { error: Object.assign(new TypeError("broken", { cause: new Error("deeper") }), { code: "ECONNRESET" }) });
    expect(parsed()[0]?.error).toMatchObject({ name: "TypeError", message: "broken", code: "ECONNRESET", cause: { message: "deeper" } });
  });

  it("writes nothing and costs nobody anything when the destination throws", () => {
    const { logger } = record({
      write: () => {
        throw new Error("EPIPE");
      },
    });
    expect(() => logger.error("a.b")).not.toThrow();
  });

  it("that is silent writes nothing and is its own child", () => {
    expect(silentLogger.child({ a: 1 })).toBe(silentLogger);
    expect(createPinoLogger({ level: "silent", destination: "stdout" })).toBe(silentLogger);
  });

  it("writes to the stream it was given, in readable form when asked", () => {
    const written: string[] = [];
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    createPinoLogger({ level: "info", destination: "stderr", pretty: true }).info("server.listening", { port: 7411 });
    expect(written.join("")).toMatch(/info.*server\.listening.*port.*7411.*\n$/);
  });
});

describe("what never reaches a log", () => {
  const key = createKey();
  const ticket = `twt_${"0123456789abcdef".repeat(4)}`;
  const secrets = [key.slice(21), ticket.slice(4), "s3cret"];

  const hostile: readonly Record<string, unknown>[] = [
    { authorization: "Bearer s3cret" },
    { headers: { Authorization: "Basic s3cret", cookie: "sid=s3cret", "x-api-key": "s3cret", "Sec-WebSocket-Protocol": "s3cret" } },
    { message: `the key ${key} was refused`, url: `/ws?key=${key}` },
    { protocols: ["toolwright.v1", `ticket.${ticket}`], offered: `toolwright.v1, ticket.${ticket}` },
    { error: new Error(`Bearer s3cret`, { cause: new Error(`${key} and ${ticket}`) }) },
    { deep: { deeper: { list: [{ token: "s3cret" }, { password: "s3cret" }, [`${key}`]] } } },
    { text: "authorization: bearer s3cret", line: "Authorization:  Bearer   s3cret" },
    { upstream: "postgres://user:s3cret@db.example/tools" },
    { apiKey: "s3cret", api_key: "s3cret", "api-key": "s3cret", clientSecret: "s3cret", refresh_token: "s3cret" },
    { [`${key}`]: 1, [ticket]: 2 },
    { env: { TOOLWRIGHT_KEY: "s3cret", TOOLWRIGHT_DEV_KEY: "s3cret" } },
    { error: Object.assign(new Error("refused"), { code: key }) },
    { url: new URL(`http://user:s3cret@host.example/${key}`) },
  ];

  it.each(hostile)("%j", (fields) => {
    for (const pretty of [false, true]) {
      const { logger, lines } = record({ pretty });
      logger.info("a.b", fields);
      logger.child(fields).info("a.b");
      expect(lines).toHaveLength(2);
      for (const secret of secrets) expect(lines.join("\n")).not.toContain(secret);
    }
  });

  it("keeps a key's public name, by which an operator finds it", () => {
    expect(redactText(`refused ${key}`)).toBe(`refused ${key.slice(0, 20)}_[hidden]`);
  });

  it("leaves other texts and names as they are", () => {
    const fields = { toolName: "track_shipment", monkey: "banana", keyPattern: "^a$", contextId: "Case/SHP-000001", ticketsIssued: 3 };
    expect(redactFields(fields)).toEqual(fields);
  });

  it("is bounded: long texts, many members, deep and circular objects, odd values", () => {
    const circular: Record<string, unknown> = {
      big: 10n,
      run: () => 1,
      symbol: Symbol("s"),
      bytes: new Uint8Array(5),
      day: new Date(Number.NaN),
    };
    circular.self = circular;
    const fields = { long: "x".repeat(1_000_000), many: Array.from({ length: 100_000 }, () => 1), circular };
    const text = JSON.stringify(redactFields(fields));
    expect(text.length).toBeLessThan(20_000);
    expect(redactFields({ circular })).toMatchObject({
      circular: { big: "10", run: "[function]", symbol: "[symbol]", bytes: "[5 bytes]" },
    });
  });

  it("survives members that throw when read", () => {
    const fields = {
      get bad(): string {
        throw new Error("no");
      },
      good: 1,
    };
    expect(redactFields(fields)).toEqual({ bad: "[unreadable]", good: 1 });
  });

  it("takes a member named __proto__ as data", () => {
    const redacted = redactFields(JSON.parse('{"__proto__":{"a":1}}') as Record<string, unknown>);
    expect(JSON.stringify(redacted)).toBe('{"__proto__":{"a":1}}');
  });
});

describe("a readable line", () => {
  const time = new Date("2026-06-01T12:03:04.567Z");

  it("names time, level, event and fields, and leaves out what is undefined", () => {
    const fields = { toolName: "track_shipment", code: undefined, note: "two words", size: { a: 1 } };
    expect(readableLine(time, "info", "invoke.finished", fields, false)).toBe(
      '12:03:04.567 info  invoke.finished toolName=track_shipment note="two words" size={"a":1}',
    );
  });

  it("stays one line and moves no cursor, whatever a field holds", () => {
    const hostile = { a: "one\ntwo\r\u001b[2J\u009b2J\u2028\u202e", "b\n": "x" };
    const line = readableLine(time, "warn", "a\nb", hostile, false);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
  });

  it("has colours only where the reader's terminal has", () => {
    expect(readableLine(time, "error", "a.b", {}, true)).toContain("\u001b[31m");
    expect(readableLine(time, "error", "a.b", {}, false)).not.toContain("\u001b");
  });
});
