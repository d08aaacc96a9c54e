/** Writes what was counted in the Prometheus text format. Loaded at the first scrape. Knows nothing of HTTP. */

import cluster from "node:cluster";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type CallMeter, callCodes, durationBoundsMs } from "./call-meter.ts";
import type { Readiness } from "./health.ts";
import type { Meters } from "./meters.ts";
import { type MetricFacts, type MetricName, metricTable } from "./metric-table.ts";

/** What is asked at each scrape, for nobody counts it. */
export interface ServerState {
  readonly callsInFlight: number;
  readonly callsWaiting: number;
  readonly maxConcurrency: number;
  readonly connections: number;
  readonly maxConnections: number;
  readonly queuedBytes: number;
  readonly catalogDigest: string;
  readonly tools: number;
  readonly readiness: Readiness;
}

export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

type FlatMetricName = Exclude<MetricName, "toolwright_call_duration_seconds">;

/** Characters of the catalog's digest that tell one from another. */
const digestLength = 16;

export function createMetricsPage(meters: Meters, state: () => ServerState): MetricsPage {
  const registry = new Registry();
  // A scrape meets one of the processes of a port: each has series of its own, or one would look like the other's restart.
  if (cluster.worker) registry.setDefaultLabels({ worker: String(cluster.worker.id) });
  let now = state();
  for (const name of Object.keys(metricTable) as MetricName[]) {
    const facts: MetricFacts = metricTable[name];
    if (name === "toolwright_call_duration_seconds") registry.registerMetric(new Durations(name, facts, meters.calls));
    else registry.registerMetric(flatMetric(name, facts, () => samplesOf(meters, now)[name]));
  }
  collectDefaultMetrics({ register: registry });
  return {
    contentType: registry.contentType,
    text() {
      now = state();
      return registry.metrics();
    },
  };
}

function flatMetric(name: string, { type, labels, meaning }: MetricFacts, samples: () => readonly Sample[]): Counter | Gauge {
  const configuration = { name, help: meaning, labelNames: labels, registers: [] };
  if (type === "counter") {
    return new Counter({
      ...configuration,
      collect() {
        this.reset();
        for (const [own, value] of samples()) this.inc(own, value);
      },
    });
  }
  return new Gauge({
    ...configuration,
    collect() {
      this.reset();
      for (const [own, value] of samples()) this.set(own, value);
    },
  });
}

function samplesOf(meters: Meters, state: ServerState): Readonly<Record<FlatMetricName, readonly Sample[]>> {
  const { ready, reasons } = state.readiness;
  return {
    toolwright_calls_total: [...meters.calls].flatMap(([tool, { counts }]) =>
      callCodes.flatMap((code, index): Sample[] => ((counts[index] ?? 0) > 0 ? [[{ tool, code }, counts[index] ?? 0]] : [])),
    ),
    toolwright_calls_in_flight: one(state.callsInFlight),
    toolwright_calls_in_flight_limit: one(state.maxConcurrency),
    toolwright_calls_waiting: one(state.callsWaiting),
    toolwright_connections: one(state.connections),
    toolwright_connections_limit: one(state.maxConnections),
    toolwright_connections_opened_total: by("protocol", meters.connectionsOpened.entries()),
    toolwright_messages_refused_total: by("code", meters.messagesRefused.entries()),
    toolwright_credentials_refused_total: by("reason", meters.credentialsRefused.entries()),
    toolwright_context_updates_total: by("context", meters.contextUpdates.entries()),
    toolwright_context_notices_total: one(meters.noticesTold),
    toolwright_readers_behind_total: by("outcome", meters.readersBehind.entries()),
    toolwright_queued_bytes: one(state.queuedBytes),
    toolwright_catalog_reloads_total: by("outcome", meters.reloads.entries()),
    toolwright_catalog_info: [[{ digest: state.catalogDigest.slice(0, digestLength) }, 1]],
    toolwright_catalog_tools: one(state.tools),
    toolwright_ready: one(ready ? 1 : 0),
    toolwright_not_ready: [...new Set(reasons.map(({ name }) => checkLabel(name)))].map((check): Sample => [{ check }, 1]),
  };
}

const one = (value: number): readonly Sample[] => [[{}, value]];

function by(label: string, entries: Iterable<readonly [string, number]>): readonly Sample[] {
  return [...entries].map(([value, count]): Sample => [{ [label]: value }, count]);
}

/** Tools that cannot be loaded have a check each: as one label they are few. */
function checkLabel(name: string): string {
  return name.startsWith("tool ") ? "tools" : name;
}

/** Gives what was counted elsewhere, where the library would count itself. */
class Durations extends Histogram {
  readonly #name: string;
  readonly #help: string;
  readonly #calls: ReadonlyMap<string, CallMeter>;

  constructor(name: string, { labels, meaning }: MetricFacts, calls: ReadonlyMap<string, CallMeter>) {
    super({ name, help: meaning, labelNames: labels, buckets: durationBoundsMs.map((bound) => bound / 1_000), registers: [] });
    this.#name = name;
    this.#help = meaning;
    this.#calls = calls;
  }

  /** What both the page and `get` are made from. */
  async getForPromString() {
    const values = [...this.#calls].flatMap(([tool, meter]) => this.#valuesOf(tool, meter));
    return { name: this.#name, help: this.#help, type: "histogram", aggregator: "sum", values };
  }

  #valuesOf(tool: string, { buckets, sumMs }: CallMeter) {
    let count = 0;
    const values = [...buckets].map((inBucket, index) => {
      count += inBucket;
      const bound = durationBoundsMs[index];
      return { metricName: `${this.#name}_bucket`, labels: { tool, le: bound === undefined ? "+Inf" : bound / 1_000 }, value: count };
    });
    return [
      ...values,
      { metricName: `${this.#name}_sum`, labels: { tool }, value: sumMs / 1_000 },
      { metricName: `${this.#name}_count`, labels: { tool }, value: count },
    ];
  }
}
