/** What is kept between runs: texts by the digest of all that they depend on, the generator itself excepted. */

import { inspectSchema } from "../../validation/build.ts";
import { type ExampleJudge, judgeValue } from "../bind/check-examples.ts";
import type { SchemaInspector } from "../bind/schema-inspector.ts";
import { sha256 } from "../model/digest.ts";
import { jsonText } from "./code-text.ts";
import { schemaHash } from "./schema-hash.ts";

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
