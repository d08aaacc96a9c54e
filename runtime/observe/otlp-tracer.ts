/**
 * Spans of calls by OpenTelemetry, with the conventions for RPC, GenAI and MCP, sent over OTLP/HTTP as OpenTelemetry's variables say.
 * Loaded where an exporter is configured, and nowhere else.
 */

import type { Attributes, Context, SpanContext, Tracer } from "@opentelemetry/api";
import type { TraceContext } from "../../contract/index.ts";
import { otherLabel } from "./tally.ts";
import type { CallSpan, CallTracer, TracedCall } from "./tracing.ts";

type Api = typeof import("@opentelemetry/api");

/** Codes that are the server's fault; all others are the caller's, and no error of a server's span (RPC, Server span status). */
const serverFaults: ReadonlySet<string> = new Set(["INTERNAL", "UNAVAILABLE", "DEADLINE_EXCEEDED", "UNIMPLEMENTED"]);

/** Version 00 of W3C's Trace Context. */
const traceparentForm = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/;

/** A collector that is away must not hold a server that stops; what was not sent by then is lost. */
const closeTimeoutMs = 2_000;

/** @throws {Error} When a package is missing. */
export async function createOtlpTracer(): Promise<CallTracer> {
  const { api, sdk, resources, exporter } = await loadPackages();
  const provider = new sdk.NodeTracerProvider({
    resource: resources.defaultResource().merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor(new exporter.OTLPTraceExporter())],
  });
  // A handler's libraries find the span by the API's global; a process that has registered an SDK of its own keeps that one.
  provider.register();
  const tracer = provider.getTracer("toolwright");
  return {
    begin: (call) => beginSpan(api, tracer, call),
    close: () => withinMs(closeTimeoutMs, provider.shutdown()),
  };
}

async function withinMs(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}

/** Inside one `try`, so that a bundle can be made without these packages. */
async function loadPackages() {
  try {
    // Each awaited by itself: a bundler forgives a missing package only so.
    const api = await import("@opentelemetry/api");
    const sdk = await import("@opentelemetry/sdk-trace-node");
    const resources = await import("@opentelemetry/resources");
    const exporter = await import("@opentelemetry/exporter-trace-otlp-http");
    return { api, sdk, resources, exporter };
  } catch (cause) {
    throw new Error("a package of OpenTelemetry cannot be loaded", { cause });
  }
}

function beginSpan(api: Api, tracer: Tracer, call: TracedCall): CallSpan {
  const method = methodOf(call);
  const name = call.toolName === undefined ? method : `${method} ${call.toolName}`;
  const span = tracer.startSpan(name, { kind: api.SpanKind.SERVER, attributes: attributesOf(call) }, parentOf(api, call));
  const own = api.trace.setSpan(parentOf(api, call), span);
  return {
    trace: traceOf(span.spanContext()),
    run: (work) => api.context.with(own, work),
    end(code) {
      span.setAttribute("rpc.response.status_code", code);
      if (code !== "OK") span.setAttribute("error.type", code);
      if (serverFaults.has(code)) span.setStatus({ code: api.SpanStatusCode.ERROR });
      span.end();
    },
  };
}

function isMcp({ protocol }: TracedCall): boolean {
  return protocol?.startsWith("mcp") === true;
}

/** A span's name begins with MCP's method where MCP was spoken, else with GenAI's operation. */
function methodOf(call: TracedCall): string {
  return isMcp(call) ? "tools/call" : "execute_tool";
}

function attributesOf(call: TracedCall): Attributes {
  const { toolName, requestId, agentId, metadata } = call;
  return {
    "gen_ai.operation.name": "execute_tool",
    ...(toolName === undefined ? {} : { "gen_ai.tool.name": toolName }),
    "rpc.method": toolName ?? otherLabel,
    "rpc.system.name": isMcp(call) ? "jsonrpc" : "toolwright",
    ...(isMcp(call) ? { "mcp.method.name": "tools/call" } : {}),
    "gen_ai.agent.id": agentId,
    "toolwright.request.id": requestId,
    ...(metadata.correlation_id === undefined ? {} : { "toolwright.correlation.id": metadata.correlation_id }),
  };
}

/** What the caller says of its own span; without it the span begins a trace. */
function parentOf(api: Api, { metadata: { traceparent, tracestate } }: TracedCall): Context {
  const read = traceparentForm.exec(traceparent ?? "");
  if (!read) return api.ROOT_CONTEXT;
  const [, traceId = "", spanId = "", flags = "00"] = read;
  const parent: SpanContext = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
    ...(tracestate === undefined ? {} : { traceState: api.createTraceState(tracestate) }),
  };
  return api.isSpanContextValid(parent) ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
}

function traceOf({ traceId, spanId, traceFlags, traceState }: SpanContext): TraceContext {
  const state = traceState?.serialize();
  return {
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`,
    ...(state ? { tracestate: state } : {}),
  };
}
