/**
 * How the keywords of an Ajv instance report faults, and the two whose cost hostile data could drive up. Build time. Verdicts stay Ajv's.
 *
 * How many faults: a model that is told all of them mends them in one go; a hostile mebibyte must not become half a million error objects.
 * - The root schema, with everything inlined into it, reports every fault (Ajv's `allErrors`).
 * - A list or map reports its first faulty element: the number of errors is bounded by the schema, never by the data.
 * - Branches of `anyOf`, `oneOf`, `contains` and functions behind `$ref` stop at their first fault. Otherwise a recursive union would look
 *   into every branch of every level: 2^depth, where stopping at the wrong `kind` is linear.
 * - A schema that refers to its own root stops at its first fault for the same reason.
 */

import {
  _,
  type Ajv,
  type Code,
  type CodeKeywordDefinition,
  type KeywordCxt,
  type KeywordErrorDefinition,
  Name,
  nil,
  stringify,
} from "ajv";
import type { JsonValue } from "../contract/index.ts";
import { type BranchTags, tagsOfBranches } from "./branch-tags.ts";
import { duplicates, equal, ucs2length } from "./equality.ts";

type KeywordErrorCxt = Parameters<Exclude<NonNullable<KeywordErrorDefinition["params"]>, Code>>[0];
type CodeOf = CodeKeywordDefinition["code"];
const errors = new Name("errors");

/** Adjusts a fresh instance; call before the first compilation. */
export function adjustKeywords(ajv: Ajv): void {
  for (const keyword of [
    "items",
    "additionalItems",
    "additionalProperties",
    "patternProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
  ]) {
    wrap(ajv, keyword, stopAtFirstElement);
  }
  for (const keyword of ["items", "prefixItems"]) wrap(ajv, keyword, beginValid);
  wrap(ajv, "propertyNames", (code) => stopAtFirstElement(stopBranchesEarly(code)));
  wrap(ajv, "contains", (code) => forgetPerElement(stopBranchesEarly(code)));
  for (const keyword of ["anyOf", "oneOf"]) {
    wrap(ajv, keyword, countBranches);
    tell(ajv, keyword, branchParams);
  }
  for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"]) wrap(ajv, keyword, firstFaultBehind);
  wrap(ajv, "uniqueItems", () => uniqueItems);
  wrap(ajv, "enum", () => oneOfValues);
  tell(ajv, "enum", ({ params }) => _`{allowedValues: ${params.allowed}}`);
  for (const keyword of ["minLength", "maxLength"]) wrap(ajv, keyword, () => lengthInCodePoints);
  wrap(ajv, "additionalProperties", lookUpNames);
  for (const keyword of ["additionalProperties", "unevaluatedProperties"]) tellKnownProperties(ajv, keyword);
}

function wrap(ajv: Ajv, keyword: string, around: (code: CodeOf) => CodeOf): void {
  const definition = codeDefinition(ajv, keyword);
  if (definition !== undefined) definition.code = around(definition.code);
}

function codeDefinition(ajv: Ajv, keyword: string): CodeKeywordDefinition | undefined {
  const rule = ajv.RULES.all[keyword];
  if (typeof rule !== "object" || !("code" in rule.definition) || typeof rule.definition.code !== "function") return undefined;
  return rule.definition as CodeKeywordDefinition;
}

const stopAtFirstElement =
  (code: CodeOf): CodeOf =>
  (cxt, ruleType) => {
    const { gen, it } = cxt;
    // Otherwise the generated code returns at the first fault by itself.
    if (!it.allErrors && !it.compositeRule) return code(cxt, ruleType);
    let before: Name | undefined;
    aroundLoops(
      cxt,
      () => (before = gen.const("before", errors)),
      () => void gen.if(_`${errors} > ${before ?? errors}`, () => gen.break()),
      () => code(cxt, ruleType),
    );
  };

/**
 * Where it stops early, Ajv reads a variable that a short tuple never sets, and skips the keywords behind it. Mended wherever Ajv's
 * `allErrors` would not stop early: the verdict is that of the published options. Below `not` and `if` Ajv always does, and so do we.
 */
const beginValid =
  (code: CodeOf): CodeOf =>
  (cxt, ruleType) => {
    const { gen } = cxt;
    const { name } = gen;
    const isTuple = Array.isArray(cxt.schema);
    if (!isTuple || cxt.it.allErrors || cxt.it.createErrors === false) return code(cxt, ruleType);
    gen.name = (prefix) => {
      const made = name.call(gen, prefix);
      if (prefix === "valid") {
        gen.name = name;
        gen.var(made, true);
      }
      return made;
    };
    code(cxt, ruleType);
    gen.name = name;
  };

