// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type ProtoArguments = {
  /**
   * Ends *\/ a comment; `${process.exit(1)}` </script> {{json this}} \u202e "quoted" 'single' # | <b>
   * \@ts-nocheck
   * //# sourceMappingURL=x
   */
  __proto__?: unknown;
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
export type ProtoOutput = {
  /** *\/ */
  __proto__?: unknown;
  [k: string]: unknown;
};
