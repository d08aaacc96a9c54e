// Made by toolwright generate. Do not edit: change the catalog instead.
export type ContextUpdateNotice = {
  /** Tells messages apart. */
  type: "contextUpdate";
  /** A Context name, or a Context name, a slash and a key. */
  context_id: string;
  /** The revision before the change. */
  from_revision: number;
  /** The revision after it. */
  revision: number;
  /** JSON Merge Patch (RFC 7396). */
  patch?: {
    [k: string]: unknown;
  } | undefined;
  /** The whole value. */
  snapshot?: {
    [k: string]: unknown;
  } | undefined;
  /** Who changed it. */
  by: {
    /** The agent. */
    agent_id: string;
    /** The work it belongs to. */
    correlation_id: string;
  };
};
