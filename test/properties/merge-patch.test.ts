import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { mergePatch } from "../../runtime/context/merge-patch.ts";
import { fc } from "../support/chance.ts";

/** RFC 7396, appendix A: original, patch, result. */
const appendix: readonly (readonly [JsonValue, JsonValue, JsonValue])[] = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [
    ["a", "b"],
    ["c", "d"],
    ["c", "d"],
  ],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

const key = fc.oneof(fc.constantFrom("a", "b", "c", "__proto__", "constructor", "toString", ""), fc.string({ maxLength: 3 }));
const leaf = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string({ maxLength: 4 }));
const json = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, tie("object"), fc.array(tie("value"), { maxLength: 3 })),
  object: fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
}));
const anyPatch = json.object;
/** What a context may hold: a patch applied to nothing leaves no nulls in objects. */
const anyValue = json.object.map((object) => mergePatch({}, object));

describe("mergePatch", () => {
  // Each case stands one level down, so that those of the appendix whose root is no object can be told.
  it.each(appendix)("turns %j by %j into %j, as the appendix of RFC 7396 says", (original, patch, result) => {
    const expected = result === null ? {} : { at: result };
    expect(mergePatch({ at: original }, { at: patch })).toEqual(expected);
  });

  it("agrees with the RFC's own pseudocode on any value and patch", () => {
    fc.assert(
      fc.property(anyValue, anyPatch, (value, patch) => {
        expect(text(mergePatch(value, patch))).toBe(text(pseudocode(value, patch)));
      }),
    );
  });

  it("does the same when applied twice as once", () => {
    fc.assert(
      fc.property(anyValue, anyPatch, (value, patch) => {
        const once = mergePatch(value, patch);
        expect(text(mergePatch(once, patch))).toBe(text(once));
      }),
    );
  });

  it("changes nothing by an empty patch", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(text(mergePatch(value, {}))).toBe(text(value));
      }),
    );
  });

  it("leaves target and patch as they were", () => {
    fc.assert(
      fc.property(anyValue, anyPatch, (value, patch) => {
        const before = [text(value), text(patch)];
        mergePatch(value, patch);
        expect([text(value), text(patch)]).toEqual(before);
      }),
    );
  });

  it("shares no object with the patch", () => {
    fc.assert(
      fc.property(anyValue, anyPatch, (value, patch) => {
        const parts = new Set(objectsIn(patch));
        expect(objectsIn(mergePatch(value, patch)).filter((part) => parts.has(part))).toEqual([]);
      }),
    );
  });

  it("leaves no nulls in the objects of a value that had none", () => {
    fc.assert(
      fc.property(anyValue, anyPatch, (value, patch) => {
        expect(hasNullMember(mergePatch(value, patch))).toBe(false);
      }),
    );
  });

  it("changes no prototype", () => {
    fc.assert(
      fc.property(anyValue, anyPatch, (value, patch) => {
        for (const part of objectsIn(mergePatch(value, patch))) {
          expect(Object.getPrototypeOf(part)).toBe(Array.isArray(part) ? Array.prototype : Object.prototype);
        }
      }),
    );
  });
});

/** The order of members carries no meaning in JSON. */
function text(value: JsonValue): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: JsonValue): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value as JsonObject)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => [name, sorted(member ?? null)]);
}

/** RFC 7396, section 2, on maps: slow, plain, and blind to prototypes. */
function pseudocode(target: JsonValue, patch: JsonValue): JsonValue {
  return fromMaps(merged(toMaps(target), toMaps(patch)));
}

type Mapped = null | boolean | number | string | Mapped[] | Map<string, Mapped>;

function merged(target: Mapped, patch: Mapped): Mapped {
  if (!(patch instanceof Map)) return patch;
  const result = target instanceof Map ? new Map(target) : new Map<string, Mapped>();
  for (const [name, value] of patch) {
    if (value === null) result.delete(name);
    else result.set(name, merged(result.get(name) ?? null, value));
  }
  return result;
}

function toMaps(value: JsonValue): Mapped {
  if (Array.isArray(value)) return value.map(toMaps);
  if (typeof value !== "object" || value === null) return value as Mapped;
  return new Map(Object.entries(value as JsonObject).map(([name, member]) => [name, toMaps(member ?? null)]));
}

function fromMaps(value: Mapped): JsonValue {
  if (Array.isArray(value)) return value.map(fromMaps);
  return value instanceof Map ? Object.fromEntries([...value].map(([name, member]) => [name, fromMaps(member)])) : value;
}

function objectsIn(value: JsonValue | undefined): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value as JsonObject).flatMap(objectsIn)];
}

function hasNullMember(value: JsonValue | undefined): boolean {
  // Inside arrays nulls are values, and so is whatever their objects hold.
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value as JsonObject).some((member) => member === null || hasNullMember(member));
}
