import { describe, expect, it } from "vitest";
import { compileKeyRule, maxKeyLength } from "../../../runtime/context/key-rule.ts";

describe("the rule of a slot's keys", () => {
  it("takes no key where no pattern is declared", async () => {
    const rule = await compileKeyRule(undefined);
    expect([rule(undefined), rule(""), rule("a")]).toEqual([true, false, false]);
  });

  it("demands a key that fits where a pattern is declared", async () => {
    const rule = await compileKeyRule("^[a-z]+$");
    expect([rule(undefined), rule(""), rule("a"), rule("A")]).toEqual([false, false, true, false]);
  });

  it("takes a pattern as it is written: unanchored where it is not anchored", async () => {
    expect((await compileKeyRule("[0-9]"))("a1b")).toBe(true);
  });

  it("takes keys up to its limit", async () => {
    const rule = await compileKeyRule("^a*$");
    expect([rule("a".repeat(maxKeyLength)), rule("a".repeat(maxKeyLength + 1))]).toEqual([true, false]);
  });

  it.each(["a\nb", "a\u0000", "\u007f", "\u0085"])("takes no control character: %j", async (key) => {
    expect((await compileKeyRule("."))(key)).toBe(false);
  });

  it("answers at once where the native engine would take longer than anyone waits", async () => {
    const rule = await compileKeyRule("^(a+)+$");
    // 2^127 steps for an engine that goes back; the test's own time limit is the judge.
    expect(rule(`${"a".repeat(127)}!`)).toBe(false);
    expect(rule("a".repeat(128))).toBe(true);
  });

  it.each(["(", "(a)\\1", "(?=.*b)(?!.*c)a"])("refuses the pattern %j, whose time nothing bounds or which is none", async (pattern) => {
    await expect(compileKeyRule(pattern)).rejects.toThrow("cannot serve");
  });
});
