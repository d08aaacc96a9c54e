/** Compiles a catalog folder of a test, and compares, type-checks or lays out what comes of it. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CompiledCatalog, compileCatalog } from "../../generator/compile.ts";
import type { Reported } from "../../generator/diagnostics/diagnostic.ts";
import { listFiles } from "../../generator/disk/list-files.ts";
import { readCatalog } from "../../generator/disk/read-catalog.ts";
import type { GeneratedFile } from "../../generator/emit/emitter.ts";
import { type SourceFile, sourceFile } from "../../generator/text/source-file.ts";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

export async function sourcesIn(folder: string): Promise<readonly SourceFile[]> {
  return (await readCatalog(folder, "catalog")).value;
}

export async function compile(sources: readonly SourceFile[]): Promise<Reported<CompiledCatalog>> {
  return compileCatalog(sources, { lenient: false, lint: {}, handlersPath: "../handlers" });
}

/** Sources by path below `catalog/`. */
export function sourcesFrom(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => sourceFile(`catalog/${path}`, text));
}

/** Every file by its path in a project. */
export function treeOf(files: readonly GeneratedFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ path, content, ownership }) => [`${ownership === "generated" ? "generated" : "handlers"}/${path}`, content]),
  );
}

export function treeOn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

export function writeTree(folder: string, tree: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Options of a stranger who is as strict as can be. */
const strangersOptions = {
  target: "es2022",
  module: "nodenext",
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  customConditions: ["toolwright-source"],
};

/** A project of a stranger in a folder of its own: `node_modules/toolwright` is this repository. */
export function strangersProject(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "toolwright-stranger-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(repository, join(folder, "node_modules/toolwright"), "dir");
  writeTree(folder, {
    "package.json": '{"type":"module"}',
    "tsconfig.json": JSON.stringify({ compilerOptions: strangersOptions, exclude: ["node_modules"] }),
  });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** @returns What `tsc` complains of in the project's own files, one a line: `path(line,column): error TS…: …`. */
export function typeErrors(folder: string): readonly string[] {
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder, encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((line) => /^\S.*error TS/.test(line) && !line.startsWith("..") && !line.includes("node_modules/toolwright"));
}
