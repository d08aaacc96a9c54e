/** What any incremental compiler must at least do: read every source and hash it. The reference of a run over an unchanged catalog. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [, , folder = ""] = process.argv;
const hash = createHash("sha256");
for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
  if (/\.(?:ya?ml|json)$/.test(name)) hash.update(readFileSync(join(folder, name)));
}
process.stdout.write(`${hash.digest("hex")}\n`);
