/** Starts the benches: TypeScript needs a bundle on the Node that we promise. Part of `npm run bench`, after the package's own build. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const outDir = join(root, ".toolwright", "bench", "program");
const entries = [
  "main",
  "processes/meter",
  "processes/load",
  "processes/read-and-hash",
  "processes/ajv-standalone",
  "contenders/bare-ws",
  "contenders/bare-http",
  "contenders/bare-fan-out",
];

rmSync(outDir, { recursive: true, force: true });
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
const { main } = await import(pathToFileURL(join(outDir, "main.js")).href);
process.exitCode = await main(process.argv.slice(2), { root, programDir: outDir });
