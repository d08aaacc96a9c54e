import { describe, expect, it } from "vitest";
import { joinPointer, parentPointer, pointerParts, valueAt } from "../../../generator/text/json-pointer.ts";

describe("a JSON pointer", () => {
  it("escapes and reads back keys that hold slashes and tildes", () => {
    const pointer = joinPointer(joinPointer("", "a/b"), "m~n");
    expect(pointer).toBe("/a~1b/m~0n");
    expect(pointerParts(pointer)).toEqual(["a/b", "m~n"]);
    expect(parentPointer(pointer)).toBe("/a~1b");
  });

  it("leads to own members only", () => {
    expect(valueAt({ a: [{ b: 1 }] }, "/a/0/b")).toBe(1);
    expect(valueAt({}, "/constructor")).toBeUndefined();
    expect(valueAt([], "/length/x")).toBeUndefined();
    expect(valueAt({ "": 2 }, "/")).toBe(2);
  });
});
