/** What a lint rule is: one law about what people write. Knows no rule. */

import type { Definition } from "../bind/definition.ts";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import type { SchemaUnit } from "../schema/schema-unit.ts";
import type { SourceSpan } from "../text/source-file.ts";

export type LintLevel = "off" | "warn" | "error";

/** `lint` in toolwright.yaml. */
export interface LintSettings {
  /** Overrides a rule's own level, by its code. */
  readonly rules?: Readonly<Record<string, LintLevel>>;
}

export type LintCode = Extract<DiagnosticCode, `LINT_${string}`>;

/** What one rule has to say about one place. */
export interface LintFinding {
  readonly message: string;
  readonly help: string;
  readonly span: SourceSpan;
}

/** All that rules see: what people wrote, before files are joined. */
export interface LintSubject {
  readonly definitions: readonly Definition[];
  readonly units: readonly SchemaUnit[];
  /** Those that describe what a model sends: inputs, contexts, and the files these reach. */
  readonly inputUnits: readonly SchemaUnit[];
  /** Names of all tools that some file defines. */
  readonly toolNames: ReadonlySet<string>;
  /** False when files are missing from `definitions` because they are broken. */
  readonly isWhole: boolean;
}

export interface LintRule {
  readonly id: LintCode;
  readonly level: Exclude<LintLevel, "off">;
  /** The law, in one sentence. */
  readonly law: string;
  check(subject: LintSubject): Iterable<LintFinding>;
}
