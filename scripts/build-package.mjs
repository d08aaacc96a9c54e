/** Makes `lib/`: compiles the sources, copies what is no TypeScript, and lets the program be run. Part of `npm run build`. */

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const lib = join(root, "lib");
/** Emitted modules that the compiler does not carry over. */
const copied = ["messages/generated"];

rmSync(lib, { recursive: true, force: true });
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const compiled = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
for (const folder of copied) {
  if (!existsSync(join(root, folder))) continue;
  cpSync(join(root, folder), join(lib, folder), { recursive: true, filter: (path) => !path.endsWith(".ts") || path.endsWith(".d.ts") });
}
chmodSync(join(lib, "cli", "main.js"), 0o755);
process.exitCode = compiled.status ?? 1;
