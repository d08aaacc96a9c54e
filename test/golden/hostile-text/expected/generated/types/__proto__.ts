// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type ProtoArguments = {
  /** *\/ */
  constructor: number;
  /** x */
  toString?: unknown;
  "a-b c"?: "*/" | undefined;
  /** x */
  "'"?: "`${1}`" | "*/" | "\\" | undefined;
  /** x */
  "x-type"?: string | undefined;
};

/** What the handler is given. */
export type ProtoInput = ProtoArguments;

/** What the handler answers. */
export type ProtoOutput = { [key: string]: unknown };
