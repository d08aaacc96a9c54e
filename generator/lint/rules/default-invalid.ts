/** A default fits its own schema (LINT_DEFAULT_INVALID). */

import type { JsonObject, JsonValue } from "../../../contract/index.ts";
import { quoted } from "../../diagnostics/reporter.ts";
import { canonicalJson } from "../../model/digest.ts";
import { isObject, walkSchema } from "../../schema/walk.ts";
import { type PlacedSchema, type RefTarget, refTargets } from "../ref-target.ts";
import type { LintFinding, LintRule } from "../rule.ts";

export const defaultInvalid: LintRule = {
  id: "LINT_DEFAULT_INVALID",
  level: "error",
  law: "A `default` is a value that its own schema accepts.",
  *check({ units }) {
    const targetOf = refTargets(units);
    for (const unit of units) {
      const findings: LintFinding[] = [];
      walkSchema(unit.schema, (schema, pointer) => {
        const fault = schema.default === undefined ? undefined : faultOf({ unit, pointer, schema }, schema.default, targetOf);
        if (fault === undefined) return;
        const span = unit.document.spanOf(`${unit.at}${pointer}/default`);
        findings.push({
          message: `The default ${quoted(schema.default)} ${fault}.`,
          help: "Mend the default, or the schema beside it.",
          span,
        });
      });
      yield* findings;
    }
  },
};

type Check = (bound: JsonValue, value: JsonValue) => boolean;

const isNumber = (value: JsonValue): value is number => typeof value === "number";
const length = (value: JsonValue): number | undefined => (typeof value === "string" ? [...value].length : undefined);
const items = (value: JsonValue): number | undefined => (Array.isArray(value) ? value.length : undefined);
const compares = (size: (value: JsonValue) => number | undefined, fits: (size: number, bound: number) => boolean): Check => {
  return (bound, value) => {
    const measured = size(value);
    return measured === undefined || !isNumber(bound) || fits(measured, bound);
  };
};
const amount = (value: JsonValue): number | undefined => (isNumber(value) ? value : undefined);

/** The keywords that can be judged one by one; each is right by itself, so that none cries wolf. */
const checks: Readonly<Record<string, { readonly fits: Check; readonly says: string }>> = {
  type: {
    fits: (types, value) => (Array.isArray(types) ? types : [types]).some((type: JsonValue) => isOfType(type, value)),
    says: "is not of the type",
  },
  enum: {
    fits: (choices, value) => !Array.isArray(choices) || choices.some((choice: JsonValue) => isSame(choice, value)),
    says: "is not one of",
  },
  const: { fits: isSame, says: "is not the constant" },
  minimum: { fits: compares(amount, (size, bound) => size >= bound), says: "is less than the minimum" },
  maximum: { fits: compares(amount, (size, bound) => size <= bound), says: "is greater than the maximum" },
  exclusiveMinimum: { fits: compares(amount, (size, bound) => size > bound), says: "is not greater than" },
  exclusiveMaximum: { fits: compares(amount, (size, bound) => size < bound), says: "is not less than" },
  minLength: { fits: compares(length, (size, bound) => size >= bound), says: "is shorter than" },
  maxLength: { fits: compares(length, (size, bound) => size <= bound), says: "is longer than" },
  minItems: { fits: compares(items, (size, bound) => size >= bound), says: "has fewer items than" },
  maxItems: { fits: compares(items, (size, bound) => size <= bound), says: "has more items than" },
};

/** References may lead in a circle. */
const maxSteps = 32;

/** The schema's own words, then what it refers to and what it joins by `allOf`: a value has to fit them all. */
function faultOf(place: PlacedSchema, value: JsonValue, targetOf: RefTarget): string | undefined {
  const waiting = [place];
  for (let step = 0; step < maxSteps; step += 1) {
    const here = waiting.shift();
    if (here === undefined) return undefined;
    const target = targetOf(here);
    // In draft-07 the words beside a reference are not read.
    const fault = target !== undefined && here.unit.dialect === "draft-07" ? undefined : ownFault(here.schema, value);
    if (fault !== undefined) return fault;
    if (target !== undefined) waiting.push(target);
    waiting.push(...joined(here));
  }
  return undefined;
}

function joined({ unit, pointer, schema }: PlacedSchema): PlacedSchema[] {
  if (!Array.isArray(schema.allOf)) return [];
  return schema.allOf.flatMap((part: JsonValue, index) =>
    isObject(part) ? [{ unit, pointer: `${pointer}/allOf/${index}`, schema: part }] : [],
  );
}

function ownFault(schema: JsonObject, value: JsonValue): string | undefined {
  for (const [keyword, check] of Object.entries(checks)) {
    const bound = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    if (bound !== undefined && !check.fits(bound, value)) return `${check.says} ${quoted(bound)}`;
  }
  return undefined;
}

function isSame(left: JsonValue, right: JsonValue): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

const typeTests: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  number: isNumber,
  integer: (value) => Number.isInteger(value),
  string: (value) => typeof value === "string",
  array: (value) => Array.isArray(value),
  object: (value) => isObject(value),
};

/** A type that does not exist is another finding. */
function isOfType(type: JsonValue, value: JsonValue): boolean {
  return typeof type === "string" && Object.hasOwn(typeTests, type) ? (typeTests[type]?.(value) ?? true) : true;
}
