// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type ReadNotesArguments = Record<string, never>;

/** What the handler is given. */
export type ReadNotesInput = ReadNotesArguments;

/** The notes. */
export type ReadNotesOutput = readonly string[];
