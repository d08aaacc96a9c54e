/** A schema in the words of a reference page: one row a property. Says less than the schema, and nothing else. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { jsonText } from "./code-text.ts";

export interface PropertyWords {
  /** Dotted from the root, `[]` for the items of an array. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** JSON, when there is a default. */
  readonly default?: string;
  /** Such as `pattern ^[A-Z]+$`. */
  readonly rules: readonly string[];
  readonly description: string;
}

/** Rows of deeper objects are left to the schema itself. */
const maxDepth = 3;
const maxRows = 200;
/** Keywords worth a word beside the type. */
const ruleKeywords = [
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
];

export function propertyWords(root: JsonValue): readonly PropertyWords[] {
  const rows: PropertyWords[] = [];
  if (isObject(root)) collect(root, root, "", 1, rows);
  return rows;
}

function collect(schema: JsonObject, root: JsonObject, prefix: string, depth: number, rows: PropertyWords[]): void {
  const target = resolved(schema, root);
  const properties = isObject(target.properties) ? target.properties : {};
  const required = new Set(Array.isArray(target.required) ? target.required : []);
  for (const [name, value] of Object.entries(properties)) {
    if (rows.length >= maxRows) return;
    const property = isObject(value) ? { ...resolved(value, root), ...value } : {};
    const path = `${prefix}${name}`;
    rows.push({
      path,
      type: value === false ? "never" : typeWords(property, root),
      required: required.has(name),
      ...(property.default === undefined ? {} : { default: jsonText(property.default) }),
      rules: ruleKeywords
        .filter((keyword) => property[keyword] !== undefined)
        .map((keyword) => `${keyword} ${ruleText(property[keyword])}`),
      description: typeof property.description === "string" ? property.description : "",
    });
    if (depth >= maxDepth) continue;
    const items = isObject(property.items) ? property.items : undefined;
    if (items === undefined) collect(property, root, `${path}.`, depth + 1, rows);
    else collect(items, root, `${path}[].`, depth + 1, rows);
  }
}

function ruleText(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : jsonText(value);
}

/** Such as `string`, `array of Money`, `"asc" \| "desc"`. */
export function typeWords(schema: JsonValue | undefined, root: JsonObject, depth = 0): string {
  if (!isObject(schema) || depth > 4) return schema === false ? "never" : "any";
  const target = resolved(schema, root);
  if (target.const !== undefined) return jsonText(target.const);
  if (Array.isArray(target.enum)) return someOf(target.enum.map(jsonText));
  const type = target.type;
  if (type === "array") return `array of ${isObject(target.items) ? typeWords(target.items, root, depth + 1) : "any"}`;
  if (typeof type === "string") return type;
  if (Array.isArray(type)) return type.map(String).join(" | ");
  const union = target.anyOf ?? target.oneOf;
  if (Array.isArray(union)) return someOf([...new Set(union.map((branch) => typeWords(branch, root, depth + 1)))]);
  return isObject(target.properties) ? "object" : "any";
}

function someOf(words: readonly string[]): string {
  const shown = words.slice(0, 12);
  return words.length > shown.length ? `${shown.join(" | ")} and ${words.length - shown.length} more` : shown.join(" | ");
}

/** Follows `$ref` inside the schema; one that leads nowhere, or in a circle, is left as it is. */
function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  let target = schema;
  for (let steps = 0; steps < 8; steps++) {
    const reference = target.$ref;
    if (typeof reference !== "string" || !reference.startsWith("#")) return target;
    const next = at(root, reference.slice(1));
    if (next === undefined) return target;
    target = next;
  }
  return target;
}

function at(root: JsonObject, pointer: string): JsonObject | undefined {
  let value: JsonValue | undefined = root;
  for (const part of pointer.split("/").slice(1)) {
    const key = decode(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return isObject(value) ? value : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
