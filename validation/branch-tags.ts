/** What tells the branches of a union apart: properties with few allowed values, such as `kind`. Build time. */

import type { JsonObject, JsonValue } from "../contract/index.ts";
import { targetOf } from "./local-refs.ts";
import { isObject } from "./schema-walk.ts";

/** Property name to its allowed values. */
export type BranchTags = Readonly<Record<string, readonly JsonValue[]>>;

/** More values than this do not tell branches apart. */
const maxValues = 20;
/** References followed from a branch to its properties. */
const maxSteps = 8;

/** The tags of each branch, `undefined` when no branch has any. */
export function tagsOfBranches(branches: readonly unknown[], root: JsonValue): readonly BranchTags[] | undefined {
  const tags = branches.map((branch) => tagsOf(branch, root, maxSteps));
  return tags.some((own) => Object.keys(own).length > 0) ? tags : undefined;
}

function tagsOf(branch: unknown, root: JsonValue, steps: number): BranchTags {
  if (!isObject(branch)) return {};
  const { $ref, properties } = branch;
  const referred = typeof $ref === "string" && steps > 0 ? tagsOf(targetOf(root, $ref), root, steps - 1) : {};
  const own: [string, readonly JsonValue[]][] = [];
  for (const [name, schema] of Object.entries(isObject(properties) ? properties : {})) {
    const values = isObject(schema) ? allowedScalars(schema) : undefined;
    if (values !== undefined && name !== "__proto__") own.push([name, values]);
  }
  return { ...referred, ...Object.fromEntries(own) };
}

function allowedScalars(schema: JsonObject): readonly JsonValue[] | undefined {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (!Array.isArray(values) || values.length > maxValues) return undefined;
  return values.every((value: JsonValue) => typeof value !== "object" || value === null) ? values : undefined;
}
