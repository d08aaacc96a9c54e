/** Decides, at build time, which engine runs a pattern. The published rule, in full: `chooseEngine`. */

import { RE2JS } from "re2js";
import { isProvablyLinear } from "./pattern-cost.ts";
import { type CharRanges, classText, type PatternNode, PatternSyntaxError, readPattern } from "./pattern-syntax.ts";

export type EngineChoice =
  | { readonly engine: "native"; readonly flags: "u" | "" }
  /** `source` is RE2 syntax with JavaScript's meaning of `.`, `\s`, `$` and classes. */
  | { readonly engine: "linear"; readonly source: string }
  | { readonly engine: "invalid"; readonly reason: string }
  | { readonly engine: "unsupported"; readonly reason: string };

const remembered = new Map<string, EngineChoice>();
const maxRemembered = 10_000;

/**
 * Which engine runs a pattern.
 *
 * 1. The flag is `u`; a pattern that is invalid with it and valid without is taken without it, as much of the world's catalogs needs.
 * 2. A pattern that is provably linear runs on the native engine.
 * 3. Any other runs on RE2, whose time is linear by construction.
 * 4. What RE2 cannot do (lookaround in general, back-references) is unsupported, unless the schema opts out by `x-pattern-engine: native`.
 */
export function chooseEngine(pattern: string, optedOut: boolean): EngineChoice {
  const key = `${optedOut ? "!" : "?"}${pattern}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const choice = decide(pattern, optedOut);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(key, choice);
  return choice;
}

function decide(pattern: string, optedOut: boolean): EngineChoice {
  const flags = nativeFlags(pattern);
  if (typeof flags !== "string") return { engine: "invalid", reason: flags.reason };
  if (optedOut) return { engine: "native", flags };
  try {
    const tree = readPattern(pattern, flags === "u");
    if (isProvablyLinear(tree)) return { engine: "native", flags };
    const source = linearSource(tree);
    RE2JS.compile(source);
    return { engine: "linear", source };
  } catch (cause) {
    // RE2 and our reader both decline by throwing; the reason is theirs to tell.
    return { engine: "unsupported", reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

function nativeFlags(pattern: string): "u" | "" | { readonly reason: string } {
  try {
    new RegExp(pattern, "u");
    return "u";
  } catch (cause) {
    try {
      new RegExp(pattern);
      return "";
    } catch {
      return { reason: cause instanceof Error ? cause.message : String(cause) };
    }
  }
}

/**
 * The pattern in RE2 syntax.
 *
 * @throws {PatternSyntaxError} For what RE2 has no word for.
 */
export function linearSource(node: PatternNode): string {
  switch (node.kind) {
    case "set":
      return node.text ?? setSource(node.ranges);
    case "sequence":
      return node.parts.map(linearSource).join("");
    case "choice":
      return `(?:${node.options.map(linearSource).join("|")})`;
    case "repeat":
      return `(?:${linearSource(node.body)})${bounds(node.min, node.max)}`;
    case "start":
      return "\\A";
    case "end":
      return "\\z";
    case "wordBoundary":
      return "\\b";
    case "notWordBoundary":
      return "\\B";
    case "look":
      throw new PatternSyntaxError(`${node.name} looks around, which no linear engine does here`);
    case "backreference":
      throw new PatternSyntaxError("a back-reference cannot be matched in linear time");
  }
}

function setSource(ranges: CharRanges): string {
  return ranges.length === 0 ? "[^\\x{0}-\\x{10ffff}]" : `[${classText(ranges)}]`;
}

function bounds(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}
