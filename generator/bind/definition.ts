/** What catalog files say, kind by kind, before references are followed. Knows nothing of other files. */

import type {
  AgentLimits,
  Blank,
  CatalogExample,
  ContentAnnotations,
  Deprecation,
  Effects,
  Icon,
  JsonObject,
  JsonValue,
  OutputValidation,
  PromptArgument,
  PromptMessage,
  ToolLimits,
} from "../../contract/index.ts";
import type { HandlerDeclaration } from "../model/catalog-model.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";

/** The kinds that are carried out. */
export const servedKinds = ["Tool", "Schema", "Agent", "Context", "Resource", "Prompt", "ToolSet"] as const;

/** The kinds that belong to the language and are not carried out yet. */
export const knownKinds = ["Source"] as const;

export type ServedKind = (typeof servedKinds)[number];

interface Common {
  readonly document: ParsedDocument;
  /** Folder below the catalog root, `""` at the root, `/` between parts. */
  readonly area: string;
  readonly name: string;
  readonly title?: string;
}

export interface ToolDefinition extends Common {
  readonly kind: "Tool";
  readonly version: string;
  readonly description: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly effects: Effects;
  readonly confirm?: string;
  readonly scopes: readonly string[];
  readonly deprecated?: Deprecation;
  /** As written: a schema, if the author was right. */
  readonly input: JsonValue;
  readonly output: JsonValue;
  readonly errors: Readonly<Record<string, string>>;
  readonly limits: ToolLimits;
  readonly outputValidation: OutputValidation;
  readonly handler: HandlerDeclaration;
  readonly examples: readonly CatalogExample[];
  readonly icons?: readonly Icon[];
  readonly _meta?: JsonObject;
}

export interface SchemaDefinition extends Common {
  readonly kind: "Schema";
  readonly description?: string;
  readonly schema: JsonValue;
}

/** A `*.schema.*` file that is a JSON Schema and nothing else: may be referred to, is not listed. */
export interface BareSchemaDefinition extends Common {
  readonly kind: "BareSchema";
  readonly schema: JsonValue;
}

export interface AgentDefinition extends Common {
  readonly kind: "Agent";
  readonly description?: string;
  readonly scopes: readonly string[];
  readonly toolsets?: readonly string[];
  readonly limits: AgentLimits;
}

export interface ContextDefinition extends Common {
  readonly kind: "Context";
  readonly description: string;
  readonly keyPattern?: string;
  readonly schema: JsonValue;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
  readonly ttlMs: number;
  readonly maxBytes: number;
}

export interface ToolSetDefinition extends Common {
  readonly kind: "ToolSet";
  readonly description: string;
  /** Names, or patterns with `*`. */
  readonly tools: readonly string[];
  readonly tags: readonly string[];
}

/** What resources and prompts have in common. */
interface OfferDefinition extends Common {
  readonly description: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly scopes: readonly string[];
  readonly limits: ToolLimits;
  /** Present when it is carried out by code. */
  readonly handler?: true;
  readonly icons?: readonly Icon[];
  readonly _meta?: JsonObject;
}

export interface ResourceDefinition extends OfferDefinition {
  readonly kind: "Resource";
  readonly uri?: string;
  readonly uriTemplate?: string;
  readonly variables: readonly Blank[];
  readonly mimeType?: string;
  readonly text?: string;
  /** As written: from the file that names it. */
  readonly file?: string;
  readonly annotations?: ContentAnnotations;
}

export interface PromptDefinition extends OfferDefinition {
  readonly kind: "Prompt";
  readonly arguments: readonly PromptArgument[];
  readonly messages?: readonly PromptMessage[];
}

export type Definition =
  | ToolDefinition
  | SchemaDefinition
  | BareSchemaDefinition
  | AgentDefinition
  | ContextDefinition
  | ResourceDefinition
  | PromptDefinition
  | ToolSetDefinition;
