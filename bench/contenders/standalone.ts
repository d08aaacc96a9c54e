/** Makes the bare contenders' validators: Ajv's standalone code with ajv-formats "full", as their guides show it. */

import { Ajv2020 } from "ajv/dist/2020.js";
import ajvStandalone from "ajv/dist/standalone/index.js";
import ajvFormats from "ajv-formats";
import { inputSchema, outputSchema } from "./track-shipment.ts";

// Both are CommonJS whose types say `default`; the modules themselves are the functions too.
const addFormats = ajvFormats as unknown as (ajv: Ajv2020, options: { readonly mode: "full" }) => void;
const standaloneCode = ajvStandalone as unknown as (ajv: Ajv2020, names: Readonly<Record<string, string>>) => string;

export function standaloneText(schemas: Readonly<Record<string, object>>): string {
  const ajv = new Ajv2020({ code: { source: true }, useDefaults: true, strict: false });
  addFormats(ajv, { mode: "full" });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: name });
  return standaloneCode(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
}

/** What a file of `writtenValidators()` exports, once it is written as `.cjs`. */
export interface BareValidators {
  readonly input: (value: unknown) => boolean;
  readonly output: (value: unknown) => boolean;
}

export function writtenValidators(): string {
  return standaloneText({ input: inputSchema, output: outputSchema });
}
