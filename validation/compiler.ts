/**
 * The Ajv that compiles one schema. Build time.
 *
 * A shared one makes names drift and refuses a second schema of the same `$id`; a new one each time spends as long on its own rules as on a
 * small schema. So each is new in all that a schema leaves behind, and shares the rules, which none changes, with the others of its dialect.
 */

import { _, type Ajv, type Options } from "ajv";
import type { JsonObject, JsonValue } from "../contract/index.ts";
import type { Dialect, SchemaRole } from "./dialect.ts";
import { adjustKeywords } from "./keywords.ts";
import { ajvFor, fillsDefaults } from "./options.ts";

const ruled = new Map<Dialect, Ajv>();

/** @returns An Ajv for the compilation of this schema alone. */
export function compilerFor(
  dialect: Dialect,
  role: SchemaRole,
  schema: JsonObject | boolean,
  more: Pick<Options, "allErrors" | "inlineRefs">,
): Ajv {
  const model = ruled.get(dialect) ?? makeRules(dialect);
  return Object.assign(Object.create(Object.getPrototypeOf(model)) as Ajv, model, {
    opts: { ...model.opts, ...more, useDefaults: fillsDefaults[role] },
    scope: new (model.scope.constructor as new (options: object) => Ajv["scope"])({ ...model.scope.opts, scope: {} }),
    RULES: { ...model.RULES, rules: rulesFor(model.RULES.rules, schema) },
    schemas: {},
    refs: {},
    _compilations: new Set(),
    _loading: {},
    _cache: new Map(),
  });
}

type RuleGroups = Ajv["RULES"]["rules"];

/** The rules that a schema could ask for: Ajv tries each of fifty at every schema inside, twice. */
function rulesFor(groups: RuleGroups, schema: JsonObject | boolean): RuleGroups {
  const words = new Set<string>();
  collectKeys(schema, words);
  return groups.flatMap((group) => {
    const rules = group.rules.filter(({ keyword, definition }) =>
      [keyword, ...(definition.implements ?? [])].some((word) => words.has(word)),
    );
    return rules.length === 0 ? [] : [{ ...group, rules }];
  });
}

/** Names of properties and words of values among them: a reference may lead anywhere. */
function collectKeys(value: JsonValue | undefined, words: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const item of value) collectKeys(item as JsonValue, words);
  else
    for (const key in value) {
      words.add(key);
      collectKeys((value as JsonObject)[key], words);
    }
}

function makeRules(dialect: Dialect): Ajv {
  const code = { source: true, lines: true, optimize: false, regExp: recordPattern, formats: _`formats`, process: unparsed };
  const ajv = ajvFor(dialect, "value", { code });
  adjustKeywords(ajv);
  ruled.set(dialect, ajv);
  return ajv;
}

/** Ajv would also make the function it writes; only the text is wanted, and parsing it is a sixth of the cost. */
const unparsed = (): string => "return function () {}";

/** Stands for a pattern until `bindRuntime` writes the engine that runs it. */
const recordPattern = Object.assign((pattern: string) => ({ test: () => false, toString: () => pattern }), { code: "patternOf" });