const forgetPerElement =
  (code: CodeOf): CodeOf =>
  (cxt, ruleType) =>
    aroundLoops(
      cxt,
      () => undefined,
      () => void cxt.gen.if(_`${errors} > ${cxt.errsCount ?? errors}`, () => cxt.reset()),
      () => code(cxt, ruleType),
    );

/** Runs `body`, putting code before each loop it makes and at the end of each round; loops of schemas further in are theirs. */
function aroundLoops(cxt: KeywordCxt, before: () => void, round: () => void, body: () => void): void {
  const { gen } = cxt;
  const { forRange, forOf } = gen;
  const plain = { forRange, forOf };
  const roundsOf = (each: (name: Name) => void) => (name: Name) => {
    each(name);
    round();
  };
  const own = {
    forRange: (...[name, from, to, each, kind]: Parameters<typeof forRange>) => {
      before();
      return forRange.call(gen, name, from, to, roundsOf(each), kind);
    },
    forOf: (...[name, iterable, each, kind]: Parameters<typeof forOf>) => {
      before();
      return forOf.call(gen, name, iterable, roundsOf(each), kind);
    },
  };
  aroundSubschemas(cxt, (subschema, appl, valid) => {
    Object.assign(gen, plain);
    const context = subschema(appl, valid);
    Object.assign(gen, own);
    return context;
  });
  Object.assign(gen, own);
  try {
    body();
  } finally {
    Object.assign(gen, plain);
  }
}

type Subschema = KeywordCxt["subschema"];
type AroundSubschema = (subschema: Subschema, ...request: Parameters<Subschema>) => ReturnType<Subschema>;

const surroundings = Symbol("surroundings");
interface SurroundedCxt extends KeywordCxt {
  [surroundings]?: { readonly subschema: Subschema; readonly around: AroundSubschema };
}

/** Compiles the keyword's subschemas by `around`, inside what was put around them before. */
function aroundSubschemas(cxt: SurroundedCxt, around: AroundSubschema): void {
  const outer = cxt[surroundings];
  const subschema: Subschema = outer === undefined ? cxt.subschema.bind(cxt) : (appl, valid) => outer.around(outer.subschema, appl, valid);
  cxt[surroundings] = { subschema, around };
  cxt.subschema = surrounded;
}

/**
 * One function for every context: V8 holds on to the last function that took a method's place, until it collects everything, and from a
 * function of one compilation all of that compilation can be reached. Half of what a compiler makes would be copied about.
 */
function surrounded(this: SurroundedCxt, ...request: Parameters<Subschema>): ReturnType<Subschema> {
  const found = this[surroundings];
  if (found === undefined) throw new TypeError("a context was surrounded by nothing");
  return found.around(found.subschema, ...request);
}

const stopBranchesEarly =
  (code: CodeOf): CodeOf =>
  (cxt, ruleType) => {
    aroundSubschemas(cxt, (subschema, appl, valid) => subschema({ ...appl, allErrors: false }, valid));
    code(cxt, ruleType);
  };

const branchesOf = new WeakMap<object, readonly Name[]>();
const tagsOf = new WeakMap<object, readonly BranchTags[] | undefined>();

/** Lets the error say how many errors each branch left before it, so that the best branch can be told from the others. */
function countBranches(code: CodeOf): CodeOf {
  return (cxt, ruleType) => {
    const { gen } = cxt;
    const schemas: readonly unknown[] = Array.isArray(cxt.schema) ? cxt.schema : [];
    const counts = schemas.map(() => gen.let("faults", 0));
    branchesOf.set(cxt, counts);
    tagsOf.set(cxt, tagsOfBranches(schemas, cxt.it.schemaEnv.root.schema as JsonValue));
    aroundSubschemas(cxt, (subschema, appl, valid) => {
      const index = "schemaProp" in appl ? Number(appl.schemaProp) : -1;
      const count = counts[index];
      if (count === undefined) return subschema(appl, valid);
      gen.assign(count, errors);
      const context = subschema({ ...appl, allErrors: false }, valid);
      gen.assign(count, _`${errors} - ${count}`);
      return context;
    });
    code(cxt, ruleType);
  };
}

function branchParams(cxt: KeywordErrorCxt): Code {
  const counts = branchesOf.get(cxt) ?? [];
  const tags = tagsOf.get(cxt);
  const list = counts.reduce<Code>((before, count, index) => (index === 0 ? _`${count}` : _`${before}, ${count}`), _``);
  const passing = cxt.params.passing;
  const told = tags === undefined ? _`` : _`, tags: ${stringify(tags)}`;
  return passing instanceof Name ? _`{branches: [${list}], passing: ${passing}${told}}` : _`{branches: [${list}]${told}}`;
}

