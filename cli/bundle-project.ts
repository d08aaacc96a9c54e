/** Generated code and handlers as one bundle, in memory. Knows nothing of the folder it is written to. */

import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, type BuildResult, build, formatMessages, type Message, type Plugin, stop } from "esbuild";
import { demandBuildable, demandWhole } from "./buildable.ts";
import { CommandError } from "./command-error.ts";
import { servesDist } from "./programs.ts";
import type { Project } from "./project.ts";
import { shownFiles, withShownFiles } from "./shown-files.ts";

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

export const catalogName = (digest: string): string => `catalog-${digest.slice(0, 16)}.json`;

export function digestOf(registryText: string): string | undefined {
  return /catalogDigest: "([0-9a-f]{64})"/.exec(registryText)?.[1];
}

export type Bundled = BuildResult<{ write: false }>;

/** @throws {CommandError} When it does not build, with esbuild's words for the place. */
export async function bundleProject(project: Project, registry: string, outDir: string, choices: BuildChoices): Promise<Bundled> {
  try {
    return await buildWith(bundleOptions(project, registry, outDir, choices));
  } catch (error) {
    const errors = buildErrors(error);
    demandWhole(project);
    const told = await formatMessages([...errors], { kind: "error", color: false });
    throw new CommandError(`The project does not build.\n${told.join("").trimEnd()}`, undefined, { cause: error });
  }
}

/** The bundler is a process of its own, which the machine may end, as for want of memory: then it is begun anew, once. */
async function buildWith(options: ReturnType<typeof bundleOptions>): Promise<Bundled> {
  try {
    return await build(options);
  } catch (error) {
    if (!(error instanceof Error && /^The service (is no longer running|was stopped)/.test(error.message))) throw error;
    await stop();
    return build(options);
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
  try {
    const registry = demandBuildable(project, { standalone: false });
    demandWhole(project);
    await buildWith(bundleOptions(project, registry, join(project.dir, "dist"), { outDir: "dist", standalone: false, withServer: false }));
    const fault = shownFiles(project.dir, registry, readFileSync(registry, "utf8")).find((file) => file.fault !== undefined)?.fault;
    return fault === undefined ? undefined : { words: fault };
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
  const entryPoints = [{ in: registry, out: "registry" }, ...(withServer ? [{ in: servesDist, out: "server" }] : [])];
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
    plugins: [registryPlugin(registry, registryText(dir, registry)), ...(standalone ? [lazyRequirePlugin] : [])],
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

/** The registry as the build has it: its catalog and the files of resources are named by content, see `catalogCopy` and `shownFiles`. */
function registryText(projectDir: string, registry: string): string {
  const text = readFileSync(registry, "utf8");
  const digest = digestOf(text);
  const named = digest === undefined ? text : text.replace('"./catalog.json"', JSON.stringify(`./${catalogName(digest)}`));
  return withShownFiles(named, shownFiles(projectDir, registry, named));
}

function registryPlugin(registry: string, contents: string): Plugin {
  return {
    name: "toolwright-registry",
    setup({ onLoad }) {
      onLoad({ filter: /registry\.js$/ }, ({ path }) => (path === realpathSync(registry) ? { loader: "js", contents } : undefined));
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
