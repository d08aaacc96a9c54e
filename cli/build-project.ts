/** `dist/`: generated code and handlers bundled under content-hashed names, served by node alone. Knows nothing of YAML. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, type BuildResult, build, formatMessages, type Message, type Plugin } from "esbuild";
import { writeAtomically } from "../generator/disk/atomic-write.ts";
import { CommandError } from "./command-error.ts";
import type { Project } from "./project.ts";

export interface BuildChoices {
  /** Below the project, such as `dist`. */
  readonly outDir: string;
  /** Bundles packages too, the runtime among them. */
  readonly standalone: boolean;
  /** Also makes `server.js`, which serves the build. */
  readonly withServer: boolean;
  /** Keeps what the build before made: a server may still load it. */
  readonly keepOld?: boolean;
  /** Says beside each file which text it was made of, so that errors name lines of handlers. */
  readonly sourceMaps?: boolean;
}

export interface BuiltProject {
  /** Of `registry.js`, with its content in the query: another build is another module. */
  readonly registryUrl: URL;
  /** Files of the build, relative to its folder. */
  readonly files: readonly string[];
}

/** Lists what a build made, so that the next one removes that and nothing else. */
const recordFile = "build.json";

/** @throws {CommandError} When there is nothing generated, or a handler does not build. */
export async function buildProject(project: Project, choices: BuildChoices): Promise<BuiltProject> {
  const { dir, settings } = project;
  const registry = join(dir, settings.generated, "registry.js");
  if (!existsSync(registry)) throw new CommandError(`${settings.generated}/registry.js is not there. Run "toolwright generate" first.`);
  if (!choices.standalone) demandPackages(dir);
  const outDir = join(dir, choices.outDir);
  const result = await bundle(project, registry, outDir, choices);
  const files = writeOutputs(result, outDir);
  const extra = { "settings.json": `${JSON.stringify(settings.server, undefined, 2)}\n` };
  for (const [name, content] of Object.entries(extra)) writeAtomically(join(outDir, name), content);
  copyFileSync(join(dir, settings.generated, "catalog.json"), join(outDir, "catalog.json"));
  const all = [...files, ...Object.keys(extra), "catalog.json", ...catalogCopy(project, outDir)].sort();
  record(outDir, all, choices.keepOld === true);
  const registryUrl = pathToFileURL(join(outDir, "registry.js"));
  registryUrl.searchParams.set("v", result.outputFiles.find(({ path }) => path.endsWith("registry.js"))?.hash ?? "");
  return { registryUrl, files: all };
}

/** What is generated imports this package by its name, from the project. */
function demandPackages(dir: string): void {
  try {
    createRequire(join(dir, "package.json")).resolve("toolwright/package.json");
  } catch (cause) {
    const next = existsSync(join(dir, "package.json")) ? "Run `npm install` there first." : "Run `npm install toolwright` there first.";
    throw new CommandError(`The package toolwright is not installed in ${dir}, and what is generated needs it. ${next}`, undefined, {
      cause,
    });
  }
}

/** An old generation reads its catalog late: the name holds the digest, so that a new build leaves it its own. */
function catalogCopy({ dir, settings }: Project, outDir: string): readonly string[] {
  const digest = digestOf(readFileSync(join(dir, settings.generated, "registry.js"), "utf8"));
  if (digest === undefined) return [];
  const name = catalogName(digest);
  copyFileSync(join(dir, settings.generated, "catalog.json"), join(outDir, name));
  return [name];
}

const catalogName = (digest: string): string => `catalog-${digest.slice(0, 16)}.json`;

function digestOf(registryText: string): string | undefined {
  return /catalogDigest: "([0-9a-f]{64})"/.exec(registryText)?.[1];
}

type Bundled = BuildResult<{ write: false }>;

async function bundle(project: Project, registry: string, outDir: string, choices: BuildChoices): Promise<Bundled> {
  try {
    return await build(bundleOptions(project, registry, outDir, choices));
  } catch (error) {
    const errors = buildErrors(error);
    const told = await formatMessages([...errors], { kind: "error", color: false });
    throw new CommandError(`The project does not build.\n${told.join("").trimEnd()}`, undefined, { cause: error });
  }
}

