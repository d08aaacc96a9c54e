/** What is kept between runs: texts by the digest of all that they depend on, the generator itself excepted. */

import { inspectSchema } from "../../validation/build.ts";
import { type ExampleJudge, judgeValue } from "../bind/check-examples.ts";
import type { SchemaInspector } from "../bind/schema-inspector.ts";
import type { StandaloneSchema } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";
import { jsonText } from "./code-text.ts";

/** Texts of earlier runs. One that loses or damages entries costs time only. */
export interface EmitCache {
  get(hash: string): string | undefined;
  /** Whether `get` would look for a text; it may yet be damaged. */
  has(hash: string): boolean;
  set(hash: string, text: string): void;
}

/** The costly questions about schemas, answered from the cache where they were asked before. */
export interface KeptAnswers {
  readonly inspect: SchemaInspector;
  readonly judge: ExampleJudge;
}

export function keptAnswers(cache: EmitCache): KeptAnswers {
  return {
    inspect: (schema, role) => kept(cache, ["inspect", role, schemaHash(schema)], () => inspectSchema(schema, role)),
    judge: (schema, role, value) => kept(cache, ["judge", role, schemaHash(schema), value], () => judgeValue(schema, role, value)),
  };
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

const hashes = new WeakMap<object, string>();

/** Digest of a schema and its dialect; worked out once for each object. */
export function schemaHash({ dialect, schema }: StandaloneSchema): string {
  if (typeof schema === "boolean") return String(schema);
  const known = hashes.get(schema);
  if (known !== undefined) return known;
  const hash = sha256(jsonText([dialect, schema]));
  hashes.set(schema, hash);
  return hash;
}
