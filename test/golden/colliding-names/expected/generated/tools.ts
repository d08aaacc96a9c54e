// Made by toolwright generate. Do not edit: change the catalog instead.
import type { ToolHandler } from "toolwright/contract";
import type { GetUser$4bb552Arguments, GetUser$4bb552Input, GetUser$4bb552Output } from "./types/getUser.ts";
import type { GetUserArguments, GetUserInput, GetUserOutput } from "./types/get_user.ts";

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
  /** Reads a user, as getUser does. */
  readonly "getUser": { readonly arguments: GetUser$4bb552Arguments; readonly input: GetUser$4bb552Input; readonly output: GetUser$4bb552Output; readonly errors: never };
  /** Reads a user, as get_user does. */
  readonly "get_user": { readonly arguments: GetUserArguments; readonly input: GetUserInput; readonly output: GetUserOutput; readonly errors: never };
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: `export const handler: Handler<"name"> = async (input, context) => …`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
  readonly "get_user": Handler<"get_user">;
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
  /** A context under the name of a tool. */
  readonly "get_user": import("./types/contexts/get_user.ts").GetUserContext;
}

export type ContextName = keyof Contexts;