/** @throws What was thrown, when it is no complaint about the project. */
function buildErrors(error: unknown): readonly Message[] {
  const { errors } = error as { readonly errors?: readonly Message[] };
  if (errors === undefined) throw error;
  return errors;
}

/** Why a project does not build, and where; line and column from 1. */
export interface BuildProblem {
  readonly words: string;
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
}

/** Builds and writes nothing. @returns The first problem. */
export async function buildProblem(project: Project): Promise<BuildProblem | undefined> {
  const { dir, settings } = project;
  const registry = join(dir, settings.generated, "registry.js");
  if (!existsSync(registry)) return { words: `${settings.generated}/registry.js is not there: run \`toolwright generate\`.` };
  try {
    demandPackages(dir);
    await build(bundleOptions(project, registry, join(dir, "dist"), { outDir: "dist", standalone: false, withServer: false }));
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return { words: error.message };
    const [first] = buildErrors(error);
    if (first?.location == null) return { words: `do not build: ${first?.text ?? "unknown"}` };
    const { file, line, column } = first.location;
    return { words: `do not build: ${first.text}.`, place: { file, line, column: column + 1 } };
  }
}

function bundleOptions({ dir }: Project, registry: string, outDir: string, choices: BuildChoices) {
  const { standalone, withServer, sourceMaps = false } = choices;
  const entryPoints = [{ in: registry, out: "registry" }, ...(withServer ? [{ in: serverEntry(), out: "server" }] : [])];
  return {
    absWorkingDir: dir,
    entryPoints,
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    chunkNames: "chunks/[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    packages: standalone ? "bundle" : "external",
    external: standalone ? ["bufferutil", "utf-8-validate"] : [],
    plugins: [registryPlugin(registry), ...(standalone ? [lazyRequirePlugin] : [])],
    // CommonJS packages ask for `require`, which a module does not have.
    ...(standalone ? { banner: { js: requireBanner } } : {}),
    sourcemap: sourceMaps ? "linked" : false,
    sourcesContent: false,
    write: false,
    logLevel: "silent",
  } satisfies BuildOptions;
}

const requireBanner = `import { createRequire as __createRequire } from "node:module";
import { dirname as __dirnameOf } from "node:path";
import { fileURLToPath as __pathOf } from "node:url";
const require = __createRequire(import.meta.url);
const __filename = __pathOf(import.meta.url);
const __dirname = __dirnameOf(__filename);`;

/** The registry names its catalog by content, see `catalogCopy`. */
function registryPlugin(registry: string): Plugin {
  return {
    name: "toolwright-registry",
    setup({ onLoad }) {
      onLoad({ filter: /registry\.js$/ }, ({ path }) => {
        if (path !== realpathSync(registry)) return undefined;
        const text = readFileSync(path, "utf8");
        const digest = digestOf(text);
        return {
          loader: "js",
          contents: digest === undefined ? text : text.replace('"./catalog.json"', JSON.stringify(`./${catalogName(digest)}`)),
        };
      });
    },
  };
}

/** What the runtime requires late, a bundle must find as well. */
const lazyRequirePlugin: Plugin = {
  name: "toolwright-lazy-require",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]runtime[\\/].*\.[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("createRequire(import.meta.url)(")) return undefined;
      const loader = path.endsWith(".ts") ? "ts" : "js";
      return { loader, contents: text.replaceAll("createRequire(import.meta.url)(", "require(") };
    });
  },
};

function serverEntry(): string {
  const name = `./entry/serve-dist${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;
  return fileURLToPath(new URL(name, import.meta.url));
}

function writeOutputs({ outputFiles }: Bundled, outDir: string): readonly string[] {
  return outputFiles.map(({ path, contents }) => {
    const name = relative(outDir, path).replaceAll("\\", "/");
    // A content-hashed name that exists holds this very content.
    if (!(name.startsWith("chunks/") && existsSync(path))) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    return name;
  });
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
