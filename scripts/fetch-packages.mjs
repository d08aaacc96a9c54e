/**
 * Packages that only a measurement or a proof needs: installed by exact version into a cache of their own, so that an installation of this
 * package stays small. Nothing in them is run while they are installed.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const caches = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));

/**
 * @param name - Of the cache.
 * @param wanted - `package@version`, as npm takes them.
 * @returns The folder that holds `node_modules`; `undefined` when they cannot be had here.
 */
export function fetchPackages(name, wanted) {
  const folder = join(caches, name);
  const list = join(folder, "fetched.json");
  const text = JSON.stringify(wanted);
  if (existsSync(list) && readFileSync(list, "utf8") === text) return folder;
  mkdirSync(folder, { recursive: true });
  const install = [
    "install",
    "--prefix",
    folder,
    "--no-save",
    "--ignore-scripts",
    "--no-package-lock",
    "--no-audit",
    "--no-fund",
    ...wanted,
  ];
  if (spawnSync("npm", install, { stdio: ["ignore", "ignore", "inherit"] }).status !== 0) return undefined;
  writeFileSync(list, text);
  return folder;
}
