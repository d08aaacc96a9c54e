import { describe, expect, it } from "vitest";
import { isProvablyLinear } from "../../validation/pattern-cost.ts";
import { linearSource } from "../../validation/pattern-engine.ts";
import { type PatternNode, readPattern } from "../../validation/pattern-syntax.ts";
import { linearPattern } from "../../validation/patterns.ts";
import { fc } from "../support/chance.ts";

const seed = Number(process.env.TEST_SEED ?? 20_261_122);
const numRuns = Number(process.env.TEST_RUNS ?? 2_000);

// Without `\B`, which V8 finds between the halves of a surrogate pair, and RE2, as the language's specification says, does not.
const atom = fc.constantFrom(
  "a",
  "b",
  "ab",
  ".",
  "\\s",
  "\\S",
  "\\w",
  "\\d",
  "[ab]",
  "[^a]",
  "[a-c\\d-]",
  "[\\-]",
  "\\.",
  "é",
  "\\u00e9",
  "\\x61",
  "\\n",
  "🙂",
  "[🙂a]",
  "\\b",

  "[\\s\\S]",
  "[^]",
  "\\$",
);
const pattern = fc.letrec<{ part: string; sequence: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4 },
    { arbitrary: atom, weight: 4 },
    {
      arbitrary: fc
        .tuple(atom, quantifier())
        .map(([body, times]) => (body.startsWith("\\b") || body.startsWith("\\B") ? body : `(?:${body})${times}`)),
      weight: 4,
    },
    { arbitrary: fc.tuple(tie("sequence"), quantifier()).map(([body, times]) => `(${body})${times}`), weight: 2 },
    { arbitrary: fc.tuple(tie("sequence"), tie("sequence")).map(([left, right]) => `(?:${left}|${right})`), weight: 2 },
  ),
  sequence: fc.array(tie("part"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
})).sequence;
const whole = fc.tuple(fc.constantFrom("^", ""), pattern, fc.constantFrom("$", "")).map((parts) => parts.join(""));

function quantifier(): fc.Arbitrary<string> {
  return fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?", "");
}

const text = fc
  .array(fc.constantFrom("a", "b", "c", " ", "\u00a0", "é", "🙂", "1", "-", ".", "\n", "\u2028", "$", "\ud83d"), { maxLength: 12 })
  .map((parts) => parts.join(""));

describe("a pattern", () => {
  it("gives the native engine's verdict on the linear engine", () => {
    fc.assert(
      fc.property(whole, fc.array(text, { minLength: 3, maxLength: 8 }), (source, texts) => {
        const native = new RegExp(source, "u");
        const linear = linearPattern(linearSource(readPattern(source, true)));
        for (const each of texts) expect({ source, each, found: linear.test(each) }).toEqual({ source, each, found: native.test(each) });
      }),
      { numRuns, seed },
    );
  });

  it("that is called linear takes a backtracking matcher no more than twice the steps on twice the text", () => {
    let proved = 0;
    fc.assert(
      fc.property(
        whole,
        fc.array(fc.constantFrom("a", "b", "ab", "1", "-", " ", "a1"), { minLength: 1, maxLength: 2 }),
        fc.constantFrom("!", "\n", "a", ""),
        (source, unit, tail) => {
          const tree = readPattern(source, true);
          if (!isProvablyLinear(tree)) return;
          proved += 1;
          const stepsOn = (count: number): number => steps(tree, unit.join("").repeat(count) + tail);
          const once = stepsOn(60);
          const twice = stepsOn(120);
          // Twice, and a little for what does not depend on the text.
          expect({ source, unit, tail, grows: twice > 2.4 * once + 500 }).toEqual({ source, unit, tail, grows: false });
        },
      ),
      { numRuns, seed },
    );
    expect(proved).toBeGreaterThan(numRuns / 10);
  });
});

/** Steps a backtracking matcher takes to test a text, as the native engine goes about it. */
function steps(tree: PatternNode, subject: string): number {
  const points = [...subject].map((char) => char.codePointAt(0) ?? 0);
  let taken = 0;
  const match = (node: PatternNode, at: number, next: (at: number) => boolean): boolean => {
    taken += 1;
    if (taken > 3_000_000) throw new Error("out of all proportion");
    switch (node.kind) {
      case "set": {
        const point = points[at];
        return point !== undefined && node.ranges.some(([low, high]) => point >= low && point <= high) && next(at + 1);
      }
      case "sequence":
        return node.parts.reduceRight((rest: (at: number) => boolean, part) => (from) => match(part, from, rest), next)(at);
      case "choice":
        return node.options.some((option) => match(option, at, next));
      case "repeat":
        return repeated(node, at, 0, next);
      case "start":
        return at === 0 && next(at);
      case "end":
        return at === points.length && next(at);
      case "wordBoundary":
      case "notWordBoundary":
        return (isWord(points[at - 1]) !== isWord(points[at])) === (node.kind === "wordBoundary") && next(at);
      default:
        throw new Error("not generated here");
    }
  };
  const repeated = (node: PatternNode & { kind: "repeat" }, at: number, count: number, next: (at: number) => boolean): boolean => {
    const again = (): boolean =>
      count < node.max &&
      match(node.body, at, (after) => (after === at && count >= node.min ? false : repeated(node, after, count + 1, next)));
    return again() || (count >= node.min && next(at));
  };
  for (let start = 0; start <= points.length; start += 1) if (match(tree, start, () => true)) break;
  return taken;
}

function isWord(point: number | undefined): boolean {
  return point !== undefined && /\w/.test(String.fromCodePoint(point));
}
