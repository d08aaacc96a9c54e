// Made by toolwright generate. Do not edit: change the catalog instead.
export type ToolRequest = {
  /** Tells messages apart. */
  type: "toolRequest";
  /** Unique among the sender's requests in flight; the answer repeats it. */
  id: string;
  /** Name of the tool. */
  tool: string;
  /** Exact (1.2.0) or caret (^1.2.0); any version when absent. */
  version?: string | undefined;
  /** The arguments; the tool's own schema says more. */
  payload?: {
    [k: string]: unknown;
  } | undefined;
  metadata?: ToolRequestRequestMetadata | undefined;
};

/** Names the caller and its reasons; none of it is authority. */
export type ToolRequestRequestMetadata = {
  /** Must equal the agent of the credential; another is refused. */
  agent_id?: string | undefined;
  /** The person on whose behalf the agent acts. */
  user_id?: string | undefined;
  /** Joins the log lines of one piece of work across systems; made by the server when absent. */
  correlation_id?: string | undefined;
  /** What started the call: a person's question, a schedule, another agent. */
  request_origin?: string | undefined;
  /** The shared context the call is about. */
  context_id?: string | undefined;
  /** The same key and payload of one agent give the first result again. */
  idempotency_key?: string | undefined;
  /** Milliseconds from receipt; the lower of it and the tool's timeout holds. */
  deadline_ms?: number | undefined;
  /** W3C Trace Context. */
  traceparent?: string | undefined;
  /** W3C Trace Context. */
  tracestate?: string | undefined;
};
