/** Which packages a run of the program loads. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const listing = `
const { writeFileSync } = require("node:fs");
process.on("exit", () => writeFileSync(process.env.LOADED_FILE, Object.keys(require.cache).join("\\n")));
`;

/** @returns Names of CommonJS packages, as all that the compiler is made of are. */
export function toolwrightLoads(args: readonly string[], root: string): readonly string[] {
  const dir = mkdtempSync(join(tmpdir(), "toolwright-loads-"));
  try {
    const hook = join(dir, "hook.cjs");
    const list = join(dir, "loaded.txt");
    writeFileSync(hook, listing);
    const { status, stderr } = spawnSync(process.execPath, ["--require", hook, join(root, "lib/cli/main.js"), ...args], {
      env: { ...process.env, LOADED_FILE: list },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`toolwright ${args.join(" ")} ended with ${status}\n${stderr}`);
    const names = readFileSync(list, "utf8").matchAll(/node_modules[\\/]((?:@[^\\/\n]+[\\/])?[^\\/\n]+)/g);
    return [...new Set([...names].map(([, name]) => name ?? ""))];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
