/** The compiler's intermediate form: all that lint, diff and emitters ever see. Resolved, sorted, frozen. */

import type {
  AgentPolicy,
  CatalogExample,
  CatalogPrompt,
  CatalogResource,
  ContextSlot,
  Deprecation,
  Effects,
  Icon,
  JsonObject,
  JsonValue,
  OutputValidation,
  ToolLimits,
} from "../../contract/index.ts";
import type { StandaloneSchema } from "../../validation/dialect.ts";
import type { SourceSpan } from "../text/source-file.ts";
import type { ModuleNames } from "./names.ts";

export type { Dialect, StandaloneSchema } from "../../validation/dialect.ts";

/** Finds the text behind a part of a definition, for complaints. */
export type SpanOf = (pointer: string) => SourceSpan;

/** Where a definition was written. */
export interface Origin {
  readonly path: string;
  /** Files that the schema of what a model sends refers to, themselves or by others; ascending. */
  readonly inputFiles: readonly string[];
}

/** How a tool is carried out, as the YAML says it: exactly one kind. */
export interface HandlerDeclaration {
  /** `code`, `mock`; later `sql`, `http`. */
  readonly kind: string;
  /** What the YAML says under that key. */
  readonly declaration: JsonValue;
}

export interface ToolModel {
  readonly name: string;
  readonly names: ModuleNames;
  readonly version: string;
  readonly title?: string;
  readonly description: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly effects: Effects;
  readonly confirm?: string;
  readonly scopes: readonly string[];
  readonly deprecated?: Deprecation;
  readonly input: StandaloneSchema;
  readonly output: StandaloneSchema;
  /** Declared errors: name to the words for the model. */
  readonly errors: Readonly<Record<string, string>>;
  readonly limits: ToolLimits;
  readonly outputValidation: OutputValidation;
  readonly handler: HandlerDeclaration;
  readonly examples: readonly CatalogExample[];
  readonly icons?: readonly Icon[];
  readonly _meta?: JsonObject;
  readonly spanOf: SpanOf;
  readonly origin?: Origin;
}

export interface ContextModel {
  readonly slot: ContextSlot;
  readonly names: ModuleNames;
  readonly schema: StandaloneSchema;
  readonly spanOf: SpanOf;
}

/** A resource or a prompt: what lists show of it is all there is to say, but for the code behind it. */
interface OfferModel<Row> {
  readonly row: Row;
  readonly names: ModuleNames;
  readonly spanOf: SpanOf;
}

export type ResourceModel = OfferModel<CatalogResource>;
export type PromptModel = OfferModel<CatalogPrompt>;

export interface SchemaModel {
  readonly name: string;
  readonly names: ModuleNames;
  readonly description?: string;
  readonly schema: StandaloneSchema;
  readonly spanOf: SpanOf;
}

export interface ToolSetModel {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  /** Names of existing tools, ascending. */
  readonly tools: readonly string[];
  readonly spanOf: SpanOf;
}

export interface AgentModel {
  readonly policy: AgentPolicy;
  readonly description?: string;
  readonly spanOf: SpanOf;
  readonly origin?: Origin;
}

/** A catalog of nothing but tools: what emitters of single tools are asked with. */
export function onlyTools(tools: readonly ToolModel[]): CatalogModel {
  return { tools, contexts: [], resources: [], prompts: [], schemas: [], toolsets: [], agents: [] };
}

/** Every list ascends by name, in code units. */
export interface CatalogModel {
  readonly tools: readonly ToolModel[];
  readonly contexts: readonly ContextModel[];
  readonly resources: readonly ResourceModel[];
  readonly prompts: readonly PromptModel[];
  readonly schemas: readonly SchemaModel[];
  readonly toolsets: readonly ToolSetModel[];
  readonly agents: readonly AgentModel[];
}
