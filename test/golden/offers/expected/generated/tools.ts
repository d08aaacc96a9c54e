// Made by toolwright generate. Do not edit: change the catalog instead.
import type { Completers, PromptHandler, ResourceHandler, ToolHandler } from "toolwright/contract";

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: `export const handler: Handler<"name"> = async (input, context) => …`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
}

export type ContextName = keyof Contexts;

/** Every prompt by name, and the arguments it is filled with. */
export interface Prompts {
  /** Begins an order; its name is a reserved word. */
  readonly "class": {
    readonly "goods"?: string;
  };
  /** Asks for the reasons of a delay, in words for the customer. */
  readonly "explain_delay": {
    readonly "shipment_id": string;
    readonly "tone"?: "plain" | "formal";
  };
}

/** Every resource by name, and the variables of its address. */
export interface Resources {
  /** One chapter of the handbook. */
  readonly "chapter": {
    readonly "chapter": string;
    readonly "language"?: "de" | "en";
    readonly "page"?: string;
  };
  /** A greeting. */
  readonly "greeting": {
    readonly "name": string;
  };
  /** How we work. */
  readonly "handbook": {
  };
}

/** What the files in handlers/ export for prompts and resources. */
export interface OfferModules {
  readonly "prompts/class": {
    readonly handler: PromptHandler<Prompts["class"]>;
  };
  readonly "prompts/explain_delay": {
    readonly complete: Completers<Prompts["explain_delay"], "shipment_id">;
  };
  readonly "resources/chapter": {
    readonly handler: ResourceHandler<Resources["chapter"]>;
    readonly complete: Completers<Resources["chapter"], "chapter">;
  };
}
