/** The compiler on one screen: sources → model → files, with everything that is wrong along the way. Touches no disk. */

import { analyzeCatalog } from "./analyze.ts";
import type { Diagnostic, Reported } from "./diagnostics/diagnostic.ts";
import { emitAsyncApi, type MessageSchema } from "./emit/asyncapi.ts";
import { emitBindings } from "./emit/bindings.ts";
import { emitCatalogJson } from "./emit/catalog-json.ts";
import { emitClient } from "./emit/client.ts";
import { emitDocs } from "./emit/docs.ts";
import type { GeneratedFile } from "./emit/emitter.ts";
import { emitHandlerStubs } from "./emit/handler-stub.ts";
import { type EmitCache, keptAnswers } from "./emit/keep.ts";
import { byPath, emitManifest } from "./emit/manifest.ts";
import { emitModules, type ModuleSubject, subjectsOf } from "./emit/modules.ts";
import { emitOfferStubs } from "./emit/offer-stub.ts";
import { emitRegistry } from "./emit/registry.ts";
import { emitRegistryCheck } from "./emit/registry-check.ts";
import { emitToolSchemas } from "./emit/tool-schemas.ts";
import { emitToolsMap } from "./emit/tools-map.ts";
import type { LintSettings } from "./lint/rule.ts";
import type { CatalogModel } from "./model/catalog-model.ts";
import { sha256 } from "./model/digest.ts";
import type { SourceFile } from "./text/source-file.ts";

export interface CompileOptions {
  /** Takes foreign schemas as they are, with warnings. */
  readonly lenient: boolean;
  readonly lint: LintSettings;
  /** Path of the catalog folder as it begins the sources' paths; `catalog` when absent. */
  readonly catalog?: string;
  /** From the generated folder to the handlers folder, `/` between parts, such as `../handlers`. */
  readonly handlersPath: string;
  /** From the generated folder to the project's; `..` when absent. */
  readonly projectPath?: string;
  /** From the handlers folder to the generated folder; `../generated` when absent. */
  readonly generatedPath?: string;
  /** Schemas of the native messages; without them no AsyncAPI document is made. */
  readonly messageSchemas?: readonly MessageSchema[];
  /** Files that the project asks for beside what its catalog says, such as its entry for a registry. */
  readonly beside?: readonly GeneratedFile[];
  readonly cache?: EmitCache;
  readonly onProgress?: (progress: CompileProgress) => void;
}

export interface CompileProgress {
  /** Definitions whose modules are made. */
  readonly done: number;
  readonly total: number;
  /** The one made last. */
  readonly name: string;
}

export interface CompiledCatalog {
  /** Without the definitions that could not be emitted. */
  readonly model: CatalogModel;
  /** Ascending by path; manifest.json among them. */
  readonly files: readonly GeneratedFile[];
}

export async function compileCatalog(sources: readonly SourceFile[], options: CompileOptions): Promise<Reported<CompiledCatalog>> {
  const analyzed = analyzeCatalog(sources, {
    lenient: options.lenient,
    lint: options.lint,
    catalog: options.catalog ?? "catalog",
    ...(options.cache === undefined ? {} : keptAnswers(options.cache)),
  });
  const modules = await emitAllModules(analyzed.value, options);
  const model = without(analyzed.value, modules.failed);
  const catalog = emitCatalogJson(model);
  const catalogDigest = sha256(catalog.content);
  const files = [
    ...modules.files,
    ...emitBindings(model),
    catalog,
    emitToolSchemas(model),
    emitToolsMap(model),
    ...emitRegistry(model, { handlersPath: options.handlersPath, projectPath: options.projectPath ?? "..", catalogDigest }),
    emitRegistryCheck(model, options.handlersPath),
    // Over neither tools nor contexts a client has nothing to say.
    ...(model.tools.length + model.contexts.length === 0 ? [] : [emitClient(model)]),
    ...emitDocs(model),
    // A catalog without tools has no calls to document; the wire's own schemas are such a one, and must not depend on themselves.
    ...(options.messageSchemas === undefined || model.tools.length === 0 ? [] : [emitAsyncApi(model, options.messageSchemas)]),
    ...emitHandlerStubs(model, options.generatedPath ?? "../generated"),
    ...emitOfferStubs(model, options.generatedPath ?? "../generated"),
    ...(options.beside ?? []),
  ];
  const value = { model, files: [...files, emitManifest(model, files, catalogDigest)].sort(byPath) };
  return { value, diagnostics: [...analyzed.diagnostics, ...modules.diagnostics] };
}

interface AllModules {
  readonly files: readonly GeneratedFile[];
  readonly failed: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

async function emitAllModules(model: CatalogModel, { cache, onProgress, lenient }: CompileOptions): Promise<AllModules> {
  const subjects = subjectsOf(model);
  const files: GeneratedFile[] = [];
  const failed = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, subject] of subjects.entries()) {
    const modules = await emitModules(subject, cache);
    if (modules.ok) files.push(...modules.files);
    else {
      failed.add(keyOf(subject));
      diagnostics.push(leftOut(subject, modules.reason, lenient));
    }
    onProgress?.({ done: index + 1, total: subjects.length, name: subject.name });
  }
  return { files, failed, diagnostics };
}

const keyOf = ({ kind, name }: { readonly kind: ModuleSubject["kind"]; readonly name: string }) => `${kind} ${name}`;

function leftOut(subject: ModuleSubject, reason: string, lenient: boolean): Diagnostic {
  return {
    code: "SCHEMA_UNCOMPILABLE",
    severity: lenient ? "warning" : "error",
    message: `The ${subject.kind} "${subject.name}" is left out: ${reason}`,
    span: subject.spanOf(""),
    help: "Mend what the sentence names; everything else is generated without it.",
  };
}

/** The model without what failed, also in the tool sets that name it. */
function without(model: CatalogModel, failed: ReadonlySet<string>): CatalogModel {
  if (failed.size === 0) return model;
  const lives = (kind: ModuleSubject["kind"], name: string) => !failed.has(keyOf({ kind, name }));
  return {
    ...model,
    tools: model.tools.filter(({ name }) => lives("tool", name)),
    contexts: model.contexts.filter(({ slot }) => lives("context", slot.name)),
    schemas: model.schemas.filter(({ name }) => lives("schema", name)),
    toolsets: model.toolsets.map((toolset) => ({ ...toolset, tools: toolset.tools.filter((name) => lives("tool", name)) })),
  };
}
