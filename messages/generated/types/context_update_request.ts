// Made by toolwright generate. Do not edit: change the catalog instead.
export type ContextUpdateRequest = {
  /** Tells messages apart. */
  type: "contextUpdate";
  /** Unique among the sender's requests in flight; the answer repeats it. */
  id: string;
  /** A Context name, or a Context name, a slash and a key. */
  context_id: string;
  /** JSON Merge Patch (RFC 7396). */
  patch: {
    [k: string]: unknown;
  };
  /** Refused with CONFLICT when the context is at another revision. */
  expected_revision?: number | undefined;
  metadata?: ContextUpdateRequestRequestMetadata | undefined;
};

/** Names the caller and its reasons; none of it is authority. */
export type ContextUpdateRequestRequestMetadata = {
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
