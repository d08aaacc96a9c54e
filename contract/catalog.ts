/** `catalog.json`: the whole catalog as data, the baseline of diffs and the source of lists. */

import type { Icon } from "./content.ts";
import type { ContextSlot } from "./context.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { AgentPolicy } from "./principal.ts";
import type { CatalogPrompt } from "./prompt.ts";
import type { CatalogResource } from "./resource.ts";
import type { ToolDescriptor } from "./tool.ts";

export interface CatalogExample {
  readonly name: string;
  readonly input: JsonObject;
  /** What is answered to the questions of the handler, by their keys. */
  readonly answers?: JsonObject;
  /** Exactly one of `output` (whole), `match` (a part) and `error` (a declared error's name). */
  readonly output?: JsonValue;
  readonly match?: JsonValue;
  readonly error?: string;
}

/** One tool as lists show it. Schemas stand alone: no reference leaves them. */
export interface CatalogTool extends Omit<ToolDescriptor, "errors"> {
  readonly title?: string;
  readonly description: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  /** Folder below the catalog root, `""` at the root, `/` between parts. */
  readonly area: string;
  /** `code`, `mock`, or another binding's kind. */
  readonly handler: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema: JsonValue;
  /** Declared errors: name to the words for the model. */
  readonly errors: Readonly<Record<string, string>>;
  readonly examples: readonly CatalogExample[];
  readonly icons?: readonly Icon[];
  /** The author's own words to clients, as MCP spells it. */
  readonly _meta?: JsonObject;
}

export interface CatalogContext extends ContextSlot {
  readonly schema: JsonValue;
}

export interface CatalogToolSet {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly tools: readonly string[];
}

export interface CatalogSchema {
  readonly name: string;
  readonly description?: string;
  readonly schema: JsonValue;
}

export interface CatalogDocument {
  readonly apiVersion: string;
  readonly tools: readonly CatalogTool[];
  readonly contexts: readonly CatalogContext[];
  readonly resources: readonly CatalogResource[];
  readonly prompts: readonly CatalogPrompt[];
  readonly toolsets: readonly CatalogToolSet[];
  readonly schemas: readonly CatalogSchema[];
  readonly agents: readonly AgentPolicy[];
}
