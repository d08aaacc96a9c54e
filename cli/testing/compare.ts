/** What a tool answered against what its example says: every difference, by its place. Pure. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";

export interface Difference {
  /** JSON pointer, `""` for the whole. */
  readonly pointer: string;
  /** Absent when nothing was expected here. */
  readonly expected?: JsonValue;
  /** Absent when nothing is here. */
  readonly got?: JsonValue;
}

/**
 * @param isPart - True for `match`: members that are not named in an object may be there; lists compare whole.
 * @returns The differences, outermost first, at most `maxDifferences`.
 */
export function compareValues(expected: JsonValue, got: JsonValue | undefined, isPart: boolean): readonly Difference[] {
  const differences: Difference[] = [];
  compareAt("", expected, got, { isPart, differences });
  return differences.slice(0, maxDifferences);
}

const maxDifferences = 20;

/** Where differences are put down as they are found. */
interface Comparison {
  /** Whether the expected objects may have fewer members. */
  readonly isPart: boolean;
  readonly differences: Difference[];
}

function compareAt(pointer: string, expected: JsonValue, got: JsonValue | undefined, comparison: Comparison): void {
  if (comparison.differences.length > maxDifferences) return;
  if (Array.isArray(expected) && Array.isArray(got)) compareLists(pointer, expected, got, comparison);
  else if (isObject(expected) && isObject(got)) compareObjects(pointer, expected, got, comparison);
  else if (expected !== got) comparison.differences.push(got === undefined ? { pointer, expected } : { pointer, expected, got });
}

function compareLists(pointer: string, expected: readonly JsonValue[], got: readonly JsonValue[], comparison: Comparison): void {
  for (const [index, item] of expected.entries()) compareAt(`${pointer}/${index}`, item, got[index], comparison);
  for (const [index, item] of got.entries())
    if (index >= expected.length) comparison.differences.push({ pointer: `${pointer}/${index}`, got: item });
}

function compareObjects(pointer: string, expected: JsonObject, got: JsonObject, comparison: Comparison): void {
  for (const [name, value] of Object.entries(expected)) {
    if (value !== undefined) compareAt(`${pointer}/${escaped(name)}`, value, Object.hasOwn(got, name) ? got[name] : undefined, comparison);
  }
  if (comparison.isPart) return;
  for (const [name, value] of Object.entries(got)) {
    if (value !== undefined && !Object.hasOwn(expected, name))
      comparison.differences.push({ pointer: `${pointer}/${escaped(name)}`, got: value });
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Longer values are cut: a difference is to be seen, not searched. */
const maxShown = 120;

export function differenceWords({ pointer, expected, got }: Difference): string {
  const place = pointer === "" ? "the result" : pointer;
  if (got === undefined) return `${place}: expected ${shown(expected)}, got nothing`;
  return expected === undefined ? `${place}: not expected, got ${shown(got)}` : `${place}: expected ${shown(expected)}, got ${shown(got)}`;
}

function shown(value: JsonValue | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= maxShown ? text : `${text.slice(0, maxShown - 1)}…`;
}
