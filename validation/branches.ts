/** From the faults of every branch of a union to those of the branch that was meant: one fault of the caller's gives one problem. */

import type { AjvFault } from "./problems.ts";
import { expectedText } from "./wordings.ts";

/** Leaves out what other faults already say: branches not meant, the causes under a bad property name, the `if` above its `then`. */
export function collapseFaults(faults: readonly AjvFault[]): readonly AjvFault[] {
  return collapse(faults, 0, faults.length);
}

/** Walks backwards: a union's fault follows those of its branches, and says how many each left. */
function collapse(faults: readonly AjvFault[], from: number, to: number): readonly AjvFault[] {
  const kept: AjvFault[] = [];
  let at = to - 1;
  while (at >= from) {
    const fault = faults[at];
    if (fault === undefined) break;
    const counts = branchCounts(fault);
    if (counts !== undefined) {
      const first = Math.max(from, at - counts.reduce((sum, count) => sum + count, 0));
      kept.push(...[...meantBranch(fault, splitBranches(faults, first, at, counts))].reverse());
      at = first - 1;
    } else {
      if (fault.keyword !== "if" || at === from) kept.push(fault);
      at -= 1;
      if (fault.keyword === "propertyNames") while (at >= from && faults[at]?.propertyName !== undefined) at -= 1;
    }
  }
  return kept.reverse();
}

function branchCounts({ params }: AjvFault): readonly number[] | undefined {
  const { branches } = params;
  return Array.isArray(branches) ? branches.map(Number) : undefined;
}

function splitBranches(
  faults: readonly AjvFault[],
  first: number,
  end: number,
  counts: readonly number[],
): readonly (readonly AjvFault[])[] {
  let at = first;
  return counts.map((count) => {
    const from = at;
    at = Math.min(end, at + count);
    return collapse(faults, from, at);
  });
}

function meantBranch(union: AjvFault, branches: readonly (readonly AjvFault[])[]): readonly AjvFault[] {
  const failed = branches.filter((branch) => branch.length > 0);
  if (failed.length === 0 || Array.isArray(union.params.passing)) return [union];
  const ranked = failed.map((faults) => ({ faults, distance: distanceOf(union, faults) }));
  const nearest = Math.min(...ranked.map(({ distance }) => distance));
  const candidates = ranked.filter(({ distance }) => distance === nearest).map(({ faults }) => faults);
  const [first] = candidates;
  if (first === undefined) return [union];
  if (candidates.length === 1 || nearest === 0)
    return candidates.reduce((best, faults) => (depthOf(faults) > depthOf(best) ? faults : best), first);
  return [alternatives(candidates.map(([fault]) => fault ?? union))];
}

/** 0: the branch fits but for details. 1: the field that tells branches apart has another value. 2: another kind of value altogether. */
function distanceOf(union: AjvFault, faults: readonly AjvFault[]): number {
  if (faults.some(({ instancePath, keyword }) => instancePath === union.instancePath && keyword === "type")) return 2;
  return faults.some(({ keyword }) => keyword === "const" || keyword === "enum") ? 1 : 0;
}

function depthOf(faults: readonly AjvFault[]): number {
  return Math.max(...faults.map(({ instancePath }) => instancePath.split("/").length));
}

/** One fault in place of several about the same field; the first one when they are about different fields. */
function alternatives(faults: readonly AjvFault[]): AjvFault {
  const [first] = faults;
  if (first === undefined) return { instancePath: "", keyword: "anyOf", params: {} };
  const same = faults.filter(({ instancePath }) => instancePath === first.instancePath);
  if (same.every(({ keyword }) => keyword === "type")) {
    return { ...first, params: { type: [...new Set(same.flatMap(({ params }) => params.type))] } };
  }
  if (same.every(({ keyword }) => keyword === "const" || keyword === "enum")) {
    const allowedValues = same.flatMap(({ params }) => ("allowedValue" in params ? [params.allowedValue] : params.allowedValues));
    return { ...first, keyword: "enum", params: { allowedValues } };
  }
  return { ...first, keyword: "alternatives", params: { texts: [...new Set(same.map(expectedText))] } };
}
