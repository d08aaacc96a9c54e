import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import {
  canonicalDialectUri,
  dialectKey,
  dialectUris,
  isKeyword,
  keywordIn,
  keywordNames,
  keywords,
  refusedKeywords,
} from "../../../generator/schema/dialect.ts";
import { walkSchema } from "../../../generator/schema/walk.ts";

/** The keywords that a dialect's own schema describes, those of its vocabularies included. */
function describedKeywords(dialect: "2020-12" | "draft-07"): string[] {
  const ajv = dialect === "2020-12" ? new Ajv2020() : new Ajv();
  const vocabularies = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];
  const ids =
    dialect === "2020-12"
      ? vocabularies.map((name) => `https://json-schema.org/draft/2020-12/meta/${name}`)
      : ["http://json-schema.org/draft-07/schema"];
  return ids.flatMap((id) => {
    const described = ajv.getSchema(id)?.schema as { properties: object } | undefined;
    return Object.keys(described?.properties ?? expect.fail(`${id} is not at hand`));
  });
}

describe("the table of keywords", () => {
  it.each(["2020-12", "draft-07"] as const)("knows every keyword of %s", (dialect) => {
    const missing = describedKeywords(dialect).filter((word) => keywordIn(dialect, word) === undefined);
    expect(missing).toEqual([]);
  });

  it.each(["2020-12", "draft-07"] as const)("knows nothing beyond %s but what both spellings of definitions ask for", (dialect) => {
    const described = new Set(describedKeywords(dialect));
    const more = keywordNames[dialect].filter((word) => !described.has(word)).sort();
    expect(more).toEqual(
      dialect === "2020-12" ? ["definitions"] : ["$defs", "deprecated", "writeOnly"].filter((word) => !described.has(word)),
    );
  });

  it("says of each keyword of one dialect what to write in the other", () => {
    for (const keyword of Object.values(keywords)) if (keyword.dialects !== "both") expect(keyword.elsewhere.length).toBeGreaterThan(0);
  });

  it("refuses nothing that it accepts, and gives a reason for each refusal", () => {
    for (const [word, { reason, instead }] of Object.entries(refusedKeywords)) {
      expect(isKeyword(word)).toBe(false);
      expect(reason).toContain(word);
      expect(instead).toMatch(/\.$/);
    }
  });

  it("takes a dialect's URI with either scheme and with or without an empty fragment", () => {
    for (const [dialect, uri] of Object.entries(canonicalDialectUri)) {
      for (const spelling of [
        uri,
        uri.replace("http:", "https:"),
        uri.replace("https:", "http:"),
        uri.replace(/#$/, ""),
        `${uri.replace(/#$/, "")}#`,
      ]) {
        expect(dialectUris[dialectKey(spelling)]).toMatchObject({ dialect, exact: true });
      }
    }
  });
});

describe("walking a schema", () => {
  it("visits each subschema once and no data", () => {
    const schema = {
      properties: { a: { items: [{ type: "null" }, true] }, properties: { enum: [{ type: "no schema" }] } },
      dependencies: { a: ["b"], c: { minimum: 1 } },
      const: { properties: { no: {} } },
      examples: [{ allOf: [{}] }],
      default: { not: {} },
      "x-own": { not: {} },
      // biome-ignore lint/suspicious/noThenProperty: the keyword has this name.
      allOf: [{ if: {}, then: {}, else: false }],
    };
    const seen: string[] = [];
    walkSchema(schema, (_schema, pointer) => seen.push(pointer));
    expect(seen).toEqual([
      "",
      "/properties/a",
      "/properties/a/items/0",
      "/properties/properties",
      "/dependencies/c",
      "/allOf/0",
      "/allOf/0/if",
      "/allOf/0/then",
    ]);
  });
});