const firstFaultBehind =
  (code: CodeOf): CodeOf =>
  (cxt, ruleType) => {
    // Functions are compiled while their first reference is; from here on they stop at their first fault.
    cxt.it.self.opts.allErrors = false;
    code(cxt, ruleType);
  };

function uniqueItems(cxt: KeywordCxt): void {
  if (cxt.schema !== true) return;
  const { gen, data } = cxt;
  const find = gen.scopeValue("func", { ref: duplicates, code: _`duplicates` });
  const pair = gen.const("pair", _`${find}(${data})`);
  cxt.setParams({ i: _`${pair}[0]`, j: _`${pair}[1]` });
  cxt.fail(_`${pair} !== undefined`);
}

/** Values compared one by one; more are looked up in a set. */
const maxCompared = 8;

function oneOfValues(cxt: KeywordCxt): void {
  const { gen, data } = cxt;
  const values: readonly unknown[] = Array.isArray(cxt.schema) ? cxt.schema : [];
  const scalars = values.filter((value) => typeof value !== "object" || value === null);
  const composites = values.filter((value) => typeof value === "object" && value !== null);
  const list = gen.scopeValue("obj", { ref: values, code: stringify(values) });
  cxt.setParams({ allowed: list });
  const checks: Code[] = [];
  if (scalars.length > maxCompared) {
    const set = gen.scopeValue("obj", { ref: new Set(scalars), code: _`new Set(${stringify(scalars)})` });
    checks.push(_`${set}.has(${data})`);
  } else for (const value of scalars) checks.push(_`${data} === ${stringify(value)}`);
  for (const value of composites) {
    const same = gen.scopeValue("func", { ref: equal, code: _`equal` });
    checks.push(_`${same}(${data}, ${gen.scopeValue("obj", { ref: value, code: stringify(value) })})`);
  }
  cxt.pass(checks.reduce<Code>((before, check, index) => (index === 0 ? check : _`${before} || ${check}`), _`false`));
}

/** A code point is one unit of text or two: most lengths tell without being counted. */
function lengthInCodePoints(cxt: KeywordCxt): void {
  const { gen, data, keyword } = cxt;
  const limit = Number(cxt.schema);
  const units = _`${data}.length`;
  if (keyword === "minLength" && limit <= 1) return cxt.fail(_`${units} < ${limit}`);
  const count = _`${gen.scopeValue("func", { ref: ucs2length, code: _`ucs2length` })}(${data})`;
  if (keyword === "maxLength") cxt.fail(_`${units} > ${limit} && ${count} > ${limit}`);
  else cxt.fail(_`${units} < ${limit * 2} && ${count} < ${limit}`);
}

/** Ajv looks many names up in the schema, which would then have to be in the module: the names alone do. */
const lookUpNames =
  (code: CodeOf): CodeOf =>
  (cxt, ruleType) => {
    const { gen, it, schema } = cxt;
    const properties: object = cxt.parentSchema.properties ?? {};
    // A schema for the others would look for its own parts there.
    if (schema !== false || Object.keys(properties).length <= maxCompared) return code(cxt, ruleType);
    const { topSchemaRef, schemaPath } = it;
    const names = { properties: Object.fromEntries(Object.keys(properties).map((name) => [name, 1])) };
    Object.assign(it, { topSchemaRef: gen.scopeValue("obj", { ref: names, code: stringify(names) }), schemaPath: nil });
    code(cxt, ruleType);
    Object.assign(it, { topSchemaRef, schemaPath });
  };

/** Names more than this are not listed in generated code. */
const maxKnown = 300;

function tellKnownProperties(ajv: Ajv, keyword: string): void {
  const param = keyword === "additionalProperties" ? "additionalProperty" : "unevaluatedProperty";
  tell(ajv, keyword, ({ params, parentSchema, schema }) => {
    const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
    const property = params[param] ?? _`""`;
    if (known.length > maxKnown) return _`{property: ${property}}`;
    const closed = keyword === "additionalProperties" && schema === false && parentSchema?.patternProperties === undefined;
    return closed
      ? _`{property: ${property}, known: ${stringify(known)}, closed: true}`
      : _`{property: ${property}, known: ${stringify(known)}}`;
  });
}

/** Replaces the parameters of a keyword's error objects. */
function tell(ajv: Ajv, keyword: string, params: (cxt: KeywordErrorCxt) => Code): void {
  const definition = codeDefinition(ajv, keyword);
  if (definition !== undefined) definition.error = { message: "", params };
}
