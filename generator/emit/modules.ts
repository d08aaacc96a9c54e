/** Types and validators of one definition. What cannot be emitted comes back as a reason, never as an exception. */

import { forgetCompilations } from "../../validation/build.ts";
import type { CatalogModel, SpanOf, StandaloneSchema } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";
import type { ModuleNames } from "../model/names.ts";
import { jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";
import { type EmitCache, schemaHash } from "./keep.ts";
import { codeHeader, typesPath, validatorsPath, validatorTypesPath } from "./paths.ts";
import { emitTypes, emitValueType } from "./types.ts";
import { emitValidatorModule, type ValidatorEntry } from "./validators.ts";

/** The texts of one definition's modules, or why there are none. Plain JSON: it can be kept between runs. */
export type ModuleTexts =
  | { readonly ok: true; readonly types: string; readonly js: string; readonly dts: string }
  | { readonly ok: false; readonly reason: string };

/** A definition with schemas: a tool has `input` and `output`, the others `value`. */
export interface ModuleSubject {
  readonly kind: "tool" | "context" | "schema";
  readonly name: string;
  readonly names: ModuleNames;
  readonly spanOf: SpanOf;
  readonly schemas: { readonly input: StandaloneSchema; readonly output: StandaloneSchema } | { readonly value: StandaloneSchema };
}

export function subjectsOf(model: CatalogModel): readonly ModuleSubject[] {
  return [
    ...model.tools.map(
      ({ name, names, spanOf, input, output }): ModuleSubject => ({ kind: "tool", name, names, spanOf, schemas: { input, output } }),
    ),
    ...model.contexts.map(
      ({ slot, names, spanOf, schema }): ModuleSubject => ({ kind: "context", name: slot.name, names, spanOf, schemas: { value: schema } }),
    ),
    ...model.schemas.map(
      ({ name, names, spanOf, schema }): ModuleSubject => ({ kind: "schema", name, names, spanOf, schemas: { value: schema } }),
    ),
  ];
}

export async function moduleTexts(subject: ModuleSubject, cache?: EmitCache): Promise<ModuleTexts> {
  const hash = cache === undefined ? "" : subjectHash(subject);
  const text = cache?.get(hash);
  if (text !== undefined) return JSON.parse(text) as ModuleTexts;
  const texts = await emitTexts(subject);
  cache?.set(hash, JSON.stringify(texts));
  return texts;
}

/** Of all that reaches the texts, so that equal hashes mean equal texts under one generator. */
export function subjectHash({ names, schemas }: ModuleSubject): string {
  return sha256(jsonText(["modules", names.typeName, Object.entries(schemas).map(([role, schema]) => [role, schemaHash(schema)])]));
}

async function emitTexts({ names, schemas }: ModuleSubject): Promise<ModuleTexts> {
  const { typeName } = names;
  const entries: readonly ValidatorEntry[] =
    "value" in schemas
      ? [{ exportName: "value", schema: schemas.value, role: "value" }]
      : [
          { exportName: "input", schema: schemas.input, role: "input" },
          { exportName: "output", schema: schemas.output, role: "output" },
        ];
  try {
    const validators = emitValidatorModule(entries);
    if (!validators.ok) return validators;
    const types = "value" in schemas ? await emitValueType(typeName, schemas.value) : await emitTypes({ typeName, ...schemas });
    return { ok: true, types, js: validators.js, dts: validators.dts };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const { schema } of entries) forgetCompilations(schema);
  }
}

export function moduleFiles({ names }: ModuleSubject, texts: ModuleTexts & { ok: true }): readonly GeneratedFile[] {
  return [
    { path: typesPath(names), content: codeHeader + texts.types, ownership: "generated" },
    { path: validatorsPath(names), content: codeHeader + texts.js, ownership: "generated" },
    { path: validatorTypesPath(names), content: codeHeader + texts.dts, ownership: "generated" },
  ];
}
