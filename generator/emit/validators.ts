/**
 * Writes the validators of one definition as an ECMAScript module. Pure: the same schemas give the same bytes, whatever was compiled before.
 *
 * Each check is a function scope of its own, so that two of one module never share a name, and one that changes leaves the other's text alone.
 */

import { type CompiledSchema, compileSchema, type RuntimeName, type SchemaRole, type StandaloneSchema } from "../../validation/build.ts";
import { runtimeImports } from "./esm-requires.ts";

export interface ValidatorEntry {
  /** An identifier. */
  readonly exportName: string;
  readonly schema: StandaloneSchema;
  readonly role: SchemaRole;
}

export type ValidatorModule =
  | { readonly ok: true; readonly js: string; readonly dts: string }
  | { readonly ok: false /** Which schema cannot be compiled, and why. */; readonly reason: string };

/** The module's text and its declarations, or why there is none. Never throws. */
export function emitValidatorModule(entries: readonly ValidatorEntry[]): ValidatorModule {
  const uses = new Set<RuntimeName | "validator">(["validator"]);
  const exports: string[] = [];
  for (const { exportName, schema, role } of entries) {
    const compilation = compileSchema(schema, role);
    if (!compilation.ok) return { ok: false, reason: `The ${exportName} schema cannot be compiled: ${compilation.reason}.` };
    for (const name of compilation.compiled.uses) uses.add(name);
    exports.push(exportText(exportName, compilation.compiled));
  }
  const dts = entries.map(({ exportName }) => `export declare const ${exportName}: Validator;\n`).join("");
  return {
    ok: true,
    js: `${runtimeImports(uses)}\n${exports.join("\n")}`,
    dts: `import type { Validator } from "toolwright/contract";\n\n${dts}`,
  };
}

function exportText(exportName: string, { body, sensitive }: CompiledSchema): string {
  const hasHints = sensitive === true || sensitive.length > 0;
  const hints = hasHints ? `, { sensitive: ${JSON.stringify(sensitive)} }` : "";
  return `export const ${exportName} = validator((() => {\n${body}\n})()${hints});\n`;
}
