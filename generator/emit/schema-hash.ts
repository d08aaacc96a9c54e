/** What a schema is known by between runs. */

import type { StandaloneSchema } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";
import { jsonText } from "./code-text.ts";

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
