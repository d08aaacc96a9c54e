/** Reads what `deploy/` holds, as parsed documents with the file they stand in. */

import { readdirSync, readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { root } from "../docs/markdown.ts";

/** A Kubernetes object, as far as every one of them has the same form. */
export interface Manifest {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly body: Readonly<Record<string, unknown>>;
}

/** @throws {Error} When a document is no YAML. */
export function readDocuments(file: string): readonly Readonly<Record<string, unknown>>[] {
  return parseAllDocuments(readFileSync(root + file, "utf8"), { merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]?.message}`);
    return document.toJS() as Readonly<Record<string, unknown>>;
  });
}

/** Every object below these folders but the lists of kustomize. */
export function readManifests(...folders: readonly string[]): readonly Manifest[] {
  const files = folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".yaml") && !/kustomization|adapter-rules/.test(path))
      .map((path) => `${folder}/${path}`),
  );
  return files.flatMap((file) =>
    readDocuments(file).map((body) => ({ ...(body as unknown as Omit<Manifest, "file" | "body">), file, body })),
  );
}
