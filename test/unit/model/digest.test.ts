import { describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "../../../generator/model/digest.ts";

describe("canonical JSON", () => {
  it("is the same for the same value in any order", () => {
    expect(canonicalJson({ b: [2, { d: 1, c: null }], a: "é" })).toBe('{"a":"é","b":[2,{"c":null,"d":1}]}');
  });

  it("keeps a member named __proto__", () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1},"b":1}');
  });

  it("has the SHA-256 that the standard gives as an example", () => {
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
