// Made by toolwright generate. Do not edit: change the catalog instead.
export type ErrorSchema = {
  /** Tells messages apart. */
  type: "error";
  /** The request it speaks of. */
  ref_id?: string | undefined;
  error: ErrorSchemaWireError;
};

/** Why it failed, worded for the model that reads it. */
export type ErrorSchemaWireError = {
  /** A built-in code or the name of an error the tool declares. */
  code: string;
  /** What happened and what to do next. */
  message: string;
  /** True when the same request may succeed later without a change. */
  retryable: boolean;
  /** Milliseconds after which a retry may succeed. */
  retry_after_ms?: number | undefined;
  /** One entry a field that is wrong. */
  details?: readonly ErrorSchemaFieldProblem[] | undefined;
  /** With CONFLICT on a context: where it stands now. */
  current_revision?: number | undefined;
};

/** One field that is wrong. */
export type ErrorSchemaFieldProblem = {
  /** JSON pointer into the payload, empty for its root. */
  pointer: string;
  /** The JSON Schema keyword that failed. */
  rule: string;
  /** What the schema asks for. */
  expected: string;
  /** What was found, shortened. */
  got: string;
  /** What to change. */
  hint: string;
};
