/** From the faults of every branch of a union to those of the branch that was meant: one fault of the caller's gives one problem. Run time. */

import { valueAt } from "./describe.ts";
import type { AjvFault } from "./problems.ts";
import { expectedText } from "./wordings.ts";

/** Leaves out what other faults already say: branches not meant, the causes under a bad property name, the `if` above its `then`. */
export function collapseFaults(faults: readonly AjvFault[], root: unknown): readonly AjvFault[] {
  return collapse(faults, 0, faults.length, root);
}

/** Walks backwards: a union's fault follows those of its branches, and says how many each left. */
function collapse(faults: readonly AjvFault[], from: number, to: number, root: unknown): readonly AjvFault[] {
  const kept: AjvFault[] = [];
  let at = to - 1;
  while (at >= from) {
    const fault = faults[at];
    if (fault === undefined) break;
    const counts = branchCounts(fault);
    if (counts !== undefined) {
      const first = Math.max(from, at - counts.reduce((sum, count) => sum + count, 0));
      kept.push(...[...meantBranch(fault, splitBranches(faults, first, at, counts, root), root)].reverse());
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

interface Branch {
  readonly index: number;
  readonly faults: readonly AjvFault[];
}

function splitBranches(
  faults: readonly AjvFault[],
  first: number,
  end: number,
  counts: readonly number[],
  root: unknown,
): readonly Branch[] {
  let at = first;
  return counts.map((count, index) => {
    const from = at;
    at = Math.min(end, at + count);
    return { index, faults: collapse(faults, from, at, root) };
  });
}

function meantBranch(union: AjvFault, branches: readonly Branch[], root: unknown): readonly AjvFault[] {
  const failed = branches.filter(({ faults }) => faults.length > 0);
  if (failed.length === 0 || Array.isArray(union.params.passing)) return [union];
  const value = valueAt(root, union.instancePath);
  const ranked = failed.map((branch) => {
    const tag = wrongTag(union, branch, value);
    return { ...branch, tag, distance: distanceOf(union, branch, tag) };
  });
  const nearest = Math.min(...ranked.map(({ distance }) => distance));
  const candidates = ranked.filter(({ distance }) => distance === nearest);
  const [first] = candidates;
  if (first === undefined) return [union];
  if (candidates.length === 1 && typeof first.tag !== "string") return first.faults;
  if (nearest === 0)
    return candidates.reduce((best, branch) => (depthOf(branch.faults) > depthOf(best.faults) ? branch : best), first).faults;
  if (typeof first.tag === "string") return [wantedTag(union, first.tag)];
  return [alternatives(candidates.map(({ faults: [fault] }) => fault ?? union))];
}

/** What the schema says of each branch: property name to allowed values. */
function tagsOfBranch({ params: { tags } }: AjvFault, index: number): readonly (readonly [string, readonly unknown[]])[] {
  const own: unknown = Array.isArray(tags) ? tags[index] : undefined;
  return typeof own === "object" && own !== null
    ? Object.entries(own).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
    : [];
}

/** The property whose value says that another branch is meant; `false` when all say this one; `undefined` when none says anything. */
function wrongTag(union: AjvFault, { index }: Branch, value: unknown): string | false | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const told = tagsOfBranch(union, index).filter(([name]) => Object.hasOwn(value, name));
  if (told.length === 0) return undefined;
  return told.find(([name, allowed]) => !allowed.includes(Reflect.get(value, name)))?.[0] ?? false;
}

/** 0: the branch fits but for details. 1: the field that tells branches apart has another value. 2: another kind of value altogether. */
function distanceOf(union: AjvFault, { faults }: Branch, tag: string | false | undefined): number {
  if (faults.some(({ instancePath, keyword }) => instancePath === union.instancePath && keyword === "type")) return 2;
  if (tag !== undefined) return tag === false ? 0 : 1;
  return faults.some(({ keyword }) => keyword === "const" || keyword === "enum") ? 1 : 0;
}

function depthOf(faults: readonly AjvFault[]): number {
  return Math.max(...faults.map(({ instancePath }) => instancePath.split("/").length));
}

/** No branch has this value: all their values are told. */
function wantedTag(union: AjvFault, name: string): AjvFault {
  const count = branchCounts(union)?.length ?? 0;
  const all = Array.from({ length: count }, (_, index) => tagsOfBranch(union, index).find(([own]) => own === name)?.[1] ?? []);
  const pointer = `${union.instancePath}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return { instancePath: pointer, keyword: "enum", params: { allowedValues: [...new Set(all.flat())] } };
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
