/** `toolwright build`: `dist/`, which `node dist/server.js` serves without a compiler. */

import { buildProject } from "../build-project.ts";
import type { CommandRun } from "../command.ts";
import { compareProject } from "../compile-project.ts";
import { exitCodes } from "../exit-codes.ts";
import { hasErrors, printFindings } from "../findings.ts";
import { openProject } from "../project.ts";

/** Where builds go, below the project. */
export const distFolder = "dist";

export const run: CommandRun = async (invocation) => {
  const { io, format, options } = invocation;
  const project = openProject(invocation);
  const { findings, differences } = await compareProject(project, { lenient: options.lenient === true }, io);
  // An image is made of what was reviewed: generated files that say something else are refused.
  const isRefused = hasErrors(findings) || differences.length > 0;
  const facts = isRefused ? { files: 0 } : await built();
  printFindings(io, format, [...findings, ...differences], facts);
  if (!isRefused) {
    if (format === "text") io.err(`${distFolder}/ holds ${facts.files} files. Serve it with: node ${distFolder}/server.js\n`);
    return exitCodes.ok.code;
  }
  return hasErrors(findings) ? exitCodes.findings.code : exitCodes.stale.code;

  async function built(): Promise<{ readonly files: number }> {
    const { files } = await buildProject(project, { outDir: distFolder, standalone: options.standalone === true, withServer: true });
    return { files: files.length };
  }
};
