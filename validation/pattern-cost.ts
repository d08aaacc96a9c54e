/**
 * Proves that the native engine's time grows no faster than the text, or declines. Conservative: "no" means "not proved".
 *
 * The tree is walked from right to left, each part knowing what may follow it. A choice that the next character decides costs nothing
 * to take back. A loop whose next round and whose way out may begin with the same character is tried at every length: allowed once, before
 * a part of bounded length, and never inside another loop.
 */

import { type CharRanges, intersects, type PatternNode, union } from "./pattern-syntax.ts";

/** What follows a part. */
interface Rest {
  /** Characters it may begin with. */
  readonly first: CharRanges;
  /** It matches whatever comes: nothing before it is ever taken back. */
  readonly accepts: boolean;
  /** Whether it holds a loop, so that one attempt may cost as much as the text is long. */
  readonly loops: boolean;
  /** Steps of one attempt, not counting rounds of loops. */
  readonly work: number;
}

const accepted: Rest = { first: [], accepts: true, loops: false, work: 1 };

/** Steps that may be repeated at every character of the text. */
const maxRepeatedWork = 200;
/** Steps of the whole pattern with a loop in it. */
const maxWork = 2_000;
/** Rounds of a bounded quantifier that are looked at one by one. */
const maxUnrolled = 40;
/** Visits of the tree; unrolled quantifiers multiply. */
const maxVisits = 20_000;

class NotProved extends Error {}

/** True when testing a text with the native engine provably takes time in proportion to its length. */
export function isProvablyLinear(pattern: PatternNode): boolean {
  const budget = { visits: 0 };
  try {
    const options = pattern.kind === "choice" ? pattern.options : [pattern];
    const works = options.map((option) => topLevelWork(option, budget));
    return works.reduce((sum, work) => sum + work, 0) <= maxWork;
  } catch (cause) {
    if (cause instanceof NotProved) return false;
    throw cause;
  }
}

interface Budget {
  visits: number;
}

function topLevelWork(option: PatternNode, budget: Budget): number {
  const parts = option.kind === "sequence" ? option.parts : [option];
  if (!startsAnchored(parts[0])) {
    const rest = walk(option, accepted, false, budget);
    if (rest.accepts) return rest.work;
    if (rest.loops || rest.work > maxRepeatedWork) throw new NotProved();
    return rest.work;
  }
  // Lookaheads right behind the anchor are evaluated once; anywhere else they might be at every character.
  let from = parts[0]?.kind === "start" ? 1 : 0;
  let work = 0;
  for (; from === 0 ? false : parts[from]?.kind === "look"; from += 1) {
    const look = parts[from];
    if (look?.kind !== "look" || !look.ahead) throw new NotProved();
    work += walk(look.body, accepted, false, budget).work;
  }
  return work + walk({ kind: "sequence", parts: parts.slice(from) }, accepted, false, budget).work;
}

function startsAnchored(node: PatternNode | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === "start") return true;
  if (node.kind === "sequence") return startsAnchored(node.parts[0]);
  return node.kind === "choice" && node.options.every(startsAnchored);
}

/** @param strict - Inside a loop: every choice must be decided by the next character. */
function walk(node: PatternNode, rest: Rest, strict: boolean, budget: Budget): Rest {
  if (++budget.visits > maxVisits) throw new NotProved();
  switch (node.kind) {
    case "set":
      return { first: node.ranges, accepts: false, loops: rest.loops, work: rest.work + 1 };
    case "start":
    case "end":
    case "wordBoundary":
    case "notWordBoundary":
      // Taken as always passing: that only adds ways, never hides one.
      return { ...rest, accepts: false, work: rest.work + 1 };
    case "sequence":
      return node.parts.reduceRight((after, part) => walk(part, after, strict, budget), rest);
    case "choice":
      return choose(
        node.options.map((option) => walk(option, rest, strict, budget)),
        strict,
      );
    case "repeat":
      return repeat(node, rest, strict, budget);
    case "look":
    case "backreference":
      throw new NotProved();
  }
}

function choose(options: readonly Rest[], strict: boolean): Rest {
  let first: CharRanges = [];
  let ambiguous = false;
  for (const option of options) {
    ambiguous ||= intersects(first, option.first);
    first = union(first, option.first);
  }
  const loops = options.some((option) => option.loops);
  // One character tells decided options apart: one is gone into, the others cost a look.
  const works = options.map((option) => option.work);
  const work = ambiguous ? works.reduce((sum, each) => sum + each, 0) : Math.max(...works) + works.length;
  if (ambiguous && (strict || (loops && work > maxRepeatedWork))) throw new NotProved();
  if (work > maxWork) throw new NotProved();
  return { first, accepts: options.some((option) => option.accepts), loops, work };
}

function repeat(node: PatternNode & { readonly kind: "repeat" }, rest: Rest, strict: boolean, budget: Budget): Rest {
  const { body, min, max } = node;
  if (max <= maxUnrolled) {
    let after = rest;
    for (let round = min; round < max; round += 1) after = choose([walk(body, after, strict, budget), rest], strict);
    return copies(body, min, after, strict, budget);
  }
  if (isNullable(body)) throw new NotProved();
  const begin = walk(body, accepted, true, budget).first;
  const round = walk(body, { first: union(begin, rest.first), accepts: false, loops: false, work: 1 }, true, budget);
  const first = union(begin, rest.first);
  if (rest.accepts) return copies(body, Math.min(min, maxUnrolled), { ...rest, first }, strict, budget);
  const ambiguous = intersects(begin, rest.first);
  if (ambiguous && (strict || rest.loops || rest.work > maxRepeatedWork)) throw new NotProved();
  const loop: Rest = { first, accepts: false, loops: true, work: rest.work + round.work };
  return copies(body, Math.min(min, maxUnrolled), loop, strict, budget);
}

function copies(body: PatternNode, count: number, rest: Rest, strict: boolean, budget: Budget): Rest {
  let after = rest;
  for (let copy = 0; copy < count; copy += 1) after = walk(body, after, strict, budget);
  return after;
}

function isNullable(node: PatternNode): boolean {
  switch (node.kind) {
    case "set":
      return false;
    case "sequence":
      return node.parts.every(isNullable);
    case "choice":
      return node.options.some(isNullable);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
    default:
      return true;
  }
}
