/** Every bound of the server: what reaches it, and what the answer is. One table; the reference page is written from it. Enforces nothing. */

import { type OptionValue, type ServerOption, serverOptions } from "./options.ts";

/** Who sets a limit. */
type LimitOwner = "server" | "agent" | "tool" | "context" | "caller" | "fixed";

export interface LimitRow {
  /** A setting's name for `server`; a field of the catalog file or of `metadata`; words for what is fixed. */
  readonly name: string;
  readonly owner: LimitOwner;
  /** The value, for what is fixed; of settings it is in their own table. */
  readonly value?: string;
  readonly reachedBy: string;
  readonly answer: string;
}

const exhausted = "`RESOURCE_EXHAUSTED`";

export const limitRows = [
  { name: "maxSockets", owner: "server", reachedBy: "a TCP connection more", answer: "closed as it comes" },
  { name: "maxConnections", owner: "server", reachedBy: "a WebSocket upgrade more", answer: `429, ${exhausted}, retry hint` },
  { name: "requestTimeoutMs", owner: "server", reachedBy: "headers or a body that trickle", answer: "408, closed" },
  { name: "headers of a request", owner: "fixed", value: "16 KiB", reachedBy: "longer ones", answer: "431, closed" },
  { name: "maxFrameBytes", owner: "server", reachedBy: "a larger message", answer: "WebSocket: closed with 1009; HTTP: 413" },
  { name: "fragments of a message", owner: "fixed", value: "1,024", reachedBy: "more of them", answer: "closed with 1008" },
  {
    name: "compression",
    owner: "fixed",
    value: "off",
    reachedBy: "an offer of permessage-deflate; a compressed frame",
    answer: "not accepted; closed with 1002",
  },
  {
    name: "maxMessagesPerSecond",
    owner: "server",
    reachedBy: "messages or pings that come faster",
    answer: "read no faster; none is lost",
  },
  { name: "heartbeatIntervalMs", owner: "server", reachedBy: "no sign of life for two of them", answer: "ended" },
  { name: "maxInFlight", owner: "server", reachedBy: "a request more on one connection", answer: `${exhausted}, retry hint` },
  { name: "maxSubscriptions", owner: "server", reachedBy: "a subscription more on one connection", answer: exhausted },
  { name: "addresses of one MCP subscription", owner: "fixed", value: "256", reachedBy: "an address more", answer: "-32602" },
  { name: "MCP subscriptions of one connection", owner: "fixed", value: "32", reachedBy: "a request more that listens", answer: exhausted },
  {
    name: "progress of one MCP call in a second",
    owner: "fixed",
    value: "100",
    reachedBy: "a report more",
    answer: "left out; the next second's tell more",
  },
  { name: "values of one completion", owner: "fixed", value: "100", reachedBy: "a value more", answer: "left out; `hasMore` says so" },
  { name: "maxQueuedBytes", owner: "server", reachedBy: "a reader that does not read", answer: "closed with 1013" },
  {
    name: "maxTotalQueuedBytes",
    owner: "server",
    reachedBy: "many readers that do not read",
    answer: "the one that is sent to is closed with 1013",
  },
  {
    name: "maxMemoryBytes",
    owner: "server",
    reachedBy: "a call or a connection more while as much is held",
    answer: `${exhausted}, retry hint; upgrades 429; \`/readyz\` 503`,
  },
  { name: "maxConcurrency", owner: "server", reachedBy: "a call more in flight", answer: "waits for its turn" },
  { name: "maxWaitingCalls", owner: "server", reachedBy: "a call more that would wait", answer: `${exhausted}, true retry hint` },
  {
    name: "maxWaitingCallsPerAgent",
    owner: "server",
    reachedBy: "a call more of one agent that would wait",
    answer: `${exhausted}, true retry hint`,
  },
  { name: "maxCallWaitMs", owner: "server", reachedBy: "a turn that does not come", answer: `${exhausted}, retry hint` },
  { name: "maxContexts", owner: "server", reachedBy: "a context more", answer: exhausted },
  { name: "maxContextBytes", owner: "server", reachedBy: "a change that adds more", answer: exhausted },
  { name: "idempotencyWindowMs", owner: "server", reachedBy: "a key that comes later", answer: "a first call again" },
  { name: "maxIdempotencyRecords", owner: "server", reachedBy: "a key more", answer: `${exhausted}, true retry hint` },
  { name: "maxIdempotencyBytes", owner: "server", reachedBy: "a result more", answer: `${exhausted}, true retry hint` },
  {
    name: "answerTimeoutMs",
    owner: "server",
    reachedBy: "a question that nobody answers; answers that a stateless MCP client brings later",
    answer: "`DEADLINE_EXCEEDED`; -32602",
  },
  { name: "maxOpenQuestions", owner: "server", reachedBy: "a question more that waits for its answer", answer: exhausted },
  { name: "ticketLifetimeMs", owner: "server", reachedBy: "a ticket shown later", answer: "`UNAUTHENTICATED`" },
  {
    name: "drainTimeoutMs",
    owner: "server",
    reachedBy: "an answer that is not out by then, when the server goes",
    answer: "its call is cancelled, closed with 1001",
  },
  { name: "limits.maxConnections", owner: "agent", reachedBy: "a connection more of the agent", answer: `429, ${exhausted}, retry hint` },
  { name: "limits.maxConcurrency", owner: "agent", reachedBy: "a call more of the agent in flight", answer: "waits for its turn" },
  {
    name: "limits.callsPerMinute",
    owner: "agent",
    reachedBy: "calls that come faster, after a sixth of a minute's at once",
    answer: `${exhausted}, true retry hint`,
  },
  { name: "limits.maxConcurrency", owner: "tool", reachedBy: "a call more of the tool in flight", answer: "waits for its turn" },
  {
    name: "limits.callsPerMinute",
    owner: "tool",
    reachedBy: "calls that come faster, after a sixth of a minute's at once",
    answer: `${exhausted}, true retry hint`,
  },
  { name: "limits.timeout", owner: "tool", reachedBy: "a call that runs longer", answer: "`DEADLINE_EXCEEDED`" },
  { name: "limits.maxBytes", owner: "tool", reachedBy: "a larger result", answer: `${exhausted}, not retryable` },
  { name: "maxBytes", owner: "context", reachedBy: "a change that makes it larger", answer: exhausted },
  {
    name: "deadline_ms",
    owner: "caller",
    reachedBy: "a call that is not answered in time, its wait included",
    answer: "`DEADLINE_EXCEEDED`",
  },
] as const satisfies readonly LimitRow[];

