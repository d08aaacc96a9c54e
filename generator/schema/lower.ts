/**
 * Lowers a schema of either dialect to a type. Law: every value that the validator accepts is a value of the type. Wider is allowed, narrower
 * never: what types cannot say (`not`, `if`, `unevaluated…`, `dependent…`, lengths, counts) is left out.
 *
 * Knows nothing of TypeScript's spelling. A keyword that would steer a type emitter (`tsType`, `title`) means nothing here.
 */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import type { StandaloneSchema } from "../../validation/dialect.ts";
import { descriptionOf } from "./description.ts";
import { lowerList } from "./lower-list.ts";
import { lowerObject } from "./lower-object.ts";
import { breakCircles, type NamedShape } from "./named-shapes.ts";
import { indexSchema, type SchemaIndex } from "./schema-index.ts";
import { anyList, intersectionOf, neverShape, type TypeShape, unionOf, unknownShape } from "./type-shape.ts";
import { isObject } from "./walk.ts";
import { defaultedNames, type Filling, type Side } from "./with-defaults.ts";

/** Kinds of JSON value; integers are numbers. */
const valueKinds = ["object", "array", "string", "number", "boolean", "null"] as const;
export type ValueKind = (typeof valueKinds)[number];

/** Where a schema stands, as far as its type depends on it. */
export interface Place {
  readonly side: Side;
  readonly filling: Filling;
  /** Kinds that the schemas around it leave open for the same value. */
  readonly kinds: ReadonlySet<ValueKind>;
  /** Another schema describes the same object. */
  readonly shared: boolean;
}

export interface LoweredSchema {
  readonly root: TypeShape;
  readonly definitions: readonly NamedShape[];
}

/** @param kinds - What the value can be at all: the arguments of a call are an object. */
export function lowerSchema(schema: StandaloneSchema, side: Side, kinds: readonly ValueKind[] = valueKinds): LoweredSchema {
  const lowering = new Lowering(schema, side);
  const root = lowering.lower(schema.schema, { side, filling: "always", kinds: new Set(kinds), shared: false });
  const definitions = breakCircles(lowering.definitions);
  return { root, definitions };
}

export class Lowering {
  readonly dialect: StandaloneSchema["dialect"];
  readonly definitions: NamedShape[] = [];
  /** Properties that some schema fills: `required` does not ask callers for them. */
  readonly defaulted: ReadonlySet<string>;
  readonly #fills: boolean;
  readonly #root: JsonValue;
  #index: SchemaIndex | undefined;
  readonly #known = new Map<JsonValue, Map<string, number>>();

  constructor({ dialect, schema }: StandaloneSchema, side: Side) {
    this.dialect = dialect;
    this.defaulted = side === "plain" ? new Set() : defaultedNames(schema);
    this.#fills = this.defaulted.size > 0;
    this.#root = schema;
  }

