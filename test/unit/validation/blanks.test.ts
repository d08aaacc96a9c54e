import { describe, expect, it } from "vitest";
import { blanksOf, fillBlanks } from "../../../validation/blanks.ts";
import { fc } from "../../support/chance.ts";

describe("a text with blanks", () => {
  it("names its blanks, and not those behind a backslash", () => {
    expect(blanksOf("{{a}} {{ b }} \\{{c}} {d} {{e-f}} {{a}}")).toEqual(["a", "b", "a"]);
  });

  it("is filled once: what a value holds is data (mcp.prompts)", () => {
    expect(fillBlanks("{{a}} and {{b}} and \\{{a}}", { a: "{{b}} $& \\", b: "{{a}}" })).toBe("{{b}} $& \\ and {{a}} and {{a}}");
  });

  it("has nothing where a value is absent, also under names that every object has", () => {
    expect(fillBlanks("[{{constructor}}]", {})).toBe("[]");
  });

  it("stays JSON whatever the values hold", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(JSON.parse(fillBlanks('{"a":"{{value}}"}', { value }, "application/json; charset=utf-8"))).toEqual({ a: value });
      }),
    );
  });

  it.each(["text/html", "image/svg+xml", "application/xml; charset=utf-8"])("stays markup whatever the values hold: %s", (type) => {
    expect(fillBlanks("<p>{{a}}</p>", { a: '<script>"&' }, type)).toBe("<p>&#60;script&#62;&#34;&#38;</p>");
  });
});
