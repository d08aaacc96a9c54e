// Made by toolwright generate. Do not edit: change the catalog instead.
import type { ToolHandler } from "toolwright/contract";
import type { MeasureTreeArguments, MeasureTreeInput, MeasureTreeOutput } from "./types/trees/measure_tree.ts";

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
  /** Counts the nodes of a tree. */
  readonly "measure_tree": { readonly arguments: MeasureTreeArguments; readonly input: MeasureTreeInput; readonly output: MeasureTreeOutput; readonly errors: never };
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: `export const handler: Handler<"name"> = async (input, context) => …`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
  readonly "measure_tree": Handler<"measure_tree">;
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
}

export type ContextName = keyof Contexts;
