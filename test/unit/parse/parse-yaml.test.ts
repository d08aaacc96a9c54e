import { describe, expect, it } from "vitest";
import { readLimits } from "../../../generator/parse/limits.ts";
import { parseYaml } from "../../../generator/parse/parse-yaml.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";
import { brief, codesOf } from "../../support/catalog-text.ts";

const parse = (text: string) => parseYaml(sourceFile("a.yaml", text));
const readValue = (text: string) => parse(text).value?.value;

describe("reading YAML", () => {
  it("reads the core schema of YAML 1.2, in which yes and a date are texts", () => {
    expect(readValue("a: yes\nb: 2027-06-30\nc: 0o17\nd: null\ne: ~\nf: 1.50\ng: TRUE\nh: 012")).toEqual({
      a: "yes",
      b: "2027-06-30",
      c: 15,
      d: null,
      e: null,
      f: 1.5,
      g: true,
      h: 12,
    });
  });

  it("keeps to that schema under a %YAML 1.1 line, and warns of the line", () => {
    const { value, diagnostics } = parse("%YAML 1.1\n---\na: yes\nb: 0b11\n");
    expect(value?.value).toEqual({ a: "yes", b: "0b11" });
    expect(brief(diagnostics)).toEqual(["YAML_DIRECTIVE warning a.yaml:1:1"]);
  });

  it("reads JSON as it stands", () => {
    const value = { a: [1, -0.5, 1e3, '\u00e9\n"', true, null, {}], "b c": {} };
    expect(readValue(JSON.stringify(value))).toEqual(value);
    expect(readValue(JSON.stringify(value, null, 2))).toEqual(value);
  });

  it("finds a key that stands twice in JSON, however it is written", () => {
    expect(brief(parse('{"a": 1, "b": {"a": "x\\" :", "\\u0061": 2}}').diagnostics)).toEqual(["YAML_DUPLICATE_KEY error a.yaml:1:30"]);
    expect(codesOf(parse('{"a": 1e999}').diagnostics)).toEqual(["YAML_NUMBER"]);
    expect(codesOf(parse('{"a": "\\ud800"}').diagnostics)).toEqual(["YAML_TEXT_BROKEN"]);
  });

  it("makes keys of numbers and null their text", () => {
    expect(readValue("1: a\n1.0: b\nnull: c\ntrue: d")).toEqual({ "1": "a", "1.0": "b", null: "c", true: "d" });
  });

  it("makes a key named __proto__ an own member and leaves the prototype alone", () => {
    const value = readValue('{"__proto__": {"admin": true}, "constructor": 1}') as object;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect("admin" in value).toBe(false);
  });

  it("follows aliases within one file, the last anchor of a name before the alias", () => {
    expect(readValue("a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: &y { z: *x }\nf: *y")).toEqual({
      a: 1,
      b: 1,
      c: 2,
      d: 2,
      e: { z: 2 },
      f: { z: 2 },
    });
  });

  it("accepts as many aliases as its limit says and not one more", () => {
    const aliases = (count: number) => `a: &x 1\nb: [${"*x, ".repeat(count)}]\n`;
    const limit = readLimits.aliasExpansions.value;
    expect(parse(aliases(limit)).diagnostics).toEqual([]);
    expect(codesOf(parse(aliases(limit + 1)).diagnostics)).toEqual(["YAML_ALIAS_LIMIT"]);
  });

  it("accepts as many levels as its limit says and not one more", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    const limit = readLimits.depth.value;
    expect(parse(nested(limit)).diagnostics).toEqual([]);
    expect(codesOf(parse(nested(limit + 1)).diagnostics)).toEqual(["YAML_TOO_DEEP"]);
    const block = (levels: number) => Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
    expect(parse(block(limit)).diagnostics).toEqual([]);
    expect(codesOf(parse(block(limit + 1)).diagnostics)).toEqual(["YAML_TOO_DEEP"]);
  });

  it("refuses a file with more bytes than its limit, counted in UTF-8", () => {
    const limit = readLimits.fileBytes.value;
    expect(parse(`# ${"x".repeat(limit - 7)}\na: 1`).diagnostics).toEqual([]);
    expect(codesOf(parse(`# ${"é".repeat(limit / 2)}\na: 1`).diagnostics)).toEqual(["FILE_TOO_LARGE"]);
  });

  it("refuses a file with more values than its limit", () => {
    const items = `[${"1,".repeat(readLimits.values.value)}]`;
    expect(codesOf(parse(items).diagnostics)).toEqual(["YAML_TOO_MANY_VALUES"]);
  });

  it.each([
    ["brackets", "[".repeat(60_000)],
    ["dashes", "- ".repeat(60_000)],
    ["question marks", "? ".repeat(60_000)],
    ["braces", "{a: ".repeat(60_000)],
    ["anchors", "&a ".repeat(60_000)],
    ["tags", "!a ".repeat(60_000)],
    ["documents", "---\n".repeat(60_000)],
    ["directives", "%YAML 1.2\n".repeat(60_000)],
    ["indentation", Array.from({ length: 1_400 }, (_, level) => `${" ".repeat(level)}- a:`).join("\n")],
    ["mappings in a row", "{a: 1} ".repeat(20_000)],
    ["equal keys", "a: 1\n".repeat(20_000)],
    ["commas", `[${",".repeat(60_000)}`],
    ["quotes", "'".repeat(200_001)],
    ["stars", "*".repeat(60_000)],
    ["colons", ":".repeat(60_000)],
    ["carriage returns", "a: 1\r".repeat(20_000)],
  ])("answers a file of nothing but %s", (_what, text) => {
    const { diagnostics } = parse(text);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(20_000);
  });

  it("accepts every key of a large mapping once, and names the one that repeats", () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join("\n");
    expect(parse(keys).diagnostics).toEqual([]);
    expect(brief(parse(`${keys}\nk7: 2`).diagnostics)).toEqual(["YAML_DUPLICATE_KEY error a.yaml:20001:1"]);
  });
});

