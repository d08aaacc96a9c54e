/** Says everything that is wrong with a schema, with a pointer to each fault. Build time. */

import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonObject } from "../contract/index.ts";
import { allFormats } from "./all-formats.ts";
import { compileSchema } from "./compile.ts";
import type { Dialect, SchemaRole, StandaloneSchema } from "./dialect.ts";
import { explainViolation } from "./dialect-words.ts";
import { chooseEngine } from "./pattern-engine.ts";
import { optedOutPatterns, patternsOf } from "./schema-patterns.ts";
import { pointerStep, walkSchemas } from "./schema-walk.ts";
import { surelySchema } from "./surely-schema.ts";

export type SchemaFaultKind =
  | "invalid-schema"
  | "pattern-invalid"
  | "pattern-unsupported"
  | "format-unknown"
  | "ref-unresolved"
  | "uncompilable";

/** One reason why a schema cannot be used as it is. */
export interface SchemaFault {
  /** JSON pointer into the schema. */
  readonly pointer: string;
  readonly kind: SchemaFaultKind;
  readonly message: string;
  readonly help: string;
}

/** Violations of the dialect's own schema that are told of one schema. */
const maxViolations = 10;

/** Everything that is wrong with a schema; empty when it compiles. Never throws. */
export function inspectSchema(schema: StandaloneSchema, role: SchemaRole = "value"): readonly SchemaFault[] {
  const violations = dialectFaults(schema);
  const faults = [...violations, ...wordFaults(schema)];
  // The compiler would repeat in its own words what was said with a place.
  if (faults.some((fault) => fault.kind !== "format-unknown")) return faults;
  const compilation = compileSchema(schema, role);
  if (compilation.ok) return faults;
  const { reason, missingRef } = compilation;
  return [...faults, missingRef === undefined ? uncompilable(reason) : unresolved(schema, missingRef)];
}

const dialectNames: Readonly<Record<Dialect, string>> = { "2020-12": "JSON Schema 2020-12", "draft-07": "JSON Schema draft-07" };
const metaSchemas: Readonly<Record<Dialect, string>> = {
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema",
};
const shared = new Map<Dialect, ValidateFunction>();

function dialectCheck(dialect: Dialect): ValidateFunction {
  const known = shared.get(dialect);
  if (known !== undefined) return known;
  const options = { strict: false, allErrors: true, validateFormats: false, logger: false } as const;
  const ajv = dialect === "2020-12" ? new Ajv2020(options) : new Ajv(options);
  const check = ajv.getSchema(metaSchemas[dialect]);
  if (check === undefined) throw new Error(`Ajv lacks the schema of ${dialect}`);
  const plain = check as ValidateFunction;
  shared.set(dialect, plain);
  return plain;
}

function dialectFaults(schema: StandaloneSchema): readonly SchemaFault[] {
  if (surelySchema(schema.schema)) return [];
  const check = dialectCheck(schema.dialect);
  try {
    if (check(schema.schema)) return [];
  } catch {
    return [uncompilable("it nests too deep to be checked")];
  }
  const faults: SchemaFault[] = [];
  for (const [pointer, errors] of byPlace(check.errors ?? [])) {
    const explanation = explainViolation(schema.schema, dialectNames[schema.dialect], pointer, errors);
    if (explanation !== undefined) faults.push({ pointer, kind: "invalid-schema", ...explanation });
    if (faults.length === maxViolations) break;
  }
  return faults;
}

function byPlace(errors: readonly ErrorObject[]): ReadonlyMap<string, readonly ErrorObject[]> {
  const places = new Map<string, ErrorObject[]>();
  for (const error of errors) places.set(error.instancePath, [...(places.get(error.instancePath) ?? []), error]);
  return places;
}

/** Faults of single words, by pattern and then by format. */
function wordFaults({ schema }: StandaloneSchema): readonly SchemaFault[] {
  const patterns: { readonly text: string; readonly pointer: string }[] = [];
  const formats: SchemaFault[] = [];
  walkSchemas(schema, (part, pointer) => {
    for (const { text, path } of patternsOf(part)) patterns.push({ text, pointer: pointer + path });
    const { format } = part;
    if (typeof format === "string" && allFormats[format] === undefined) formats.push(unknownFormat(`${pointer}/format`, format));
  });
  if (patterns.length === 0) return formats;
  const optedOut = optedOutPatterns(schema);
  const faults = patterns.flatMap(({ text, pointer }) => {
    const choice = chooseEngine(text, optedOut.has(text));
    if (choice.engine === "invalid") return [invalidPattern(pointer, text, choice.reason)];
    return choice.engine === "unsupported" ? [unsupportedPattern(pointer, text, choice.reason)] : [];
  });
  return [...faults, ...formats];
}

const plainSyntax = "Write an ECMAScript regular expression; in YAML single quotes keep backslashes.";
/** What other languages write, and what ECMAScript has in its place. */
const foreignSyntax: readonly (readonly [syntax: RegExp, help: string])[] = [
  [/\(\?P</, "Write a named group as (?<name>…), without the P."],
  [/\(\?[a-z]+\)/, "Patterns have no flags: write both cases, such as [Aa]."],
  [/[*+?}]\+|\(\?>/, "ECMAScript has no possessive or atomic groups: write it without them."],
];

function invalidPattern(pointer: string, text: string, reason: string): SchemaFault {
  return {
    pointer,
    kind: "pattern-invalid",
    message: `${quoted(text)} is not a regular expression: ${reason}.`,
    help: foreignSyntax.find(([syntax]) => syntax.test(text))?.[1] ?? plainSyntax,
  };
}

function unsupportedPattern(pointer: string, text: string, reason: string): SchemaFault {
  return {
    pointer,
    kind: "pattern-unsupported",
    message: `${quoted(text)} cannot be matched in linear time: ${reason}.`,
    help: "Rewrite it without lookaround and back-references, or, after a review for hostile input, add `x-pattern-engine: native` beside it.",
  };
}

function unknownFormat(pointer: string, format: string): SchemaFault {
  return {
    pointer,
    kind: "format-unknown",
    message: `${quoted(format)} is not a format that is checked here.`,
    help: `Use one of ${Object.keys(allFormats).join(", ")}, or say it with \`pattern\`.`,
  };
}

function unresolved(schema: StandaloneSchema, missingRef: string): SchemaFault {
  const { pointer, ref } = findRef(schema, missingRef);
  return {
    pointer,
    kind: "ref-unresolved",
    message: `${quoted(ref)} leads to no schema.`,
    help: "Refer to a schema that this one holds, such as `#/$defs/name`, or to a file of the catalog.",
  };
}

/** The place of a reference that the compiler names in resolved form. */
function findRef(schema: StandaloneSchema, missingRef: string): { readonly pointer: string; readonly ref: string } {
  const found: { readonly pointer: string; readonly ref: string }[] = [];
  walkSchemas(schema.schema, (part: JsonObject, pointer) => {
    for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"]) {
      const ref = part[keyword];
      if (typeof ref === "string" && (missingRef === ref || missingRef.endsWith(ref.replace(/^\.?\//, "")))) {
        found.push({ pointer: pointer + pointerStep(keyword), ref });
      }
    }
  });
  return found.find(({ ref }) => ref === missingRef) ?? found[0] ?? { pointer: "", ref: missingRef };
}

function uncompilable(reason: string): SchemaFault {
  return {
    pointer: "",
    kind: "uncompilable",
    message: `No validator can be made of this schema: ${reason}.`,
    help: "Mend the part that the reason names; a schema that another validator takes may be shared to find it.",
  };
}

/** Shortened, so that a hostile pattern does not fill a screen. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
