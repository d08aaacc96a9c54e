// Made by toolwright generate. Do not edit: change the catalog instead.
import type { ToolHandler } from "toolwright/contract";
import type { ProtoArguments, ProtoInput, ProtoOutput } from "./types/__proto__.ts";
import type { ClassArguments, ClassInput, ClassOutput } from "./types/class.ts";

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
  /** *\/ throw 1 /* */
  readonly "__proto__": { readonly arguments: ProtoArguments; readonly input: ProtoInput; readonly output: ProtoOutput; readonly errors: "BAD_THING" };
  /** A reserved word. */
  readonly "class": { readonly arguments: ClassArguments; readonly input: ClassInput; readonly output: ClassOutput; readonly errors: never };
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: `export const handler: Handler<"name"> = async (input, context) => …`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
  readonly "class": Handler<"class">;
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
}

export type ContextName = keyof Contexts;
