/**
 * Makes `lib/`: compiles the sources, copies what is no TypeScript, joins what a server loads, and lets the program be run.
 * Part of `npm run build`.
 */

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const lib = join(root, "lib");
/** Emitted modules that the compiler does not carry over. */
const copied = ["messages/generated"];
/** Behind the package's doors: one of each in a process, whoever came through it first. */
const doors = ["contract/index", "validation/index", "validation/more-formats", "validation/patterns", "client/index", "runtime/index"];
/** Modules that tell where they stand: joined with others they would stand elsewhere. */
const standing = ["cli/programs", "generator/disk/fingerprint", "messages/schemas"];

rmSync(lib, { recursive: true, force: true });
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const compiled = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
for (const folder of copied) {
  if (!existsSync(join(root, folder))) continue;
  cpSync(join(root, folder), join(lib, folder), { recursive: true, filter: (path) => isCopied(relative(join(root, folder), path)) });
}
if (compiled.status === 0) {
  await joinDoors();
  await joinProgram();
}
chmodSync(join(lib, "cli", "main.js"), 0o755);
process.exitCode = compiled.status ?? 1;

/** Pages of the messages are for readers of the repository; TypeScript comes compiled. */
function isCopied(path) {
  return path !== "docs" && (!path.endsWith(".ts") || path.endsWith(".d.ts"));
}

/**
 * Joins what stands behind each door that a server or a client goes through: a hundred small modules are a quarter of a cold start.
 * What two doors share becomes a chunk of its own, so that it stays one in a process.
 */
async function joinDoors() {
  const own = {
    name: "own-doors",
    setup({ onResolve }) {
      onResolve({ filter: /^toolwright\// }, ({ path }) => ({ path: join(lib, doorFiles[path]) }));
      onResolve({ filter: /^[^./]/ }, ({ path }) => ({ path, external: true }));
    },
  };
  const doorFiles = {
    "toolwright/contract": "contract/index.js",
    "toolwright/validation": "validation/index.js",
    "toolwright/validation/formats": "validation/more-formats.js",
    "toolwright/validation/patterns": "validation/patterns.js",
  };
  await build({
    absWorkingDir: lib,
    entryPoints: Object.fromEntries(doors.map((door) => [door, join(lib, `${door}.js`)])),
    outdir: lib,
    chunkNames: "chunks/[name]-[hash]",
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    target: "node20",
    logLevel: "warning",
    plugins: [own],
  });
}

/** Joins the program: two hundred small modules are half of a short command. What a command needs late stays apart, and is loaded late. */
async function joinProgram() {
  const apart = new Set([...doors, ...standing].map((name) => join(lib, `${name}.js`)));
  // What is written stands one folder below `lib/`, so that the way from there is the same for all of it.
  const beside = {
    name: "beside",
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path);
        return apart.has(file) ? { path: `../${relative(lib, file).replaceAll("\\", "/")}`, external: true } : undefined;
      });
    },
  };
  await build({
    absWorkingDir: lib,
    entryPoints: { "cli/main": join(lib, "cli", "main.js") },
    outdir: lib,
    chunkNames: "chunks/program-[name]-[hash]",
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
    plugins: [beside],
  });
}
