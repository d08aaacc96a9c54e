/** Turns a check's faults into problems a model can act on: one fault, one problem, in our words. Run time, after a value has failed. */

import type { FieldProblem } from "../contract/index.ts";
import { collapseFaults } from "./branches.ts";
import { closest } from "./closest.ts";
import { describe, isSensitive, valueAt } from "./describe.ts";
import { type Wording, wordings } from "./wordings.ts";

/** A fault as generated code records it. */
export interface AjvFault {
  readonly instancePath: string;
  readonly schemaPath?: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set when the fault is about a property's name. */
  readonly propertyName?: string;
}

/** Problems told of one value. More would be read by nobody, and a hostile value could cause very many. */
export const maxProblems = 20;

/** @returns At least one and at most `maxProblems` problems. */
export function problemsOf(faults: readonly AjvFault[], value: unknown, sensitive: readonly string[] | true): readonly FieldProblem[] {
  const collapsed = collapseFaults(faults, value).flatMap((fault) =>
    isUnknownProperty(fault) ? unknownProperties(fault, value) : [fault],
  );
  const renamed = new Set(collapsed.map(renameOf).filter((pointer) => pointer !== undefined));
  const problems: FieldProblem[] = [];
  for (const fault of collapsed) {
    if (problems.length === maxProblems) break;
    if (fault.keyword === "required" && renamed.has(pointerOf(fault))) continue;
    const problem = problemOf(fault, value, sensitive);
    if (!problems.some((other) => other.pointer === problem.pointer && other.expected === problem.expected)) problems.push(problem);
  }
  return problems.length > 0 ? problems : [problemOf({ instancePath: "", keyword: "schema", params: {} }, value, sensitive)];
}

function problemOf(fault: AjvFault, root: unknown, sensitive: readonly string[] | true): FieldProblem {
  const pointer = pointerOf(fault);
  const value = valueAt(root, fault.instancePath);
  const wording: Wording = (Object.hasOwn(wordings, fault.keyword) ? wordings[fault.keyword] : undefined) ?? fallback;
  const hidden = isSensitive(pointer, sensitive);
  return {
    pointer,
    rule: fault.keyword,
    expected: wording.expected(fault.params, fault),
    got: hidden && !wording.tellsNothing ? "a hidden value" : (wording.got?.(value, fault.params, fault) ?? describe(value)),
    // A suggestion that resembles a secret would give it away.
    hint: hidden ? "Compare it with what is expected." : wording.hint(value, fault.params, fault),
  };
}

const fallback: Wording = {
  expected: () => "a value that its schema accepts",
  hint: () => "Compare it with the schema.",
};

/** The field to mend: for a missing or unknown property the property itself. */
function pointerOf({ instancePath, keyword, params }: AjvFault): string {
  const name = params.missingProperty ?? params.property ?? (keyword === "propertyNames" ? params.propertyName : undefined);
  if (typeof name !== "string" || (keyword === "dependentRequired" && params.missingProperty === undefined)) return instancePath;
  return `${instancePath}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function isUnknownProperty({ keyword }: AjvFault): boolean {
  return keyword === "additionalProperties" || keyword === "unevaluatedProperties";
}

/** The check stops at the first unknown property; the others are found here, since each needs the same cure. */
function unknownProperties(fault: AjvFault, root: unknown): readonly AjvFault[] {
  const { known, closed, property } = fault.params;
  const value = valueAt(root, fault.instancePath);
  if (closed !== true || !Array.isArray(known) || typeof value !== "object" || value === null) return [fault];
  const names = new Set<unknown>(known);
  const others = [];
  for (const name of Object.keys(value)) {
    if (others.length === maxProblems) break;
    if (name !== property && !names.has(name)) others.push(name);
  }
  return [fault, ...others.map((name) => ({ ...fault, params: { ...fault.params, property: name } }))];
}

/** The pointer an unknown property should have had, when its name comes close to a known one. */
function renameOf(fault: AjvFault): string | undefined {
  if (!isUnknownProperty(fault)) return undefined;
  const { property, known } = fault.params;
  const meant = typeof property === "string" && Array.isArray(known) ? closest(property, known) : undefined;
  return meant === undefined ? undefined : pointerOf({ ...fault, params: { property: meant } });
}
