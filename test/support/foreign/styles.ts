/** Schemas at random in the styles of the libraries that make most of the world's: zod, pydantic, Go reflection, OpenAPI, and hands. */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";

type Random = () => number;
type Style = (random: Random, depth: number) => JsonObject;

export const dialectUris = {
  "draft-04": "http://json-schema.org/draft-04/schema#",
  "draft-06": "http://json-schema.org/draft-06/schema#",
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
} as const;

export type WrittenDialect = keyof typeof dialectUris;

/** Spelt as they come, the hostile ones among them. */
const propertyNames = (
  "id name query limit offset path url filter options tags created_at userId is_active class default type properties items required $ref $id " +
  "toString constructor hasOwnProperty valueOf a-b a.b 0 42 then const enum"
)
  .split(" ")
  .concat(["__proto__", "", " ", 'say "x"', "line\nbreak", "`tick\u0024{1}`", "*/", "naïve", "日本", "a/b~c%d", "x".repeat(80)]);

const foreignFormats = [
  "int32",
  "int64",
  "float",
  "double",
  "uint64",
  "password",
  "byte",
  "binary",
  "date-time",
  "email",
  "uri",
  "uuid",
  "cuid2",
  "color",
  "constructor",
];
const patterns = [
  "^[\\w-.]+$",
  "^\\-?\\d+$",
  "^[a-z]{2}\\_[A-Z]{2}$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^(a+)+$",
  "^[^\\]]*$",
  "\\p{L}",
  "^\\/[\\w\\-\\/]*$",
  "^(?!\\s*$).+",
  "^#[0-9a-f]{6}$",
];

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** The root schema of one tool. */
export function commonSchema(random: Random, dialect: WrittenDialect | undefined): JsonObject {
  const style = pick(random, styles);
  const root = style(random, 0);
  const written = dialect === undefined ? {} : { $schema: dialectUris[dialect] };
  if (random() < 0.05) return { ...written, type: "object", properties: {} };
  if (random() < 0.05) {
    const { type: _type, ...untyped } = root;
    return { ...written, ...untyped };
  }
  const id =
    random() < 0.12 ? { $id: pick(random, ["https://example.com/schema", "tool", "/schemas/input.json", "urn:example:input"]) } : {};
  return { ...written, ...id, ...root };
}

const zod: Style = (random, depth) => {
  const properties = someProperties(random, depth, (inner) =>
    random() < 0.12 ? { anyOf: [inner, { type: "null" }] } : random() < 0.1 ? { ...inner, default: null } : inner,
  );
  return {
    type: "object",
    properties,
    required: someOf(random, Object.keys(properties), 0.5),
    additionalProperties: random() < 0.8 ? false : {},
  };
};

const pydantic: Style = (random, depth) => {
  const properties = someProperties(random, depth, (inner) =>
    random() < 0.4 ? { anyOf: [inner, { type: "null" }], default: null, title: "Some Title" } : { ...inner, title: "Title */ {@link x}" },
  );
  if (depth > 0) return { type: "object", title: "Inner", properties, required: someOf(random, Object.keys(properties), 0.5) };
  return {
    $defs: {
      Choice: { enum: ["a", "b"], title: "Choice", type: "string" },
      Node: { type: "object", properties: { next: { $ref: "#/$defs/Node" } } },
    },
    properties: {
      ...properties,
      choice: { $ref: "#/$defs/Choice", default: "a", description: "beside a reference" },
      node: { anyOf: [{ $ref: "#/$defs/Node" }, { type: "null" }], default: null },
    },
    required: someOf(random, Object.keys(properties), 0.4),
    title: "tool_nameArguments",
    type: "object",
  };
};

const go: Style = (random, depth) => {
  const properties = someProperties(random, depth, (inner) => inner);
  if (depth > 0) return { type: ["null", "object"], properties, additionalProperties: false };
  return {
    type: "object",
    properties: {
      ...properties,
      list: { type: ["null", "array"], items: { type: "string" } },
      map: { type: "object", additionalProperties: { type: "integer" } },
    },
    additionalProperties: false,
  };
};

