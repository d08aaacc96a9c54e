/** Build-time door of the scales: what the generator asks about a schema. Never imported at run time. */

import type { Validator } from "../contract/index.ts";
import { runtimeNames } from "./bind-runtime.ts";
import { compileSchema } from "./compile.ts";
import type { SchemaRole, StandaloneSchema } from "./dialect.ts";
import { duplicates, equal, formats, owns, ucs2length, validator } from "./index.ts";
import { moreFormats } from "./more-formats.ts";
import { linearPattern } from "./patterns.ts";

export { type RuntimeName, runtimeNames } from "./bind-runtime.ts";
export { type Compilation, type CompiledSchema, compileSchema, forgetCompilations, recallCompilation } from "./compile.ts";
export type { Dialect, SchemaRole, StandaloneSchema } from "./dialect.ts";
export { inspectSchema, type SchemaFault, type SchemaFaultKind } from "./inspect.ts";
export { fillsDefaults, publishedOptions } from "./options.ts";
export { surelyFits } from "./surely-fits.ts";

const runtime = { duplicates, equal, formats, linearPattern, moreFormats, owns, ucs2length };
/** The validators asked for last; one of each of thousands of schemas would be more than the rest of a compiler's memory. */
const maxRemembered = 16;
const remembered: { readonly schema: StandaloneSchema["schema"]; readonly key: string; readonly validate: Validator }[] = [];

/**
 * The validator of a schema, without writing a module. It runs the very text that an emitted module holds.
 *
 * @throws {Error} When `inspectSchema` finds faults that make the schema unusable.
 */
export function compileInProcess(schema: StandaloneSchema, role: SchemaRole = "output"): Validator {
  const key = `${schema.dialect} ${role}`;
  const known = remembered.find((entry) => entry.schema === schema.schema && entry.key === key);
  if (known !== undefined) return known.validate;
  const validate = instantiate(schema, role);
  if (remembered.push({ schema: schema.schema, key, validate }) > maxRemembered) remembered.shift();
  return validate;
}

function instantiate(schema: StandaloneSchema, role: SchemaRole): Validator {
  const compilation = compileSchema(schema, role);
  if (!compilation.ok) throw new Error(compilation.reason);
  const { body, sensitive } = compilation.compiled;
  const make = new Function(...runtimeNames, `"use strict";\n${body}`);
  return validator(make(...runtimeNames.map((name) => runtime[name])), { sensitive });
}
