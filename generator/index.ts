/** The door of the compiler. Everything behind it is pure: `toolwright/generator/disk` alone touches the disk. */

export { type AnalyzeOptions, analyzeCatalog } from "./analyze.ts";
export type { SchemaInspector } from "./bind/schema-inspector.ts";
export { type CompiledCatalog, type CompileOptions, type CompileProgress, compileCatalog } from "./compile.ts";
export { type CodeFacts, type DiagnosticCode, diagnosticCodes, isDiagnosticCode } from "./diagnostics/codes.ts";
export type { Diagnostic, Reported, Severity } from "./diagnostics/diagnostic.ts";
export { type DiagnosticFormat, diagnosticFormats, type RenderOptions, renderDiagnostics } from "./diagnostics/render.ts";
export { type JsonDiagnostic, type JsonReport, jsonDiagnostic, jsonReport } from "./diagnostics/render-json.ts";
export { sortDiagnostics } from "./diagnostics/sort.ts";
export { type DiagnosticSummary, summaryOf, summarySentence } from "./diagnostics/summary.ts";
export type { MessageSchema } from "./emit/asyncapi.ts";
export type { GeneratedFile, Ownership } from "./emit/emitter.ts";
export type { EmitCache } from "./emit/keep.ts";
export type { LintCode, LintLevel, LintRule, LintSettings } from "./lint/rule.ts";
export { lintRules } from "./lint/rules/index.ts";
export type {
  AgentModel,
  CatalogModel,
  ContextModel,
  Dialect,
  HandlerDeclaration,
  SchemaModel,
  StandaloneSchema,
  ToolModel,
  ToolSetModel,
} from "./model/catalog-model.ts";
export { canonicalJson, sha256 } from "./model/digest.ts";
export { assignNames, type ModuleNames } from "./model/names.ts";
export { type ReadLimit, readLimits } from "./parse/limits.ts";
export { type SourceFile, type SourceSpan, sourceFile } from "./text/source-file.ts";
export { generatorVersion } from "./version.ts";
