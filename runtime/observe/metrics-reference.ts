/** Writes the reference page of the metrics from their table. Reads nothing. */

import { durationBoundsMs } from "./call-meter.ts";
import { maxNamedLabels } from "./meters.ts";
import { type MetricFacts, metricTable } from "./metric-table.ts";

const head = `# Metrics of the server

<!-- Written from runtime/observe/metric-table.ts. Change the table, then run: npx vitest run test/reference-docs.test.ts -u -->

\`GET /metrics\` answers in the Prometheus text format. The setting \`metrics\` says who may read it: \`loopback\` (the default; a request that
came through a proxy does not count as one), \`all\`, or \`off\`, which also stops the counting. The numbers are those of one process since its start.

Labels are bounded: the first ${maxNamedLabels} tools that are called and the first ${maxNamedLabels} contexts that change have numbers of their own, all others
share the label \`_OTHER\`, as do names that no tool has. No label holds an agent, a value or a text of a caller.

With \`workers\` above 1 a scrape reaches any one of the processes: its series carry the label \`worker\`, those of the others are as old as their last
scrape. Where every number counts, run one worker a process.

Buckets of durations end at, in seconds: ${durationBoundsMs.map((bound) => bound / 1_000).join(", ")}.

Beside these stand the process's own, \`process_*\` and \`nodejs_*\` (CPU, memory, descriptors, event loop, collector), as \`prom-client\` names
them; those of the event loop and the collector are measured from the first scrape on.

| metric | type | labels | meaning |
|---|---|---|---|
`;

/** @returns The whole of `docs/reference/metrics.md`. */
export function metricsReference(): string {
  return head + Object.entries(metricTable).map(rowOf).join("");
}

function rowOf([name, { type, labels, meaning }]: readonly [string, MetricFacts]): string {
  const shown = labels.length === 0 ? "none" : labels.map((label) => `\`${label}\``).join(", ");
  return `| \`${name}\` | ${type} | ${shown} | ${meaning} |\n`;
}
