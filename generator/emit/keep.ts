/** What is kept between runs: texts by the digest of all that they depend on, the generator itself excepted. */

import {
  type Compilation,
  type CompiledSchema,
  compileSchema,
  forgetCompilations,
  inspectSchema,
  recallCompilation,
  type SchemaRole,
  surelyFits,
} from "../../validation/build.ts";
import { type ExampleJudge, judgeValue } from "../bind/check-examples.ts";
import type { SchemaInspector } from "../bind/schema-inspector.ts";
import type { StandaloneSchema } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";
import { jsonText } from "./code-text.ts";
import { schemaHash } from "./schema-hash.ts";

/** Texts of earlier runs. One that loses or damages entries costs time only. */
export interface EmitCache {
  get(hash: string): string | undefined;
  /** Whether `get` would look for a text; it may yet be damaged. */
  has(hash: string): boolean;
  set(hash: string, text: string): void;
  /** Keeps a text under its own digest. @returns the digest. */
  keep(text: string): string;
  /** Lays a text aside for this run alone. @returns What reads it again. */
  lay(text: string): () => string | undefined;
}

/** The costly questions about schemas, answered from the cache where they were asked before. */
export interface KeptAnswers {
  readonly inspect: SchemaInspector;
  readonly judge: ExampleJudge;
}

export function keptAnswers(cache: EmitCache): KeptAnswers {
  return {
    inspect: (schema, role) =>
      kept(cache, ["inspect", role, schemaHash(schema)], () => {
        const faults = inspectSchema(schema, role);
        if (faults.length === 0) layDown(cache, schema, role);
        return faults;
      }),
    judge: (schema, role, value) => {
      if (surelyFits(schema, value)) return [];
      return kept(cache, ["judge", role, schemaHash(schema), value], () => {
        takeUp(schema, role);
        return judgeValue(schema, role, value);
      });
    },
  };
}

const laid = new WeakMap<object, Map<SchemaRole, () => Compilation | undefined>>();

/** A check is written long before its module is: of thousands of tools the texts are more than all the rest of the compiler's memory. */
function layDown(cache: EmitCache, schema: StandaloneSchema, role: SchemaRole): void {
  if (typeof schema.schema === "boolean") return;
  const readers = laid.get(schema.schema) ?? new Map<SchemaRole, () => Compilation | undefined>();
  laid.set(schema.schema, readers.set(role, laidDown(cache, compileSchema(schema, role))));
  forgetCompilations(schema);
}

function laidDown(cache: EmitCache, compilation: Compilation): () => Compilation | undefined {
  if (!compilation.ok) return () => compilation;
  const { body, ...rest } = compilation.compiled;
  return reader(cache.lay(body), rest);
}

/** Apart from the above, whose closures would hold on to the text. */
function reader(read: () => string | undefined, rest: Omit<CompiledSchema, "body">): () => Compilation | undefined {
  return () => {
    const body = read();
    return body === undefined ? undefined : { ok: true, compiled: { body, ...rest } };
  };
}

/** Before a check is asked for: what was laid aside is not compiled again. */
export function takeUp({ dialect, schema }: StandaloneSchema, role: SchemaRole): void {
  const compilation = typeof schema === "boolean" ? undefined : laid.get(schema)?.get(role)?.();
  if (compilation !== undefined) recallCompilation({ dialect, schema }, role, compilation);
}

/** JSON that depends on its key alone. */
export function kept<T>(cache: EmitCache | undefined, key: readonly unknown[], make: () => T): T {
  if (cache === undefined) return make();
  const hash = sha256(jsonText(key));
  const text = cache.get(hash);
  if (text !== undefined) return JSON.parse(text) as T;
  const value = make();
  cache.set(hash, JSON.stringify(value));
  return value;
}