const openApi: Style = (random, depth) => {
  const properties = someProperties(random, depth, (inner) =>
    random() < 0.3 ? { ...inner, nullable: true } : { ...inner, example: "x", xml: { name: "y" } },
  );
  return { type: "object", properties, required: someOf(random, Object.keys(properties), 0.3), ...(depth === 0 ? {} : { nullable: true }) };
};

const byHand: Style = (random, depth) => {
  const properties = someProperties(random, depth, (inner) => {
    const { type, ...rest } = inner;
    return random() < 0.2 ? rest : { ...rest, ...(type === undefined ? {} : { type }), optional: true, minLenght: 3 };
  });
  return { type: "object", properties, ...(random() < 0.3 ? { required: [] } : {}) };
};

const styles: readonly Style[] = [zod, zod, pydantic, go, openApi, byHand];

function someProperties(random: Random, depth: number, dress: (schema: JsonObject) => JsonObject): JsonObject {
  const count = Math.floor(random() * (depth === 0 ? 7 : 4));
  const entries = Array.from({ length: count }, (): [string, JsonValue] => [
    pick(random, propertyNames),
    dress(property(random, depth + 1)),
  ]);
  // `fromEntries` defines a key `__proto__` where assignment would not.
  return Object.fromEntries(entries);
}

function property(random: Random, depth: number): JsonObject {
  const described: JsonObject =
    random() < 0.6
      ? { description: pick(random, ["What it is.", "*/ export const x = 1; /*", "\u0024{x} `y` \u202e", "@deprecated\n@ts-ignore"]) }
      : {};
  return { ...described, ...shapes[Math.floor(random() * (depth > 3 ? 8 : shapes.length))]?.(random, depth) };
}

const shapes: readonly ((random: Random, depth: number) => JsonObject)[] = [
  (random) => ({ type: "string", ...(random() < 0.3 ? { maxLength: 5, minLength: 1 } : {}) }),
  (random) => ({ type: "string", format: pick(random, foreignFormats) }),
  (random) => ({ type: "string", pattern: pick(random, patterns.slice(0, -2)) }),
  (random) => ({ type: pick(random, ["integer", "number"]), ...(random() < 0.4 ? { minimum: 1, maximum: 100, default: 10 } : {}) }),
  (random) => ({ type: "boolean", ...(random() < 0.5 ? { default: false } : {}) }),
  () => ({ type: "string", enum: ["asc", "desc", "*/", "`\u0024{x}`"], default: "asc" }),
  (random) =>
    pick<JsonObject>(random, [
      {},
      { const: "fixed" },
      { type: ["string", "null"] },
      { type: ["string", "number", "boolean"], examples: [1] },
      { enum: [1, null, "a", { k: [1] }] },
    ]),
  () => ({ type: "number", exclusiveMinimum: 0, multipleOf: 0.01 }),
  (random, depth) => ({
    type: "array",
    items: property(random, depth + 1),
    ...(random() < 0.3 ? { minItems: 1, maxItems: 3, uniqueItems: true } : {}),
  }),
  (random, depth) => pick(random, styles.slice(0, 1).concat(styles.slice(3)))(random, depth),
  (random, depth) => ({ anyOf: [property(random, depth + 1), property(random, depth + 1)] }),
  (random, depth) => ({
    oneOf: ["a", "b"].map((kind) => ({
      type: "object",
      properties: { kind: { const: kind, type: "string" }, [kind]: property(random, depth + 1) },
      required: ["kind"],
    })),
    discriminator: { propertyName: "kind" },
  }),
  (random, depth) => ({ type: "object", additionalProperties: pick<JsonValue>(random, [{}, true, false, property(random, depth + 1)]) }),
  (random, depth) => ({
    allOf: [
      { type: "object", properties: { a: property(random, depth + 1) } },
      { type: "object", properties: { b: { type: "string" } }, required: ["b"] },
    ],
  }),
  () => ({ type: "array" }),
  (random, depth) => ({
    type: "object",
    patternProperties: { "^x-": property(random, depth + 1), "^[\\w-.]+$": {} },
    propertyNames: { maxLength: 20 },
  }),
];

function someOf(random: Random, names: readonly string[], share: number): string[] {
  return names.filter(() => random() < share);
}
