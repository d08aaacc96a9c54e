// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type AddNoteArguments = {
  /** The note. */
  text: string;
};

/** What the handler is given. */
export type AddNoteInput = AddNoteArguments;

/** What the handler answers. */
export type AddNoteOutput = unknown;
