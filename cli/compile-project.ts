/** A project's catalog, compiled as its settings say: brought to the disk, or compared with it. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogDocument } from "../contract/index.ts";
import type { Diagnostic } from "../generator/diagnostics/diagnostic.ts";
import { generateProject, recallCheck } from "../generator/disk/generate-project.ts";
import type { GenerateOptions, GenerateResult } from "../generator/disk/generate-run.ts";
import type { Manifest } from "../generator/emit/manifest.ts";
import type { MessageSchema } from "../messages/schemas.ts";
import { type Holdings, holdingsOf } from "./holdings.ts";
import type { Io } from "./io.ts";
import { progressLine } from "./progress-line.ts";
import type { Project } from "./project.ts";
import { registryFiles } from "./registry-entry.ts";

export interface CompileChoices {
  readonly lenient: boolean;
  /** Writes nothing; what the disk lacks becomes findings. */
  readonly check: boolean;
}

/** Where things that are made for this machine alone are kept; never in git. */
export const privateFolder = ".toolwright";

export async function compileProject({ dir, settings }: Project, choices: CompileChoices, io: Io): Promise<GenerateResult> {
  const line = progressLine(io);
  try {
    return await generateProject({
      ...optionsFor({ dir, settings }, choices),
      onProgress: ({ done, total, name }) => line.show(`Generating ${done} of ${total}: ${name}`),
    });
  } finally {
    line.clear();
  }
}

function optionsFor({ dir, settings }: Project, { lenient, check }: CompileChoices): GenerateOptions {
  return {
    projectDir: dir,
    catalogDir: settings.catalog,
    generatedDir: settings.generated,
    handlersDir: settings.handlers,
    lint: settings.lint,
    lenient,
    check,
    messageSchemas: wireSchemas,
    beside: registryFiles({ dir, settings }),
  };
}

/** Read only when something is compiled. Before the wire's own catalog was generated for the first time there are none. */
async function wireSchemas(): Promise<readonly MessageSchema[]> {
  const { messageCatalogUrl, messageSchemas } = await import("../messages/schemas.ts");
  try {
    return messageSchemas(JSON.parse(await readFile(messageCatalogUrl, "utf8")) as CatalogDocument);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** A project compared with its catalog. */
export type CheckedProject = Extract<GenerateResult, { readonly kind: "checked" }> & {
  /** What the compiler says of the catalog itself. */
  readonly findings: readonly Diagnostic[];
  /** How the disk differs from it. */
  readonly differences: readonly Diagnostic[];
};

/** As `compareProject`, without compiling where nothing changed since the last run: files of the same size and time are taken as the same. */
export async function checkProject(
  project: Project,
  { lenient }: Pick<CompileChoices, "lenient">,
  io: Io,
): Promise<Pick<CheckedProject, "findings" | "differences">> {
  const recalled = await recallCheck(optionsFor(project, { lenient, check: true }));
  return recalled === undefined ? compareProject(project, { lenient }, io) : { findings: recalled, differences: [] };
}

export async function compareProject(project: Project, { lenient }: Pick<CompileChoices, "lenient">, io: Io): Promise<CheckedProject> {
  const checked = await compileProject(project, { lenient, check: true }, io);
  if (checked.kind !== "checked") throw new Error(`a check ended as ${checked.kind}`);
  const isDifference = ({ code }: Diagnostic): boolean => differenceCodes.has(code);
  return {
    ...checked,
    findings: checked.diagnostics.filter((diagnostic) => !isDifference(diagnostic)),
    differences: checked.diagnostics.filter(isDifference),
  };
}

/** What `checkPlan` says; nothing else in the compiler speaks of generated files. */
const differenceCodes: ReadonlySet<Diagnostic["code"]> = new Set([
  "GENERATED_STALE",
  "GENERATED_MISSING",
  "GENERATED_STRAY",
  "HANDLER_ORPHANED",
  "HANDLER_MISSING",
]);

/** What the generated folder holds, by its manifest. */
export function generatedHoldings({ dir, settings }: Project): Holdings {
  const { tools = {}, resources = [], prompts = [], contexts = [] } = readManifest(join(dir, settings.generated, "manifest.json"));
  return holdingsOf({ tools: Object.keys(tools), resources, prompts, contexts });
}

function readManifest(path: string): Partial<Manifest> {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Partial<Manifest>;
  } catch {
    return {};
  }
}
