import { describe, expect, it } from "vitest";
import type { LogFields } from "../../../contract/index.ts";
import { boundText, flatLine } from "../../../runtime/observe/flat-line.ts";
import { createPinoLogger } from "../../../runtime/observe/pino-logger.ts";
import { fc } from "../../support/chance.ts";

const time = "2026-01-21T11:02:00.000Z";

/** What the long way, through pino, writes of the same fields: an object beside them makes them take it. */
function throughPino(fields: LogFields): Record<string, unknown> {
  const lines: string[] = [];
  const logger = createPinoLogger({ level: "debug", destination: "stderr", write: (line) => void lines.push(line) });
  logger.info("invoke.finished", { ...fields, deep: {} });
  const { time: _time, deep: _deep, ...rest } = JSON.parse(String(lines[0])) as Record<string, unknown>;
  return rest;
}

describe("a flat line", () => {
  it("says what pino says of any plain fields, hidden credentials too", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("Bearer abc", "twk_a_b", "https://u:p@h/", 'a "quoted" \\ line\n', "\ud800", "é€😀"),
    );
    const name = fc.oneof(
      fc.constantFrom("toolName", "password", "authorization", "level", "event", "time", "a.b", "with space"),
      fc.string({ minLength: 1, maxLength: 12 }),
    );
    const value = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 10, noNullPrototype: true }), (fields) => {
        const line = flatLine("info", time, "invoke.finished", fields);
        const { time: written, ...rest } = JSON.parse(String(line)) as Record<string, unknown>;
        expect(written).toBe(time);
        expect(rest).toEqual(throughPino(fields));
      }),
      { numRuns: 500 },
    );
  });

  it("is left to pino when a value is an object or the fields are many", () => {
    expect(flatLine("info", time, "a.b", { error: new Error("x") })).toBeUndefined();
    expect(flatLine("info", time, "a.b", { list: [1] })).toBeUndefined();
    expect(flatLine("info", time, "a.b", Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${n}`, n])))).toBeUndefined();
  });

  it("leaves out what is undefined", () => {
    expect(JSON.parse(String(flatLine("info", time, "a.b", { userId: undefined, code: "OK" })))).toEqual({
      level: "info",
      time,
      event: "a.b",
      code: "OK",
    });
  });

  it("is one line, whatever is written", () => {
    const line = flatLine("warn", time, "a\nb", { "na\nme": "va\r\nlue\u2028" });
    expect(line).not.toMatch(/[\r\n]/);
    expect(JSON.parse(String(line))).toMatchObject({ level: "warn", event: "a\nb", "na\nme": "va\r\nlue\u2028" });
  });

  it("of a child begins with what it is bound to, and says what pino says also where a field has the same name", () => {
    const bound = { worker: 2, password: "hush" };
    expect(flatLine("info", time, "a.b", { worker: 3 }, boundText(bound))).toBeUndefined();
    expect(boundText({ worker: {} })).toBeUndefined();
    const lines: string[] = [];
    const child = createPinoLogger({ level: "debug", destination: "stderr", write: (line) => void lines.push(line) }).child(bound);
    for (const fields of [{ code: "OK" }, { code: "OK", deep: {} }, { worker: 3 }, { worker: 3, deep: {} }]) child.info("a.b", fields);
    const said = lines.map((line) => {
      const { time: _time, deep: _deep, ...rest } = JSON.parse(line) as Record<string, unknown>;
      return rest;
    });
    const always = { level: "info", event: "a.b", password: "[hidden]" };
    expect(said.slice(0, 2)).toEqual(Array.from({ length: 2 }, () => ({ ...always, worker: 2, code: "OK" })));
    expect(said.slice(2)).toEqual(Array.from({ length: 2 }, () => ({ ...always, worker: 3 })));
    expect(lines[0]).toContain(`"event":"a.b","worker":2,`);
  });
});
