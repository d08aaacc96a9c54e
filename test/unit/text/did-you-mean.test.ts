import { describe, expect, it } from "vitest";
import { closest, suggest } from "../../../generator/text/did-you-mean.ts";
import { editDistance } from "../../../validation/closest.ts";

describe("did you mean", () => {
  it.each([
    ["", "", 0],
    ["kitten", "sitting", 3],
    ["minLenght", "minLength", 1],
    ["abc", "acb", 1],
    ["read", "", 4],
  ])("counts the edits from %j to %j", (left, right, edits) => {
    expect(editDistance(left, right, 10)).toBe(edits);
    expect(editDistance(right, left, 10)).toBe(edits);
  });

  it("stops counting above its limit", () => {
    expect(editDistance("aaaa", "bbbb", 2)).toBe(3);
  });

  it("finds a misspelt word, whatever its case and the marks between its parts", () => {
    const words = ["maxBytes", "maxConcurrency", "timeout"];
    expect(closest("max_bytes", words)).toBe("maxBytes");
    expect(closest("TimeOut", words)).toBe("timeout");
    expect(closest("maxConcurency", words)).toBe("maxConcurrency");
  });

  it("guesses nothing when nothing is near", () => {
    expect(closest("harmless", ["read", "write"])).toBeUndefined();
    expect(closest("x".repeat(10_000), ["read"])).toBeUndefined();
    expect(suggest("harmless", ["read", "write"])).toBe("Use one of: read, write.");
  });

  it("decides between equally near words by their order, not by the order they are given in", () => {
    expect(closest("cat", ["car", "bat"])).toBe("bat");
    expect(closest("cat", ["bat", "car"])).toBe("bat");
  });
});
