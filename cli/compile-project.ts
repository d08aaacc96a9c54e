/** A project's catalog, compiled as its settings say. */

import { join } from "node:path";
import { type CompiledCatalog, compileCatalog } from "../generator/compile.ts";
import type { Reported } from "../generator/diagnostics/diagnostic.ts";
import { openEmitCache } from "../generator/disk/emit-cache.ts";
import { generatorFingerprint } from "../generator/disk/fingerprint.ts";
import { type OutputPlan, planOutput } from "../generator/disk/output-tree.ts";
import { readCatalog } from "../generator/disk/read-catalog.ts";
import { hasErrors } from "./findings.ts";
import type { Io } from "./io.ts";
import { progressLine } from "./progress-line.ts";
import { type Project, pathBetween } from "./project.ts";

export interface CompileChoices {
  readonly lenient: boolean;
}

/** Where things that are made for this machine alone are kept; never in git. */
export const privateFolder = ".toolwright";

export async function compileProject({ dir, settings }: Project, { lenient }: CompileChoices, io: Io): Promise<Reported<CompiledCatalog>> {
  const { catalog, generated, handlers, lint } = settings;
  const read = await readCatalog(dir, catalog);
  const cache = openEmitCache({ folder: join(dir, privateFolder, "cache"), fingerprint: generatorFingerprint() });
  const line = progressLine(io);
  const compiled = await compileCatalog(read.value, {
    lenient,
    lint,
    catalog,
    handlersPath: pathBetween(generated, handlers),
    generatedPath: pathBetween(handlers, generated),
    cache,
    onProgress: ({ done, total, name }) => line.show(`Generating ${done} of ${total}: ${name}`),
  });
  line.clear();
  cache.save();
  return { value: compiled.value, diagnostics: [...read.diagnostics, ...compiled.diagnostics] };
}

/** What the disk lacks. After errors nothing is taken for a stray: what is broken today was right before. */
export function planProject({ dir, settings }: Project, { value, diagnostics }: Reported<CompiledCatalog>): OutputPlan {
  return planOutput({
    projectDir: dir,
    generatedDir: settings.generated,
    handlersDir: settings.handlers,
    files: value.files,
    complete: !hasErrors(diagnostics),
  });
}
