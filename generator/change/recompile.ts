/**
 * Compiles the tools that changed in a catalog that was whole before, and mends what was generated from it. Touches no disk.
 *
 * It gives what compiling the whole catalog would give, byte by byte, or gives up: then the whole is compiled. It takes on only what one tool
 * says of itself. Whatever another definition could notice is a reason to give up: another name, area, tag, scope, limit, error or handler;
 * another reference; an error. So a rule of lint may look at one definition, at the agents and at the names of all tools, and at nothing else.
 */

import type { JsonValue } from "../../contract/index.ts";
import { bindDefinition } from "../bind/bind-definition.ts";
import type { Definition } from "../bind/definition.ts";
import { linkCatalog } from "../bind/link-catalog.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pathOf } from "../diagnostics/sort.ts";
import { emitBindings } from "../emit/bindings.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { lintCatalog } from "../lint/lint-catalog.ts";
import type { LintSettings } from "../lint/rule.ts";
import { onlyTools, type ToolModel } from "../model/catalog-model.ts";
import { parseYaml } from "../parse/parse-yaml.ts";
import { isObject } from "../schema/walk.ts";
import type { SourceFile } from "../text/source-file.ts";
import { type CatalogFacts, type ToolFacts, toolFacts } from "./tool-facts.ts";

export interface RecompileRequest {
  readonly changed: readonly SourceFile[];
  /** Any other file of the catalog, as it was and is. */
  readonly source: (path: string) => SourceFile | undefined;
  readonly facts: CatalogFacts;
  readonly catalog: string;
  readonly lint: LintSettings;
}

export interface Recompiled {
  readonly tools: readonly ToolModel[];
  /** What each tool's facts are now, by its path. */
  readonly facts: CatalogFacts["tools"];
  /** Findings in the files that changed; none is an error. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files of the changed tools' own. */
  readonly files: readonly GeneratedFile[];
}

/** @returns `undefined` when the whole catalog has to be compiled. */
export async function recompile(request: RecompileRequest): Promise<Recompiled | undefined> {
  const read = readDefinitions(request);
  if (read === undefined) return undefined;
  const known = new Map(request.changed.map(({ path }) => [path, request.facts.tools[path]]));
  const linked = linkCatalog(read.definitions, { lenient: false, catalog: request.catalog, inspect: () => [], brokenFiles: [] });
  const { model, units, inputUnits } = linked.value;
  const tools = model.tools.flatMap((tool) => {
    const before = known.get(tool.origin?.path ?? "");
    return before === undefined ? [] : [{ ...tool, names: before.names }];
  });
  const facts = Object.fromEntries(tools.map((tool) => [tool.origin?.path ?? "", toolFacts(tool)]));
  if (![...known].every(([path, before]) => isSamePlace(before, facts[path]))) return undefined;
  const { definitions } = read;
  const toolNames = new Set(Object.values(request.facts.tools).map(({ name }) => name));
  const style = lintCatalog({ definitions, units, inputUnits, isWhole: true, lenient: false, toolNames }, request.lint);
  const said = [...read.diagnostics, ...linked.diagnostics, ...style].filter((finding) => known.has(pathOf(finding)));
  if (said.some(({ severity }) => severity === "error")) return undefined;
  const sub = onlyTools(tools);
  const judged = tools.filter((tool) => !isSameJudgement(known.get(tool.origin?.path ?? ""), facts[tool.origin?.path ?? ""]));
  const modules = judged.length === 0 ? [] : await soundModules(judged, known);
  return modules === undefined ? undefined : { tools, facts, diagnostics: said, files: [...modules, ...emitBindings(sub)] };
}

interface Read {
  readonly definitions: readonly Definition[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The changed tools, every file they reach, and the agents. */
function readDefinitions({ changed, source, facts, catalog }: RecompileRequest): Read | undefined {
  const definitions: Definition[] = [];
  const diagnostics: Diagnostic[] = [];
  const waiting = [...changed];
  for (const path of facts.agents) {
    const agent = source(path);
    if (agent === undefined) return undefined;
    waiting.push(agent);
  }
  const seen = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file.path)) continue;
    seen.add(file.path);
    const parsed = parseYaml(file);
    const bound = parsed.value === undefined ? undefined : bindDefinition(parsed.value, { lenient: false, catalog });
    if (parsed.value === undefined || bound?.value === undefined) return undefined;
    definitions.push(bound.value);
    for (const finding of [...parsed.diagnostics, ...bound.diagnostics]) diagnostics.push(finding);
    for (const path of filesMeant(parsed.value.value, file.path)) {
      const reached = source(path);
      if (reached !== undefined) waiting.push(reached);
    }
  }
  return { definitions, diagnostics };
}

/** Paths that references may lead to: one too many costs a reading, one too few makes an error and the whole is compiled. */
function filesMeant(value: JsonValue | undefined, from: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => filesMeant(item, from));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (typeof member !== "string") return filesMeant(member, from);
    if (!/^\$(?:ref|dynamicRef)$/.test(key) || member.startsWith("#")) return [];
    const base = new URL(from.split("/").map(encodeURIComponent).join("/"), "file:///");
    return URL.canParse(member, base) ? [decodeURIComponent(new URL(member, base).pathname).slice(1)] : [];
  });
}

function isSamePlace(before: ToolFacts | undefined, now: ToolFacts | undefined): boolean {
  if (before === undefined || now === undefined) return false;
  return before.name === now.name && before.inputFiles.join("\n") === now.inputFiles.join("\n");
}

const isSameJudgement = (before: ToolFacts | undefined, now: ToolFacts | undefined): boolean =>
  before?.schemas === now?.schemas && before?.examples === now?.examples;

/** Loads the costly half of the compiler. @returns The files, or `undefined` when a schema or an example has faults. */
async function soundModules(
  tools: readonly ToolModel[],
  known: ReadonlyMap<string, ToolFacts | undefined>,
): Promise<readonly GeneratedFile[] | undefined> {
  const [{ inspectSchema }, { checkExamples, judgeValue }, { emitModules, subjectsOf }] = await Promise.all([
    import("../../validation/build.ts"),
    import("../bind/check-examples.ts"),
    import("../emit/modules.ts"),
  ]);
  const sub = onlyTools(tools);
  if (tools.some(({ input, output }) => inspectSchema(input, "input").length + inspectSchema(output, "output").length > 0))
    return undefined;
  if (checkExamples(sub, false, judgeValue).length > 0) return undefined;
  const files: GeneratedFile[] = [];
  for (const subject of subjectsOf(sub)) {
    const tool = tools.find(({ name }) => name === subject.name);
    if (tool !== undefined && known.get(tool.origin?.path ?? "")?.schemas === toolFacts(tool).schemas) continue;
    const modules = await emitModules(subject);
    if (!modules.ok) return undefined;
    files.push(...modules.files);
  }
  return files;
}
