/**
 * Where defaults change a type. Mirrors where Ajv fills them: into absent `properties` of an object, not below `anyOf`, `oneOf`, `not` and
 * `if`; a `$ref` from there leads to a function of its own, which fills them when Ajv did not write it in place.
 */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { isObject } from "./walk.ts";

/** `arguments`: what callers send. `input`: what the validator hands on. `plain`: nothing is filled. */
export type Side = "arguments" | "input" | "plain";

/** Whether defaults are filled at a place: surely, surely not, or at the compiler's discretion. */
export type Filling = "always" | "never" | "maybe";

/** Members that every object inherits: such a property is never absent to Ajv, nor ever missing to TypeScript. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export function isInherited(name: string): boolean {
  return inherited.has(name);
}

export interface Optionality {
  readonly side: Side;
  readonly filling: Filling;
  /** Named by `required` of the same schema. */
  readonly required: boolean;
  /** The property's schema has a default that could be filled. */
  readonly ownDefault: boolean;
  /** Another schema for the same object may fill the property, so that `required` is met without the caller. */
  readonly filledElsewhere: boolean;
}

/** Whether a property may be absent, seen from one side. Says "may" wherever a filled default could make it so. */
export function isOptional({ side, filling, required, ownDefault, filledElsewhere }: Optionality): boolean {
  if (side === "plain") return !required;
  if (side === "input") return !(required || (ownDefault && filling === "always"));
  return !required || (ownDefault && filling !== "never") || filledElsewhere;
}

/** Names of all properties of a schema, at any depth, that have a default Ajv could fill. */
export function defaultedNames(root: JsonValue): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: JsonValue | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    const { properties } = value;
    if (isObject(properties)) {
      for (const [name, schema] of Object.entries(properties)) if (hasDefault(schema) && !isInherited(name)) names.add(name);
    }
    Object.values(value).forEach(visit);
  };
  visit(root);
  return names;
}

export function hasDefault(schema: JsonValue | undefined): schema is JsonObject {
  return isObject(schema) && schema.default !== undefined;
}
