import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsed, template } from "../../../generator/emit/template.ts";

describe("template", () => {
  it.each(["{{name}}", "{{{name}}}", "{{&name}}", "{{#each rows}}{{this}}{{/each}}", "{{#if a}}{{else}}{{b}}{{/if}}"])(
    "refuses %s, which would print text as it is",
    (source) => {
      expect(() => template(source)({})).toThrow(/may not print/);
    },
  );

  it.each(["{{> part}}", "{{#with a}}{{/with}}", "{{lookup a b}}", "{{log a}}"])("refuses %s", (source) => {
    expect(() => template(source)({})).toThrow(/may not/);
  });

  it("throws on a field that is not given", () => {
    expect(() => template<object>("{{json missing}}")({})).toThrow();
  });

  it("prints data through a helper", () => {
    expect(template<{ name: string }>("const a = {{json name}};")({ name: '"; throw 1' })).toBe('const a = "\\"; throw 1";');
  });

  it("takes every template of the house", async () => {
    const folder = new URL("../../../generator/emit/templates/", import.meta.url);
    const modules = readdirSync(folder);
    expect(modules.length).toBeGreaterThan(5);
    for (const name of modules) {
      const texts = Object.values((await import(new URL(name, folder).href)) as Record<string, string>);
      for (const text of texts) expect(() => parsed(text), name).not.toThrow();
    }
  });
});
