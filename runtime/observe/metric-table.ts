/** Every metric of ours: one table; the page and the reference follow from it. Counts nothing. */

export interface MetricFacts {
  readonly type: "counter" | "gauge" | "histogram";
  readonly labels: readonly string[];
  readonly meaning: string;
}

/** Names as Prometheus has them: base units, `_total` for what only grows. */
export const metricTable = {
  toolwright_calls_total: {
    type: "counter",
    labels: ["tool", "code"],
    meaning:
      "Calls that ended, by tool and by code: OK, ASKED for one that comes again with answers, a built-in code, or DECLARED for an error of the tool's own.",
  },
  toolwright_call_duration_seconds: {
    type: "histogram",
    labels: ["tool"],
    meaning: "Time from a call's arrival to its answer, whatever the answer; measured in whole milliseconds.",
  },
  toolwright_calls_in_flight: { type: "gauge", labels: [], meaning: "Calls that have begun and not ended." },
  toolwright_calls_in_flight_limit: {
    type: "gauge",
    labels: [],
    meaning: "Calls in flight at which the next waits for its turn (maxConcurrency).",
  },
  toolwright_calls_waiting: {
    type: "gauge",
    labels: [],
    meaning: "Calls that wait for their turn, at a limit of the server, an agent or a tool.",
  },
  toolwright_connections: { type: "gauge", labels: [], meaning: "Connections that are open." },
  toolwright_connections_limit: { type: "gauge", labels: [], meaning: "Connections at which the next is refused (maxConnections)." },
  toolwright_connections_opened_total: { type: "counter", labels: ["protocol"], meaning: "Connections that were opened, by protocol." },
  toolwright_messages_refused_total: {
    type: "counter",
    labels: ["code"],
    meaning: "Messages answered with a refusal before anything began, by code.",
  },
  toolwright_credentials_refused_total: {
    type: "counter",
    labels: ["reason"],
    meaning: "Requests whose credential opened nothing, by reason: missing, unknown, revoked, expired, or a word of the token library.",
  },
  toolwright_context_updates_total: { type: "counter", labels: ["context"], meaning: "Changes of contexts made on this server." },
  toolwright_context_notices_total: {
    type: "counter",
    labels: [],
    meaning: "Changes handed to followers on this server, once for each follower.",
  },
  toolwright_readers_behind_total: {
    type: "counter",
    labels: ["outcome"],
    meaning: "What was done about slow readers: folded (waiting changes became one notice), closed (ended with 1013 at maxQueuedBytes).",
  },
  toolwright_queued_bytes: {
    type: "gauge",
    labels: [],
    meaning: "Bytes handed to connections and not yet taken by the system, over all of them.",
  },
  toolwright_catalog_reloads_total: {
    type: "counter",
    labels: ["outcome"],
    meaning: "Catalogs that were to replace the one in service: served, or refused with the old one going on.",
  },
  toolwright_catalog_info: {
    type: "gauge",
    labels: ["digest"],
    meaning: "Always 1: the beginning of the digest of the catalog in service.",
  },
  toolwright_catalog_tools: { type: "gauge", labels: [], meaning: "Tools of the catalog in service." },
  toolwright_ready: { type: "gauge", labels: [], meaning: "1 while `/readyz` answers 200." },
  toolwright_not_ready: {
    type: "gauge",
    labels: ["check"],
    meaning: "1 for each check that fails: draining, memory, contexts, tools; the words for it are in `/readyz`.",
  },
} as const satisfies Readonly<Record<string, MetricFacts>>;

export type MetricName = keyof typeof metricTable;