  /** Most schemas refer to nothing, and need no index. */
  #resolve(from: JsonObject, ref: string): JsonValue | undefined {
    this.#index ??= indexSchema(this.#root);
    return this.#index.resolve(from, ref);
  }

  lower(schema: JsonValue | undefined, place: Place): TypeShape {
    if (schema === false) return neverShape;
    if (!isObject(schema)) return unknownShape;
    const kinds = this.#sharedKinds(schema, place.kinds);
    const applicators = applicatorWords.filter((keyword) => schema[keyword] !== undefined);
    const alone = applicators.length === 1 && applicators[0] === "$ref" && !saysMore(schema);
    const joined = place.shared || (applicators.length > 0 && !alone) || conditional.some((keyword) => isObject(schema[keyword]));
    // Only what callers may leave out depends on it: elsewhere one type does for both.
    const shared = joined && place.side === "arguments" && this.#fills;
    const inside: Place = { ...place, kinds, shared };
    if (applicators.length === 0) return intersectionOf([this.#own(schema, inside)]);
    const conditions = intersectionOf(applicators.map((keyword) => this.#applicator(schema, keyword, inside)));
    // The kinds are handed down: what stands beside a reference need not repeat them.
    const redundant = conditions.kind !== "unknown" && !saysMore(schema) && !isValue(schema);
    return redundant ? conditions : intersectionOf([this.#own(schema, inside), conditions]);
  }

  /** Kinds that the schema and those it is joined with leave open. */
  #sharedKinds(schema: JsonObject, open: ReadonlySet<ValueKind>): ReadonlySet<ValueKind> {
    const { $ref, allOf } = schema;
    if ($ref === undefined && allOf === undefined) return kindsOf(schema, open);
    const joined = [schema, ...(Array.isArray(allOf) ? allOf : []), ...(typeof $ref === "string" ? [this.#resolve(schema, $ref)] : [])];
    return joined.filter(isObject).reduce((kinds, part) => kindsOf(part, kinds), open);
  }

  #applicator(schema: JsonObject, keyword: string, place: Place): TypeShape {
    const value = schema[keyword];
    if (keyword === "$ref") return typeof value === "string" ? this.#reference(schema, value, place) : unknownShape;
    if (!Array.isArray(value)) return unknownShape;
    if (keyword === "allOf") return intersectionOf(value.map((part: JsonValue) => this.lower(part, place)));
    const branch: Place = { ...place, filling: place.filling === "maybe" ? "maybe" : "never" };
    return unionOf(value.map((part: JsonValue) => this.lower(part, branch)));
  }

  #reference(from: JsonObject, ref: string, place: Place): TypeShape {
    const target = this.#resolve(from, ref);
    if (target === undefined || target === true) return unknownShape;
    if (!isObject(target)) return this.lower(target, place);
    const filling = this.#fillingBehindReference(place);
    const kinds = kindsOf(target, place.kinds);
    const key = [filling, place.shared, ...kinds].join(" ");
    const known = this.#known.get(target) ?? new Map<string, number>();
    this.#known.set(target, known);
    const seen = known.get(key);
    if (seen !== undefined) return { kind: "reference", definition: seen };
    const definition = this.definitions.length;
    known.set(key, definition);
    // The name is taken before the body is read: the body may refer to it.
    this.definitions.push({ label: labelOf(ref), comment: descriptionOf(target), shape: unknownShape });
    const shape = this.lower(target, { ...place, filling, kinds });
    this.definitions[definition] = { label: labelOf(ref), comment: descriptionOf(target), shape };
    return { kind: "reference", definition };
  }

  /** One type for all places where callers may leave a default out, and where nothing is filled at all. */
  #fillingBehindReference({ side, filling }: Place): Filling {
    return side === "input" && filling !== "always" && this.#fills ? "maybe" : "always";
  }

  /** What the schema itself says, without the schemas it refers to for the same value. */
  #own(schema: JsonObject, place: Place): TypeShape {
    const literalShape = place.side === "input" && this.#fills ? filledLiteral : exactLiteral;
    if (Object.hasOwn(schema, "const")) return literalShape(schema.const);
    const values = schema.enum;
    if (Array.isArray(values)) return unionOf(values.map((value: JsonValue) => literalShape(value)));
    const shapes = valueKinds.filter((kind) => place.kinds.has(kind)).map((kind) => this.#kind(kind, schema, place));
    const constrained = shapes.length < valueKinds.length || saysMore(schema);
    return constrained ? unionOf(shapes) : unknownShape;
  }

  #kind(kind: ValueKind, schema: JsonObject, place: Place): TypeShape {
    if (kind === "object") return lowerObject(schema, place, this);
    if (kind === "array") return lowerList(schema, place, this);
    return { kind: "primitive", name: kind };
  }
}

/** Keywords that hold schemas for the same value. */
const applicatorWords = ["$ref", "allOf", "anyOf", "oneOf"];

/** Keywords that hold schemas for the same value under a condition: they may fill its properties. */
const conditional = ["if", "dependentSchemas", "dependencies"];

function isValue(schema: JsonObject): boolean {
  return Object.hasOwn(schema, "const") || Array.isArray(schema.enum);
}

/** Keywords that shape objects and arrays; a schema without them and without `type` is open. */
const shaping = ["properties", "required", "additionalProperties", "patternProperties", "items", "prefixItems", "additionalItems"];

function saysMore(schema: JsonObject): boolean {
  return shaping.some((keyword) => schema[keyword] !== undefined && schema[keyword] !== true);
}

function kindsOf(schema: JsonObject, open: ReadonlySet<ValueKind>): ReadonlySet<ValueKind> {
  const { type } = schema;
  if (typeof type === "string" && schema.nullable !== true) return oneKind(type === "integer" ? "number" : type, open);
  if (typeof type !== "string" && !Array.isArray(type)) return open;
  const named: readonly unknown[] = Array.isArray(type) ? type : [type];
  // Ajv's reading of `nullable`, which it takes beside `type` alone.
  const wanted = new Set([...named.map((name) => (name === "integer" ? "number" : name)), ...(schema.nullable === true ? ["null"] : [])]);
  return new Set([...open].filter((kind) => wanted.has(kind)));
}

const noKinds: ReadonlySet<ValueKind> = new Set();
const eachAlone: ReadonlyMap<string, ReadonlySet<ValueKind>> = new Map(valueKinds.map((kind) => [kind, new Set([kind])]));

function oneKind(type: string, open: ReadonlySet<string>): ReadonlySet<ValueKind> {
  return (open.has(type) ? eachAlone.get(type) : undefined) ?? noKinds;
}

/** The type of one value that defaults may have been added to: Ajv compares before it fills. */
function filledLiteral(value: JsonValue | undefined): TypeShape {
  if (isObject(value)) return { kind: "object", properties: [], rest: unknownShape };
  return Array.isArray(value) ? anyList : exactLiteral(value);
}

/** The type of exactly one value. */
function exactLiteral(value: JsonValue | undefined): TypeShape {
  if (Array.isArray(value)) {
    return { kind: "list", prefix: value.map((item: JsonValue) => exactLiteral(item)), least: value.length, rest: undefined };
  }
  if (isObject(value)) {
    const properties = Object.entries(value).map(([name, item]) => ({ name, optional: false, type: exactLiteral(item), comment: "" }));
    return { kind: "object", properties, rest: undefined };
  }
  return typeof value === "object" && value !== null ? unknownShape : value === undefined ? unknownShape : { kind: "literal", value };
}

/** The last word of a reference, from which a type is named. */
function labelOf(ref: string): string {
  const steps = ref.split(/[/#]/).filter((step) => step !== "");
  const last = steps.at(-1) ?? "Root";
  return /^\d+$/.test(last) ? steps.slice(-2).join(" ") : last;
}