describe("positions", () => {
  const text = "name: x\nlist:\n  - a: 1\n    'b c': {d: [10, 20]}\nalias: &anchor\n  inner: here\nagain: *anchor\n";
  const at = (pointer: string, kind: "spanOf" | "keySpanOf") => {
    const span = parse(text).value?.[kind](pointer);
    return span?.file.text.slice(span.start, span.end);
  };

  it("lead from a pointer to the value", () => {
    expect(at("/name", "spanOf")).toBe("x");
    expect(at("/list/0/b c/d/1", "spanOf")).toBe("20");
    expect(at("/again/inner", "spanOf")).toBe("here");
    expect(at("/again", "spanOf")).toBe("*anchor");
  });

  it("lead from a pointer to the key, and from an item to its first line", () => {
    expect(at("/list/0/b c", "keySpanOf")).toBe("'b c'");
    expect(at("/list/0", "keySpanOf")).toBe("a: 1");
  });

  it("lead to the nearest part that exists", () => {
    expect(at("/list/0/b c/nothing/at/all", "spanOf")).toBe("{d: [10, 20]}");
    expect(at("/list/99", "spanOf")).toContain("a: 1");
  });

  it("are the same after other files were read, with a byte order mark and with CRLF", () => {
    const first = parse(`\uFEFF${text.replaceAll("\n", "\r\n")}`).value;
    parse("other: 1");
    const span = first?.spanOf("/list/0/b c/d/0");
    expect(span && first?.file.text.slice(span.start, span.end)).toBe("10");
    expect(span?.file.lineStarts.filter((start) => start <= span.start).length).toBe(4);
  });
});

describe("comments", () => {
  it("are told with their offsets, and a # inside a text is none", () => {
    const text = "# one\na: '# no'\nb: |\n  # no\nc: x # two\nd: x#no\n";
    expect(parse(text).value?.comments).toEqual([
      { text: " one", start: 0 },
      { text: " two", start: text.indexOf("# two") },
    ]);
  });
});
