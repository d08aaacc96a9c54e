/** Projects of synthetic tools that no measure changes: made once for all that serve them. Knows nothing of what is measured. */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Builder, builtProject } from "./ours.ts";

/** Stands in a project that was made to its end. */
const stampName = "made-of.txt";

/** As `builtProject`; what the same package made of the same tools before, in this run or an earlier one, is used again. @returns its folder. */
export async function keptProject(context: Builder, tools: number): Promise<string> {
  const name = tools === 0 ? "one-tool" : `tools-${tools}`;
  const stamp = join(context.workDir, name, stampName);
  const digest = digestOf(context);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) {
    context.tell(`using the project of ${tools} tools that was made before`);
    return join(context.workDir, name);
  }
  const dir = await builtProject(context, name, tools);
  writeFileSync(stamp, digest);
  return dir;
}

/** Of all that decides what a project of so many tools is: the package, what it stands on, and what writes the catalog. */
function digestOf({ root, programDir }: Builder): string {
  const lib = join(root, "lib");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".js"));
  const digest = createHash("sha256");
  const paths = [...files.sort().map((path) => join(lib, path)), join(root, "package-lock.json"), join(programDir, "main.js")];
  for (const path of paths) digest.update(basename(path)).update("\0").update(readFileSync(path));
  return digest.digest("hex");
}
