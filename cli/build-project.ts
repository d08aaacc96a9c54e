/** `dist/`: generated code and handlers bundled under content-hashed names, served by node alone. Knows nothing of YAML. */

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { CatalogDocument } from "toolwright/contract";
import { writeAtomically } from "../generator/disk/atomic-write.ts";
import { demandBuildable, demandWhole } from "./buildable.ts";
import { type BuildChoices, type Bundled, bundleProject, catalogName, digestOf } from "./bundle-project.ts";
import type { Project } from "./project.ts";
import { exampleCall, exampleFile } from "./serving/example-call.ts";
import { type ShownFile, shownFiles } from "./shown-files.ts";

export interface BuiltProject {
  /** Of `registry.js`, with its content in the query: another build is another module. */
  readonly registryUrl: URL;
  /** Files of the build, relative to its folder. */
  readonly files: readonly string[];
  /** What resources show and the build lacks, in words: a read of such a resource is refused, and all else is served. */
  readonly faults: readonly string[];
}

/** Lists what a build made, so that the next one removes that and nothing else. */
const recordFile = "build.json";

/** @throws {CommandError} When there is nothing generated, or a handler does not build. */
export async function buildProject(project: Project, choices: BuildChoices): Promise<BuiltProject> {
  const { dir, settings } = project;
  const registry = demandBuildable(project, choices);
  const outDir = join(dir, choices.outDir);
  const result = await bundleProject(project, registry, outDir, choices);
  if (!existsSync(join(dir, settings.generated, "catalog.json"))) demandWhole(project);
  const files = writeOutputs(result, outDir);
  const catalog = JSON.parse(readFileSync(join(dir, settings.generated, "catalog.json"), "utf8")) as CatalogDocument;
  const extra = {
    "settings.json": `${JSON.stringify(settings.server, undefined, 2)}\n`,
    [exampleFile]: `${JSON.stringify(exampleCall(catalog) ?? null)}\n`,
  };
  for (const [name, content] of Object.entries(extra)) writeAtomically(join(outDir, name), content);
  copyAtomically(join(dir, settings.generated, "catalog.json"), join(outDir, "catalog.json"));
  const shown = shownFiles(dir, registry, readFileSync(registry, "utf8"));
  const all = [...files, ...Object.keys(extra), "catalog.json", ...catalogCopy(project, outDir), ...fileCopies(shown, outDir)].sort();
  record(outDir, all, choices.keepOld === true);
  const registryUrl = pathToFileURL(join(outDir, "registry.js"));
  registryUrl.searchParams.set("v", result.outputFiles.find(({ path }) => path.endsWith("registry.js"))?.hash ?? "");
  return { registryUrl, files: all, faults: shown.flatMap(({ fault }) => fault ?? []) };
}

/** An old generation reads its catalog late: the name holds the digest, so that a new build leaves it its own. */
function catalogCopy({ dir, settings }: Project, outDir: string): readonly string[] {
  const digest = digestOf(readFileSync(join(dir, settings.generated, "registry.js"), "utf8"));
  if (digest === undefined) return [];
  const name = catalogName(digest);
  copyAtomically(join(dir, settings.generated, "catalog.json"), join(outDir, name));
  return [name];
}

/** What resources show goes with the build. */
function fileCopies(shown: readonly ShownFile[], outDir: string): readonly string[] {
  return shown.flatMap(({ path, name, fault }) => {
    if (fault !== undefined) return [];
    copyAtomically(path, join(outDir, name));
    return [name];
  });
}

function copyAtomically(from: string, to: string): void {
  writeAtomically(to, readFileSync(from));
}

/** Hosts start several servers of one project at once: each file is whole when it is there, and chunks are there before what loads them. */
function writeOutputs({ outputFiles }: Bundled, outDir: string): readonly string[] {
  const named = outputFiles.map(({ path, contents }) => ({ path, contents, name: relative(outDir, path).replaceAll("\\", "/") }));
  const isChunk = ({ name }: { readonly name: string }): boolean => name.startsWith("chunks/");
  for (const { path, contents } of named.filter(isChunk)) {
    // A content-hashed name that exists holds this very content.
    if (!existsSync(path)) writeAtomically(path, contents);
  }
  for (const { path, contents } of named.filter((file) => !isChunk(file))) writeAtomically(path, contents);
  return named.map(({ name }) => name);
}

function record(outDir: string, files: readonly string[], keepOld: boolean): void {
  const path = join(outDir, recordFile);
  const before = readRecord(path);
  const now = new Set(files);
  const kept = keepOld ? before.filter((name) => !now.has(name)) : [];
  if (!keepOld) for (const name of before) if (!now.has(name)) rmSync(join(outDir, name), { force: true });
  writeAtomically(path, `${JSON.stringify({ files: [...files, ...kept] }, undefined, 2)}\n`);
}

/** Names that lead out of the folder are nobody's build. */
function readRecord(path: string): readonly string[] {
  try {
    const { files } = JSON.parse(readFileSync(path, "utf8")) as { readonly files?: readonly unknown[] };
    return (files ?? []).filter(
      (name): name is string => typeof name === "string" && !name.split("/").includes("..") && !name.startsWith("/"),
    );
  } catch {
    return [];
  }
}
