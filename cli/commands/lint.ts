/** `toolwright lint`: everything the compiler has to say about the catalog, and nothing written. */

import { analyzeCatalog } from "../../generator/analyze.ts";
import { missingFiles } from "../../generator/disk/missing-files.ts";
import { readCatalog } from "../../generator/disk/read-catalog.ts";
import type { CommandRun } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { hasErrors, printFindings } from "../findings.ts";
import { counted, holdingsInWords, holdingsOf } from "../holdings.ts";
import { openProject } from "../project.ts";

export const run: CommandRun = async (invocation) => {
  const { io, format, options } = invocation;
  const { dir, settings } = openProject(invocation);
  const read = await readCatalog(dir, settings.catalog);
  const analyzed = analyzeCatalog(read.value, { lenient: options.lenient === true, lint: settings.lint, catalog: settings.catalog });
  const holdings = holdingsOf(analyzed.value);
  const diagnostics = [...read.diagnostics, ...analyzed.diagnostics, ...missingFiles(dir, analyzed.value)];
  printFindings(io, format, diagnostics, holdings);
  if (format === "text" && diagnostics.length === 0)
    io.err(`${settings.catalog}/ is clean: ${counted(read.value.length, "file")}, ${holdingsInWords(holdings)}.\n`);
  return hasErrors(diagnostics) ? exitCodes.findings.code : exitCodes.ok.code;
};
