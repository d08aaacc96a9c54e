// Made by toolwright generate. Do not edit: change the catalog instead.
export type ToolResponse = {
  /** Tells messages apart. */
  type: "toolResponse";
  /** The tool answered. */
  ok: true;
  /** The request's. */
  id: string;
  /** The tool's result; its own schema says more. */
  result: unknown;
  metadata: ToolResponseResponseMetadata;
} | {
  /** Tells messages apart. */
  type: "toolResponse";
  /** The call failed. */
  ok: false;
  /** The request's. */
  id: string;
  error: ToolResponseWireError;
  metadata: ToolResponseResponseMetadata;
};

/** What the answer tells of its call. */
export type ToolResponseResponseMetadata = {
  /** The request's own, or made by the server. */
  correlation_id: string;
  /** Stands in every log line of the call. */
  request_id: string;
  /** Milliseconds from receipt to answer. */
  duration_ms: number;
  /** SHA-256 of the catalog that answered. */
  catalog_digest: string;
  /** The agent that called. */
  agent_id?: string | undefined;
  /** As the request said. */
  user_id?: string | undefined;
  /** As the request said. */
  request_origin?: string | undefined;
  /** W3C Trace Context. */
  traceparent?: string | undefined;
  /** W3C Trace Context. */
  tracestate?: string | undefined;
  /** True when the result was cut. */
  truncated?: boolean | undefined;
};

/** Why it failed, worded for the model that reads it. */
export type ToolResponseWireError = {
  /** A built-in code or the name of an error the tool declares. */
  code: string;
  /** What happened and what to do next. */
  message: string;
  /** True when the same request may succeed later without a change. */
  retryable: boolean;
  /** Milliseconds after which a retry may succeed. */
  retry_after_ms?: number | undefined;
  /** One entry a field that is wrong. */
  details?: readonly ToolResponseFieldProblem[] | undefined;
  /** With CONFLICT on a context: where it stands now. */
  current_revision?: number | undefined;
};

/** One field that is wrong. */
export type ToolResponseFieldProblem = {
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
