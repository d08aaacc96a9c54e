/** Runs the table of rules over a catalog. Knows no rule by name. */

import type { Definition } from "../bind/definition.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../diagnostics/reporter.ts";
import type { SchemaUnit } from "../schema/schema-unit.ts";
import { suggest } from "../text/did-you-mean.ts";
import type { LintLevel, LintRule, LintSettings, LintSubject } from "./rule.ts";
import { lintRules } from "./rules/index.ts";
import { applyWaivers } from "./waivers.ts";

export interface LintInput {
  readonly definitions: readonly Definition[];
  readonly units: readonly SchemaUnit[];
  readonly inputUnits: readonly SchemaUnit[];
  readonly isWhole: boolean;
  /** Names of all tools, where `definitions` are not all. */
  readonly toolNames?: ReadonlySet<string>;
  /** Foreign catalogs are warned about, never refused for their style. */
  readonly lenient: boolean;
}

export function lintCatalog(input: LintInput, settings: LintSettings): readonly Diagnostic[] {
  const reporter = new Reporter();
  const levels = settings.rules ?? {};
  reportUnknownSettings(levels, reporter);
  const tools = input.definitions.filter((definition) => definition.kind === "Tool");
  const subject: LintSubject = { ...input, toolNames: input.toolNames ?? new Set(tools.map((tool) => tool.name)) };
  for (const rule of lintRules) {
    const level = levelOf(rule, levels);
    if (level === "off") continue;
    const severity = level === "warn" || input.lenient ? "warning" : "error";
    for (const finding of rule.check(subject)) reporter.add({ ...finding, code: rule.id, severity });
  }
  const documents = input.definitions.map((definition) => definition.document);
  return applyWaivers(reporter.diagnostics, documents);
}

function levelOf(rule: LintRule, levels: Readonly<Record<string, LintLevel>>): LintLevel {
  return (Object.hasOwn(levels, rule.id) ? levels[rule.id] : undefined) ?? rule.level;
}

function reportUnknownSettings(levels: Readonly<Record<string, LintLevel>>, reporter: Reporter): void {
  const ids = lintRules.map((rule) => rule.id);
  for (const id of Object.keys(levels)) {
    if (ids.some((known) => known === id)) continue;
    const message = `There is no lint rule ${quoted(id)}.`;
    reporter.add({
      code: "LINT_SETTING_UNKNOWN",
      severity: "warning",
      message,
      help: suggest(id, ids),
      file: "toolwright.yaml",
    });
  }
}
