/** A prompt as authors declare it and the runtime meets it: arguments in, messages out. Knows nothing of YAML and protocols. */

import type { ContentBlock, Icon } from "./content.ts";
import type { JsonObject } from "./json.ts";
import type { Scope } from "./principal.ts";
import type { Blank, OfferModule } from "./resource.ts";
import type { ToolContext, ToolLimits } from "./tool.ts";

export interface PromptArgument extends Blank {
  readonly required: boolean;
}

/** Everything about a prompt that filling it needs before its module is loaded. */
export interface PromptDescriptor {
  readonly name: string;
  /** The agent needs all of them; the same rule hides the prompt from lists and refuses it. */
  readonly scopes: readonly Scope[];
  readonly limits: ToolLimits;
  /** In the order in which people are asked for them. */
  readonly arguments: readonly PromptArgument[];
}

export interface PromptMessage {
  readonly role: "user" | "assistant";
  readonly content: ContentBlock;
}

export interface PromptResult {
  readonly description?: string;
  readonly messages: readonly PromptMessage[];
}

/**
 * Code that makes a prompt's messages.
 *
 * @throws {ToolError} With a built-in code; anything else becomes INTERNAL.
 */
export type PromptHandler<Arguments extends object = Readonly<Record<string, string>>> = (
  input: Arguments,
  context: ToolContext,
) => PromptResult | Promise<PromptResult>;

export interface RegisteredPrompt {
  readonly descriptor: PromptDescriptor;
  /** Where the messages are from: `catalog.json`, or code. */
  readonly source: "messages" | "code";
  /** Present when something of it is code. */
  readonly load?: () => Promise<OfferModule<PromptHandler<never>>>;
}

/** A prompt as lists show it. */
export interface CatalogPrompt extends PromptDescriptor {
  readonly title?: string;
  readonly description: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  /** Folder below the catalog root, `""` at the root, `/` between parts. */
  readonly area: string;
  readonly source: RegisteredPrompt["source"];
  /** With `{{name}}` where an argument goes. */
  readonly messages?: readonly PromptMessage[];
  readonly icons?: readonly Icon[];
  readonly _meta?: JsonObject;
}
