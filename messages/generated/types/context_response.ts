// Made by toolwright generate. Do not edit: change the catalog instead.
export type ContextResponse = {
  /** Tells messages apart. */
  type: "contextResponse";
  /** It was done. */
  ok: true;
  /** The request's. */
  id: string;
  /** A Context name, or a Context name, a slash and a key. */
  context_id: string;
  /** Where the context stands; 0 means never written. */
  revision: number;
  /** The whole value, on contextGet and contextSubscribe. */
  snapshot?: {
    [k: string]: unknown;
  } | undefined;
  metadata: ContextResponseCorrelation;
} | {
  /** Tells messages apart. */
  type: "contextResponse";
  /** It was not done. */
  ok: false;
  /** The request's. */
  id: string;
  error: ContextResponseWireError;
  metadata: ContextResponseCorrelation;
};

/** Joins the answer to the work it belongs to. */
export type ContextResponseCorrelation = {
  /** The request's own, or made by the server. */
  correlation_id: string;
};

/** Why it failed, worded for the model that reads it. */
export type ContextResponseWireError = {
  /** A built-in code or the name of an error the tool declares. */
  code: string;
  /** What happened and what to do next. */
  message: string;
  /** True when the same request may succeed later without a change. */
  retryable: boolean;
  /** Milliseconds after which a retry may succeed. */
  retry_after_ms?: number | undefined;
  /** One entry a field that is wrong. */
  details?: readonly ContextResponseFieldProblem[] | undefined;
  /** With CONFLICT on a context: where it stands now. */
  current_revision?: number | undefined;
};

/** One field that is wrong. */
export type ContextResponseFieldProblem = {
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
