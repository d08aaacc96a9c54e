/** Types and validators of one definition. What cannot be emitted comes back as a reason, never as an exception. */

import { forgetCompilations } from "../../validation/build.ts";
import type { CatalogModel, SpanOf, StandaloneSchema } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";
import type { ModuleNames } from "../model/names.ts";
import { jsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";
import { type EmitCache, takeUp } from "./keep.ts";
import { LostTextError } from "./lost-text.ts";
import { codeHeader, typesPath, validatorsPath, validatorTypesPath } from "./paths.ts";
import { schemaHash } from "./schema-hash.ts";
import { emitTypes, emitValueType } from "./types.ts";
import { emitValidatorModule, type ValidatorEntry } from "./validators.ts";

/** The files of one definition's modules, or why there are none. */
export type EmittedModules =
  | { readonly ok: true; readonly files: readonly GeneratedFile[] }
  | { readonly ok: false; readonly reason: string };

/** What the cache knows of a definition's modules: the digests, under which it has the texts. */
type KeptModules = { readonly ok: true; readonly digests: readonly string[] } | { readonly ok: false; readonly reason: string };

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

/** With a cache the texts are left to it, and read when they are asked for. */
export async function emitModules(subject: ModuleSubject, cache?: EmitCache): Promise<EmittedModules> {
  const paths = [typesPath(subject.names), validatorsPath(subject.names), validatorTypesPath(subject.names)];
  const hash = cache === undefined ? "" : subjectHash(subject);
  const known = cache === undefined ? undefined : knownModules(cache, hash);
  if (known !== undefined && cache !== undefined) {
    return known.ok ? { ok: true, files: paths.map((path, index) => new KeptFile(path, known.digests[index] ?? "", cache)) } : known;
  }
  const emitted = await emitTexts(subject);
  if (!emitted.ok) {
    cache?.set(hash, JSON.stringify(emitted));
    return emitted;
  }
  const files = emitted.texts.map((content, index): GeneratedFile => {
    if (cache === undefined) return { path: paths[index] ?? "", content, ownership: "generated" };
    return new KeptFile(paths[index] ?? "", cache.keep(content), cache);
  });
  cache?.set(hash, JSON.stringify({ ok: true, digests: files.map(({ digest }) => digest) }));
  return { ok: true, files };
}

function knownModules(cache: EmitCache, hash: string): KeptModules | undefined {
  const text = cache.get(hash);
  if (text === undefined) return undefined;
  const known = JSON.parse(text) as KeptModules;
  return !known.ok || known.digests.every((digest) => cache.has(digest)) ? known : undefined;
}

/** A file whose text stands in the cache. */
class KeptFile implements GeneratedFile {
  readonly path: string;
  readonly ownership = "generated";
  readonly digest: string;
  readonly #cache: EmitCache;

  constructor(path: string, digest: string, cache: EmitCache) {
    this.path = path;
    this.digest = digest;
    this.#cache = cache;
  }

  /** @throws {LostTextError} */
  get content(): string {
    const text = this.#cache.get(this.digest);
    if (text === undefined) throw new LostTextError(`the text of ${this.path} cannot be read from the cache`);
    return text;
  }
}

/** Of all that reaches the texts, so that equal hashes mean equal texts under one generator. */
function subjectHash({ names, schemas }: ModuleSubject): string {
  return sha256(jsonText(["modules", names.typeName, Object.entries(schemas).map(([role, schema]) => [role, schemaHash(schema)])]));
}

/** The texts of types, validators and the validators' declarations. */
type EmittedTexts = { readonly ok: true; readonly texts: readonly string[] } | { readonly ok: false; readonly reason: string };

async function emitTexts({ names, schemas }: ModuleSubject): Promise<EmittedTexts> {
  const { typeName } = names;
  const entries: readonly ValidatorEntry[] =
    "value" in schemas
      ? [{ exportName: "value", schema: schemas.value, role: "value" }]
      : [
          { exportName: "input", schema: schemas.input, role: "input" },
          { exportName: "output", schema: schemas.output, role: "output" },
        ];
  try {
    for (const { schema, role } of entries) takeUp(schema, role);
    const validators = emitValidatorModule(entries);
    if (!validators.ok) return validators;
    const types = await ("value" in schemas ? emitValueType(typeName, schemas.value) : emitTypes({ typeName, ...schemas }));
    return { ok: true, texts: [types, validators.js, validators.dts].map((text) => codeHeader + text) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const { schema } of entries) forgetCompilations(schema);
  }
}
