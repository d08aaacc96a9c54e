/** The two judges that emitted validators are held to: Ajv with our published options, and Ajv as everyone else sets it up. */

import { Ajv, type Options, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import type { Dialect, SchemaRole } from "../../../validation/dialect.ts";
import { ajvFor } from "../../../validation/options.ts";
import { prepareSchema } from "../../../validation/prepare.ts";

/** The value with the defaults that were filled in, or `false`; `undefined` where Ajv's own comparison throws. */
export type Verdict = { readonly value: JsonValue } | false | undefined;

export type Judge = (value: JsonValue) => Verdict;

/** Draft-04 and draft-06 are read as draft-07, and so is a schema that says nothing and lists its items; all else as 2020-12. */
function dialectOf(schema: JsonObject | boolean): Dialect {
  if (typeof schema === "boolean") return "2020-12";
  if (schema.$schema === undefined) return JSON.stringify(schema).includes('"items":[') ? "draft-07" : "2020-12";
  return typeof schema.$schema === "string" && /draft-0[467]\b/.test(schema.$schema) ? "draft-07" : "2020-12";
}

/** A pattern that the `u` flag refuses is run without it. */
const regExp = Object.assign(
  (pattern: string, flags: string) => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: "unused" },
);

/** Ajv in process, with the published options. */
export function publishedJudge(schema: JsonObject | boolean, role: SchemaRole): Judge {
  const dialect = dialectOf(schema);
  return judge(ajvFor(dialect, role, { code: { regExp } }).compile(prepareSchema({ dialect, schema: withoutOldDialect(schema) })));
}

/** Where verdicts differ from those of Ajv as it comes, each with the reason. With these options alone there is no difference left. */
const differences = {
  /** Otherwise `toString` is a property that every object has, and a function. */
  ownProperties: true,
  /** Otherwise 0.07 is no multiple of 0.01. */
  multipleOfPrecision: 9,
  /** Otherwise a short tuple switches off the keywords behind it. */
  allErrors: true,
  /** Whether a schema is one is another question, and checking it takes longer than all the rest. */
  meta: false,
  validateSchema: false,
} as const satisfies Options;

/** What Ajv as it comes refuses, and we take: the reasons it gives. */
export const toleratedRefusals: readonly RegExp[] = [
  /^"nullable" cannot be used without "type"$/,
  /^NOT SUPPORTED: keyword "id"/,
  /^parent schema must have dependencies of formatMinimum/,
];

/** Ajv and ajv-formats by their manuals, or the reason for which this set-up refuses the schema. */
export function vanillaJudge(schema: JsonObject | boolean, role: SchemaRole): Judge | string {
  const options: Options = { ...differences, strict: false, logger: false, useDefaults: role === "input", code: { regExp } };
  const ajv = dialectOf(schema) === "draft-07" ? new Ajv(options) : new Ajv2020(options);
  // CommonJS's `exports.default`, as Ajv's own types have it.
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  try {
    return judge(ajv.compile(withoutOldDialect(schema)));
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

/** A `$schema` that Ajv does not know would be looked for among its schemas. */
function withoutOldDialect(schema: JsonObject | boolean): JsonObject | boolean {
  if (typeof schema === "boolean") return schema;
  const { $schema: _schema, ...rest } = schema;
  return rest;
}

function judge(check: ValidateFunction): Judge {
  return (given) => {
    const value = structuredClone(given);
    try {
      return check(value) === true ? { value } : false;
    } catch (cause) {
      // A schema that refers to itself for ever: nothing fits it.
      if (cause instanceof RangeError) return false;
      // It calls an object's own `toString`, whatever that is.
      if (cause instanceof TypeError) return undefined;
      throw cause;
    }
  };
}
