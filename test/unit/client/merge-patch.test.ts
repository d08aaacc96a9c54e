import { describe, expect, it } from "vitest";
import { mergePatch } from "../../../client/index.ts";
import type { JsonObject } from "../../../contract/index.ts";
import { mergePatch as serverMergePatch } from "../../../runtime/context/merge-patch.ts";
import { fc } from "../../support/chance.ts";

/** The cases of RFC 7396, appendix A, whose target and patch are objects. */
const rfcCases: readonly (readonly [target: string, patch: string, result: string])[] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', "{}"],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ["{}", '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
];

const json = fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__", "toString"), fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<never>);

describe("the client's merge patch", () => {
  it.each(rfcCases)("makes of %s with %s what RFC 7396 says", (target, patch, result) => {
    expect(mergePatch(JSON.parse(target) as JsonObject, JSON.parse(patch) as JsonObject)).toEqual(JSON.parse(result));
  });

  it("leaves its target as it was", () => {
    const target = { a: { b: 1 } };
    mergePatch(target, { a: { b: 2, c: 3 } });
    expect(target).toEqual({ a: { b: 1 } });
  });

  it("takes __proto__ for a name like any other", () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}') as JsonObject);
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("agrees with the server's about every value and patch", () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const sorted = (value: JsonObject): unknown => JSON.parse(JSON.stringify(value));
        expect(sorted(mergePatch(target, patch))).toEqual(sorted(serverMergePatch(target, patch)));
      }),
    );
  });
});
