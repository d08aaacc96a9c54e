/** What is kept between runs: texts by the digest of all that they depend on, the generator itself excepted. */

import {
  type Compilation,
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

const laid = new WeakMap<object, Map<SchemaRole, () => string | undefined>>();

/** A check is written long before its module is: of thousands of tools the texts are more than all the rest of the compiler's memory. */
function layDown(cache: EmitCache, schema: StandaloneSchema, role: SchemaRole): void {
  if (typeof schema.schema === "boolean") return;
  const read = cache.lay(JSON.stringify(compileSchema(schema, role)));
  const readers = laid.get(schema.schema) ?? new Map<SchemaRole, () => string | undefined>();
  laid.set(schema.schema, readers.set(role, read));
  forgetCompilations(schema);
}

/** Before a check is asked for: what was laid aside is not compiled again. */
export function takeUp({ dialect, schema }: StandaloneSchema, role: SchemaRole): void {
  const text = typeof schema === "boolean" ? undefined : laid.get(schema)?.get(role)?.();
  if (text !== undefined) recallCompilation({ dialect, schema }, role, JSON.parse(text) as Compilation);
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
