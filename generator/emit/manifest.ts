/** `manifest.json`: formats and digests of everything else in the generated folder. */

import { registryFormat } from "../../contract/index.ts";
import type { CatalogModel } from "../model/catalog-model.ts";
import { byCodeUnits, sha256 } from "../model/digest.ts";
import { generatorVersion } from "../version.ts";
import { toolDigest } from "./catalog-json.ts";
import { prettyJsonText } from "./code-text.ts";
import type { GeneratedFile } from "./emitter.ts";

export const manifestPath = "manifest.json";

/** Shape of `manifest.json`. */
const manifestFormat = 1;

export interface Manifest {
  readonly format: number;
  readonly generator: string;
  readonly registryFormat: number;
  /** SHA-256 of `catalog.json`. */
  readonly catalogDigest: string;
  /** Tools: version, and SHA-256 of the tool's line in `catalog.json`. */
  readonly tools: Readonly<Record<string, { readonly version: string; readonly digest: string }>>;
  /** Names of what there is beside tools; absent where there is none. */
  readonly resources?: readonly string[];
  readonly prompts?: readonly string[];
  readonly contexts?: readonly string[];
  /** SHA-256 of every other file in the folder, by path. */
  readonly files: Readonly<Record<string, string>>;
}

export function emitManifest(model: CatalogModel, files: readonly GeneratedFile[], catalogDigest: string): GeneratedFile {
  const generated = files.filter(({ ownership }) => ownership === "generated").sort(byPath);
  const manifest: Manifest = {
    format: manifestFormat,
    generator: generatorVersion,
    registryFormat,
    catalogDigest,
    tools: Object.fromEntries(model.tools.map((tool) => [tool.name, { version: tool.version, digest: toolDigest(tool) }])),
    ...namesBesideTools(model),
    files: Object.fromEntries(generated.map((file) => [file.path, file.digest ?? sha256(file.content)])),
  };
  return { path: manifestPath, content: `${prettyJsonText(manifest)}\n`, ownership: "generated" };
}

function namesBesideTools({ resources, prompts, contexts }: CatalogModel): Pick<Manifest, "resources" | "prompts" | "contexts"> {
  return {
    ...(resources.length === 0 ? {} : { resources: resources.map(({ row }) => row.name) }),
    ...(prompts.length === 0 ? {} : { prompts: prompts.map(({ row }) => row.name) }),
    ...(contexts.length === 0 ? {} : { contexts: contexts.map(({ slot }) => slot.name) }),
  };
}

/** Ascending in code units, as every list of the catalog. */
export function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return byCodeUnits(one.path, other.path);
}
