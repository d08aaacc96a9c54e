/** A resource as authors declare it and the runtime meets it: an address, and what stands there. Knows nothing of YAML and protocols. */

import type { ContentAnnotations, Icon } from "./content.ts";
import type { JsonObject } from "./json.ts";
import type { Scope } from "./principal.ts";
import type { ToolContext, ToolLimits } from "./tool.ts";

/** A blank to be filled by a text: an argument of a prompt, or a variable of a resource's address. */
export interface Blank {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** Offered while a person types, and nothing else is taken. */
  readonly values?: readonly string[];
  /** Whether code offers texts while a person types; any text is taken. */
  readonly isCompleted?: true;
}

/** Everything that a read needs beside the contents. */
export interface ResourceDescriptor {
  readonly name: string;
  /** Exactly one of `uri` and `uriTemplate` (RFC 6570). */
  readonly uri?: string;
  readonly uriTemplate?: string;
  readonly mimeType?: string;
  /** The agent needs all of them; the same rule hides the resource from lists and refuses the read. */
  readonly scopes: readonly Scope[];
  readonly limits: ToolLimits;
  /** Variables of the template that say more than their name. */
  readonly variables: readonly Blank[];
}

/** One of what stands at an address. */
export type ResourceContent = {
  /** The resource's own address when left out. */
  readonly uri?: string;
  /** The declared one when left out. */
  readonly mimeType?: string;
  readonly _meta?: JsonObject;
} & (
  | { readonly text: string }
  /** In base64. */
  | { readonly blob: string }
);

/**
 * Code behind an address. `variables` are those of the template, decoded; none for a plain address.
 *
 * @throws {ToolError} UNKNOWN_RESOURCE when nothing stands there, or another built-in code; anything else becomes INTERNAL.
 */
export type ResourceHandler<Variables extends object = Readonly<Record<string, string>>> = (
  variables: Variables,
  context: ToolContext,
) => ResourceContent | readonly ResourceContent[] | Promise<ResourceContent | readonly ResourceContent[]>;

/**
 * What may be offered for a blank while a person types in it.
 *
 * @param typed - What stands there so far.
 * @param others - Blanks that are filled already.
 * @returns Whole values, the best first; at most 100 are shown.
 */
export type Completer<Blanks extends object = Readonly<Record<string, string>>> = (
  typed: string,
  others: Partial<Blanks>,
  context: ToolContext,
) => readonly string[] | Promise<readonly string[]>;

/** The blanks of one prompt or resource that code completes. */
export type Completers<Blanks extends object, Name extends keyof Blanks> = { readonly [Blank in Name]: Completer<Blanks> };

/** What a file in handlers/ exports for a resource or a prompt: what its YAML declares to be code. */
export interface OfferModule<Handler> {
  readonly handler?: Handler;
  readonly complete?: Readonly<Record<string, Completer<never>>>;
}

export interface RegisteredResource {
  readonly descriptor: ResourceDescriptor;
  /** Where the contents are from: `text` in `catalog.json`, a file, or code. */
  readonly source: "text" | "file" | "code";
  readonly file?: URL;
  /** Present when something of it is code. */
  readonly load?: () => Promise<OfferModule<ResourceHandler<never>>>;
}

/** A resource as lists show it. */
export interface CatalogResource extends ResourceDescriptor {
  readonly title?: string;
  readonly description: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  /** Folder below the catalog root, `""` at the root, `/` between parts. */
  readonly area: string;
  readonly source: RegisteredResource["source"];
  /** With `{{name}}` where a variable of the template goes. */
  readonly text?: string;
  /** Below the project, `/` between parts. */
  readonly file?: string;
  readonly annotations?: ContentAnnotations;
  readonly icons?: readonly Icon[];
  readonly _meta?: JsonObject;
}

/** Tells those who follow a resource that it has changed. */
export interface ResourceAccess {
  /** Whoever follows this address is told to read it again; nothing happens when nobody does. */
  changed(uri: string): void;
}
