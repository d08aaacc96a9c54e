import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { diffPatch } from "../../../runtime/context/diff-patch.ts";
import { mergePatch } from "../../../runtime/context/merge-patch.ts";
import { fc } from "../../support/chance.ts";

/** What patches lead to: objects without null members. */
const { value } = fc.letrec<{ value: JsonObject; member: JsonObject[string] & {} }>((tie) => ({
  value: fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), tie("member"), { maxKeys: 3 }) as fc.Arbitrary<JsonObject>,
  member: fc.oneof(
    { maxDepth: 3, depthIdentifier: "member" },
    fc.constantFrom<JsonObject[string] & {}>(1, "x", true, [null, { a: null }]),
    tie("value"),
  ),
}));

describe("diffPatch", () => {
  it("leads from any value to any other", () => {
    fc.assert(
      fc.property(value, value, (from, to) => {
        expect(mergePatch(from, diffPatch(from, to))).toEqual(mergePatch({}, to));
      }),
    );
  });

  it("says nothing of what stays", () => {
    expect(diffPatch({ a: 1, b: { c: [1], d: 2 } }, { a: 1, b: { c: [1], d: 3 }, e: 4 })).toEqual({ b: { d: 3 }, e: 4 });
  });
});
