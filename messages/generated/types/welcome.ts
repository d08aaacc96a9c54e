// Made by toolwright generate. Do not edit: change the catalog instead.
export type Welcome = {
  /** Tells messages apart. */
  type: "welcome";
  /** Names this connection in logs. */
  session_id: string;
  /** The agent of the credential. */
  agent_id: string;
  /** What the agent may do. */
  scopes: readonly string[];
  /** SHA-256 of the catalog that is served. */
  catalog_digest: string;
  /** Milliseconds between pings. */
  heartbeat_interval_ms: number;
  /** What the server takes of this connection. */
  limits: {
    /** Largest frame. */
    max_frame_bytes: number;
    /** Requests in flight at once. */
    max_in_flight: number;
    /** Bytes that may wait for a slow reader before the connection is closed. */
    max_queued_bytes: number;
    /** Contexts subscribed to at once. */
    max_subscriptions: number;
  };
};
