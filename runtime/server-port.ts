/** The server as those who start it see it: what it is made of, and what can be asked of it. Wires nothing. */

import type { Readable, Writable } from "node:stream";
import type { AgentPolicy, JsonObject, Logger, RequestMetadata, ResourceAccess, ToolProgress, ToolRegistry } from "../contract/index.ts";
import type { Authenticator } from "./auth/authenticator.ts";
import type { Binding } from "./bindings/binding.ts";
import type { ServerSettings } from "./config/options.ts";
import type { ContextStore } from "./context/store.ts";
import type { CallReport } from "./invoke/outcome.ts";
import type { Readiness } from "./observe/health.ts";
import type { CallTracer } from "./observe/tracing.ts";
import type { CallRecords } from "./shared/call-records.ts";
import type { ChangedResources } from "./shared/changed-resources.ts";
import type { RateCounters } from "./shared/rate-counters.ts";
import type { Tickets } from "./shared/tickets.ts";

export interface ServerOptions {
  /** `generated/registry.js` as a `file:` URL, or the registry itself. */
  readonly registry: URL | ToolRegistry;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  /** Defaults of the settings table for what is left out. */
  readonly settings?: Partial<ServerSettings>;
  /** In memory when left out. */
  readonly store?: ContextStore;
  /** Rates that servers count together; each for itself when left out. */
  readonly rates?: RateCounters;
  /** What calls with an idempotency key came to; in memory when left out. Closed before the store. */
  readonly calls?: CallRecords;
  /** Tickets that any of several servers takes; each its own when left out. */
  readonly tickets?: Tickets;
  /** Other servers to tell of resources that changed, and to hear; closed before the store. */
  readonly changedResources?: ChangedResources;
  /** Beside the mock binding. */
  readonly bindings?: readonly Binding[];
  readonly now?: () => number;
  /** A span around each call; closed with the server. */
  readonly tracer?: CallTracer | undefined;
}

/** A call without a transport: what `toolwright test` and embedders use. */
export interface InProcessCall {
  readonly toolName: string;
  readonly payload: JsonObject;
  readonly principal: AgentPolicy;
  readonly metadata?: RequestMetadata;
  readonly version?: string;
  readonly onProgress?: (report: ToolProgress) => void;
  /** What is answered to the questions of the handler, by their keys; without it nobody can be asked. */
  readonly answers?: JsonObject | undefined;
}

/** One peer at standard input and output, which speaks MCP. */
export interface StdioPeer {
  readonly input: Readable;
  readonly output: Writable;
  readonly principal: AgentPolicy;
}

export interface Server {
  /** @throws {Error} EADDRINUSE and the like; with `strict`, when a tool cannot be loaded. */
  listen(): Promise<{ readonly host: string; readonly port: number }>;
  /** Drains: refuses new calls, lets answers in flight out, then closes; at the deadline ends what is left. */
  stop(): Promise<void>;
  /**
   * Serves another generation from now on; calls in flight end on the one they began with. What it lacks is found before: then nothing
   * changes.
   *
   * @param serveAgents - Called in the turn in which the generation takes over: with it the policies of its agents count.
   * @throws {Error} When the generation cannot take over; the log says why.
   */
  reload(registry: URL | ToolRegistry, serveAgents?: () => void | Promise<void>): Promise<{ readonly catalogDigest: string }>;
  call(request: InProcessCall): Promise<CallReport>;
  /** Serves MCP to one peer; resolves when its input has ended and what it asked is answered, or had its time. */
  serveStdio(peer: StdioPeer): Promise<void>;
  readiness(): Readiness;
  /** Agents of the catalog in service. */
  readonly agents: readonly AgentPolicy[];
  readonly catalogDigest: string;
  /** Tells those who follow a resource that it has changed. */
  readonly resources: ResourceAccess;
  /** Calls and connections at this moment. */
  readonly load: { readonly inFlight: number; readonly connections: number };
}
