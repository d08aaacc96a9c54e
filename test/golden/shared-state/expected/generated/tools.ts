// Made by toolwright generate. Do not edit: change the catalog instead.
import type { ToolHandler } from "toolwright/contract";
import type { AddNoteArguments, AddNoteInput, AddNoteOutput } from "./types/tools/add_note.ts";
import type { ReadNotesArguments, ReadNotesInput, ReadNotesOutput } from "./types/tools/read_notes.ts";

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
  /** Adds a note to the shared case. */
  readonly "add_note": { readonly arguments: AddNoteArguments; readonly input: AddNoteInput; readonly output: AddNoteOutput; readonly errors: never };
  /** Reads the notes of the shared case. */
  readonly "read_notes": { readonly arguments: ReadNotesArguments; readonly input: ReadNotesInput; readonly output: ReadNotesOutput; readonly errors: never };
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: `export const handler: Handler<"name"> = async (input, context) => …`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
  readonly "add_note": Handler<"add_note">;
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
  /** What agents agreed about one delivery. */
  readonly "delivery_case": import("./types/contexts/delivery_case.ts").DeliveryCase;
}

export type ContextName = keyof Contexts;
