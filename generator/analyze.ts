/** The compiler's front on one screen: the author's text → a model and everything wrong with the text. Touches no disk. */

import { inspectSchema } from "../validation/build.ts";
import { bindDefinition } from "./bind/bind-definition.ts";
import { checkExamples, type ExampleJudge, judgeValue } from "./bind/check-examples.ts";
import { checkLeftOut } from "./bind/check-left-out.ts";
import type { Definition } from "./bind/definition.ts";
import { linkCatalog } from "./bind/link-catalog.ts";
import type { SchemaInspector } from "./bind/schema-inspector.ts";
import type { Diagnostic, Reported } from "./diagnostics/diagnostic.ts";
import { sortDiagnostics } from "./diagnostics/sort.ts";
import { lintCatalog } from "./lint/lint-catalog.ts";
import type { LintSettings } from "./lint/rule.ts";
import type { CatalogModel } from "./model/catalog-model.ts";
import { byCodeUnits } from "./model/digest.ts";
import { parseYaml } from "./parse/parse-yaml.ts";
import type { SourceFile } from "./text/source-file.ts";

export interface AnalyzeOptions {
  /** Takes foreign catalogs: what can be served is served, with warnings. */
  readonly lenient: boolean;
  readonly lint: LintSettings;
  /** Path of the catalog folder as it begins the files' paths; `catalog` when absent. */
  readonly catalog?: string;
  /** Asks about one schema; a caller may hand in one that remembers answers. */
  readonly inspect?: SchemaInspector;
  /** Holds one value against one schema; as `inspect`. */
  readonly judge?: ExampleJudge;
}

/**
 * Compiles a catalog up to its model.
 *
 * @param sources - Every catalog file; their order does not matter.
 * @returns The model of all that can be used, and every finding, by file and position. Never throws on any text.
 */
export function analyzeCatalog(sources: readonly SourceFile[], options: AnalyzeOptions): Reported<CatalogModel> {
  const catalog = options.catalog ?? "catalog";
  const inspect = options.inspect ?? inspectSchema;
  const diagnostics: Diagnostic[] = [];
  const definitions: Definition[] = [];
  const brokenFiles: string[] = [];
  for (const source of [...sources].sort((left, right) => byCodeUnits(left.path, right.path))) {
    const definition = readDefinition(source, { lenient: options.lenient, catalog });
    for (const finding of definition.diagnostics) diagnostics.push(finding);
    if (definition.value === undefined) brokenFiles.push(source.path);
    else definitions.push(definition.value);
  }
  const linked = linkCatalog(definitions, { lenient: options.lenient, catalog, inspect, brokenFiles });
  const { model, units, inputUnits } = linked.value;
  const examples = checkExamples(model, options.lenient, options.judge ?? judgeValue);
  const subject = { definitions, units, inputUnits, isWhole: brokenFiles.length === 0, lenient: options.lenient };
  const style = lintCatalog(subject, options.lint);
  // A list as long as these may be is more arguments than a call takes.
  return { value: model, diagnostics: sortDiagnostics([...diagnostics, ...linked.diagnostics, ...examples, ...style]) };
}

function readDefinition(
  source: SourceFile,
  options: { readonly lenient: boolean; readonly catalog: string },
): Reported<Definition | undefined> {
  const parsed = parseYaml(source);
  if (parsed.value === undefined) return { value: undefined, diagnostics: parsed.diagnostics };
  const bound = bindDefinition(parsed.value, options);
  const inSchemas = bound.value === undefined ? checkLeftOut(parsed.value, options.lenient) : [];
  return { value: bound.value, diagnostics: [...parsed.diagnostics, ...bound.diagnostics, ...inSchemas] };
}
