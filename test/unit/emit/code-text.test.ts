import { describe, expect, it } from "vitest";
import { codeLiteral, InvariantError, identifier, jsDoc, jsonText, visibleText } from "../../../generator/emit/code-text.ts";
import { fc } from "../../support/chance.ts";

const evaluate = (expression: string): unknown => new Function(`return (${expression});`)();

describe("codeLiteral", () => {
  it("evaluates to exactly the value it was made from, whatever the value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(evaluate(codeLiteral(plain as never))).toEqual(plain);
      }),
    );
  });

  it("keeps a key named __proto__ as a key and leaves the prototype alone", () => {
    const value = JSON.parse('{"a":{"__proto__":{"polluted":true}}}');
    const back = evaluate(codeLiteral(value)) as { a: object };
    expect(Object.keys(back.a)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(back.a)).toBe(Object.prototype);
  });

  it("does not mistake a text that speaks of __proto__ for a key", () => {
    expect(evaluate(codeLiteral('"__proto__":'))).toBe('"__proto__":');
  });
});

describe("jsonText", () => {
  it.each([
    ["a right-to-left override", "\u202e"],
    ["a zero-width space", "\u200b"],
    ["a line separator", "\u2028"],
    ["a delete character", "\u007f"],
    ["a byte order mark", "\ufeff"],
    ["a tag character", "\u{e0041}"],
    ["a variation selector", "\ufe0f"],
  ])("writes %s as an escape that parses back", (_, character) => {
    const text = jsonText(`x${character}y`);
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(text)).toBe(`x${character}y`);
  });

  it("leaves letters of every script as they are", () => {
    expect(jsonText("Straße, 東京, Київ")).toBe('"Straße, 東京, Київ"');
  });
});

describe("jsDoc", () => {
  it("cannot be closed by the author's words", () => {
    const comment = jsDoc("a */ process.exit(1) /* b");
    expect(comment.indexOf("*/")).toBe(comment.length - 2);
  });

  it.each(["@ts-ignore", "line\n@ts-expect-error", "* @ts-nocheck", "/@ts-ignore"])("makes a tag in %j plain text", (text) => {
    expect(jsDoc(text)).not.toMatch(/(^|[\s*/])@[A-Za-z]/);
  });

  it("leaves an address in the middle of a word alone", () => {
    expect(jsDoc("Ask ops@example.org.")).toBe("/** Ask ops@example.org. */");
  });

  it("indents each line but the first, and ends every line without spaces", () => {
    expect(jsDoc("one\n\n  two", 2)).toBe("/**\n   * one\n   *\n   * two\n   */");
  });

  it("shows what cannot be seen", () => {
    expect(jsDoc("a\u202eb")).toBe("/** a\\u202eb */");
  });

  it("gives nothing for nothing", () => {
    expect(jsDoc("")).toBe("");
  });
});

describe("visibleText", () => {
  it("keeps joiners that words and emoji need", () => {
    expect(visibleText("می\u200cخواهم 👩\u200d🔧 ✔\ufe0f")).toBe("می\u200cخواهم 👩\u200d🔧 ✔\ufe0f");
  });

  it("turns every kind of line end into a line feed", () => {
    expect(visibleText("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  });
});

describe("identifier", () => {
  it.each(["", "1a", "a-b", "a b", "a;b", "ä"])("refuses %j", (text) => {
    expect(() => identifier(text)).toThrow(InvariantError);
  });

  it("passes what names.ts makes", () => {
    expect(identifier("TrackShipment$1a2b3c")).toBe("TrackShipment$1a2b3c");
  });
});
