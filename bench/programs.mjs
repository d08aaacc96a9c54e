/** Bundles the bench's programs: TypeScript needs a bundle on the Node that we promise. Each run has its own, so that runs do not meet. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../", import.meta.url));

const entries = [
  "main",
  "soak/main",
  "soak/traffic",
  "processes/meter",
  "processes/load",
  "processes/read-and-hash",
  "processes/ajv-standalone",
  "contenders/bare-ws",
  "contenders/bare-cluster",
  "contenders/bare-http",
  "contenders/bare-mcp-http",
  "contenders/bare-mcp-stdio",
  "contenders/bare-fan-out",
];

/** @returns The folder; it is removed when this process ends. */
export async function bundlePrograms() {
  const outDir = join(root, ".toolwright", "bench", `program-${process.pid}`);
  process.on("exit", () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map((name) => [name, join(root, "bench", `${name}.ts`)])),
    outdir: outDir,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  return outDir;
}
