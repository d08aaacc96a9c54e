/** What one run of the generator over a project is asked, works on, and answers. Does nothing. */

import type { CompileProgress } from "../compile.ts";
import type { Diagnostic, Reported } from "../diagnostics/diagnostic.ts";
import type { MessageSchema } from "../emit/asyncapi.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import type { LintSettings } from "../lint/rule.ts";
import type { CatalogModel } from "../model/catalog-model.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { StandIns } from "./compile-standing-in.ts";
import type { RunFolders } from "./last-run.ts";
import type { AppliedPlan, OutputPlan } from "./output-tree.ts";

export interface GenerateOptions {
  /** Absolute. */
  readonly projectDir: string;
  /** Relative to the project, `/` between parts. */
  readonly catalogDir: string;
  readonly generatedDir: string;
  readonly handlersDir: string;
  readonly lenient: boolean;
  readonly lint: LintSettings;
  /** Writes nothing; what the disk lacks becomes findings. */
  readonly check?: boolean;
  /** False reads and keeps nothing in `.toolwright/cache`. True when absent. */
  readonly cache?: boolean;
  /** Asked for only when something is compiled. */
  readonly messageSchemas?: () => Promise<readonly MessageSchema[]>;
  /** Files that the project asks for beside what its catalog says. */
  readonly beside?: readonly GeneratedFile[];
  readonly onProgress?: (progress: CompileProgress) => void;
}

/** What was made although files have errors. */
export interface Makeshift extends StandIns {
  /** What generated/ holds and could not be made now, such as `tool "track_shipment"`: for its sake the folder is left as it is. */
  readonly lost: readonly string[];
}

interface Said {
  readonly diagnostics: readonly Diagnostic[];
  /** Empty lists where nothing has errors. */
  readonly makeshift: Makeshift;
}

export type GenerateResult = Said &
  (
    | /** Nothing changed since the last run: what it said, again. */
    { readonly kind: "unchanged" } /** A few tools changed, and nothing else was compiled. */
    | { readonly kind: "mended"; readonly applied: AppliedPlan }
    | { readonly kind: "checked"; readonly model: CatalogModel; readonly plan: OutputPlan }
    | { readonly kind: "written"; readonly model: CatalogModel; readonly applied: AppliedPlan }
  );

/** A run that has read its catalog. */
export interface GenerateRun {
  readonly options: GenerateOptions;
  readonly folders: RunFolders;
  readonly sources: Reported<readonly SourceFile[]>;
  /** Of this generator; empty where nothing is kept. */
  readonly fingerprint: string;
}
