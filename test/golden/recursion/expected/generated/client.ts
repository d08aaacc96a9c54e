// Made by toolwright generate. Do not edit: change the catalog instead.
import type { TypedClient } from "toolwright/client";
import type { Contexts, ToolName, Tools } from "./tools.ts";

/** A connected client that knows this catalog: names, arguments, results and contexts are checked by the compiler. */
export type CatalogClient = TypedClient<Tools, Contexts>;

/** Every tool of the catalog, ascending. An agent sees those that its scopes allow. */
export const toolNames: readonly ToolName[] = [
  "measure_tree",
];