type NameOf<Row> = Row extends LimitRow ? `${Row["owner"]} ${Row["name"]}` : never;

/** Who sets it, and its name: unlike the name alone, one of its kind. */
export type LimitName = NameOf<(typeof limitRows)[number]>;

/** Settings that bound the server's own work and that no caller can reach. */
export const notReachable: ReadonlySet<string> = new Set(["maxPreloadedTools", "maxJwtTokens", "workers", "workerSilenceMs"]);

const head = `# Limits

<!-- Written from runtime/config/limits.ts. Change the table, then run: npx vitest run test/reference-docs.test.ts -u -->

Everything an agent can make the server do or keep is bounded, and each bound answers in one way. A *true* retry hint means that who waits exactly
\`retry_after_ms\` is taken, unless another takes the place first; other hints are a good time to try again. Settings are explained in
[Settings](settings.md), fields of the catalog in [Authoring a tool](../guides/authoring-a-tool.md).

Calls that wait are let in by turns of their agents: of those whose call may begin, the agent served longest ago comes next. While they wait, a cancel
and the caller's deadline end them; the tool's timeout counts from when they begin.

Rates of agents and tools are those of all servers of one Redis together, and of all workers of one server: each takes some calls ahead, for at most a
quarter of a second. While Redis is away each server counts for itself. Contexts, idempotency keys and tickets are bounded where they are kept, for all
who share them. Everything else is counted by each process: with \`workers\` above 1, by each worker.

| limit | set by | default | reached by | answer |
|---|---|---|---|---|
`;

const owners: Readonly<Record<LimitOwner, string>> = {
  server: "setting",
  agent: "the agent's file",
  tool: "the tool's file",
  context: "the context's file",
  caller: "the call's `metadata`",
  fixed: "nobody",
};

/** Defaults of what catalog files may set. */
const fileDefaults: Readonly<Record<string, string>> = {
  "agent limits.maxConnections": "none",
  "agent limits.maxConcurrency": "none",
  "agent limits.callsPerMinute": "none",
  "tool limits.maxConcurrency": "100",
  "tool limits.callsPerMinute": "none",
  "tool limits.timeout": "30 s",
  "tool limits.maxBytes": "256 KiB",
  "context maxBytes": "64 KiB",
  "caller deadline_ms": "the tool's timeout",
};

/** @returns The whole of `docs/reference/limits.md`. */
export function limitsReference(): string {
  return head + limitRows.map(rowOf).join("");
}

function rowOf(row: LimitRow): string {
  const name = row.owner === "fixed" ? row.name : `\`${row.name}\``;
  return `| ${[name, owners[row.owner], defaultOf(row), row.reachedBy, row.answer].join(" | ")} |\n`;
}

function defaultOf({ name, owner, value }: LimitRow): string {
  if (owner !== "server") return value ?? fileDefaults[`${owner} ${name}`] ?? "";
  const option = (serverOptions as Readonly<Record<string, ServerOption<OptionValue>>>)[name];
  const unit = option?.unit === undefined || option.unit === "count" ? "" : ` ${option.unit}`;
  return option === undefined ? "" : `\`${String(option.default)}\`${unit}`;
}
