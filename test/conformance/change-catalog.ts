/** How a tool changes the list that it stands in. */

import { readFileSync, writeFileSync } from "node:fs";

/** Changes the text of a tool, and lets the server that runs this take in its catalog again. The run stands in the project's folder. */
export function changeCatalog(): void {
  const path = "catalog/test_simple_text.tool.yaml";
  writeFileSync(path, readFileSync(path, "utf8").replace(/^description: .*$/m, `description: Shows a text, as of ${Date.now()}.`));
  process.kill(process.pid, "SIGHUP");
}
