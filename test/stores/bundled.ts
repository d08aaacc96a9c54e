/** A test's own program as one file that plain node runs: child processes cannot take TypeScript. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface Bundled {
  readonly path: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** @param name - Beside this file, with its ending. */
export async function bundled(name: string): Promise<Bundled> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const dir = await mkdtemp(join(tmpdir(), "toolwright-bundled-"));
  const path = join(dir, "program.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    outfile: path,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(`${root}package.json`)});` },
    logLevel: "silent",
  });
  return { path, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}
