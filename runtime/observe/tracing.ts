/** Port: a span around each call. Decides from the environment whether there is one; loads nothing by itself. */

import type { Logger, RequestMetadata, TraceContext } from "../../contract/index.ts";

/** What a span is begun with. */
export interface TracedCall {
  /** `undefined` when no tool has the name that was asked for. */
  readonly toolName: string | undefined;
  /** The name of the protocol it came by, where a connection tells. */
  readonly protocol: string | undefined;
  readonly requestId: string;
  readonly agentId: string;
  readonly metadata: RequestMetadata;
}

export interface CallSpan {
  /** What the handler passes on, so that what it calls becomes a part of this span. */
  readonly trace: TraceContext;
  /** Runs `work`, and whatever it begins, as a part of the span. */
  run<T>(work: () => T): T;
  /** @param code - `OK`, a built-in code, or one of the tool's own. */
  end(code: string): void;
}

export interface CallTracer {
  begin(call: TracedCall): CallSpan;
  /** Sends what is left. Never throws. */
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether OpenTelemetry's own variables ask for spans. */
export function isTracingConfigured(env: Environment): boolean {
  if (env.OTEL_SDK_DISABLED?.toLowerCase() === "true" || env.OTEL_TRACES_EXPORTER?.toLowerCase() === "none") return false;
  return Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT) || Boolean(env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
}

/** @returns `undefined` when no exporter is configured, or its packages are not there, which is logged. */
export async function openCallTracer(env: Environment, logger: Logger): Promise<CallTracer | undefined> {
  if (!isTracingConfigured(env)) return undefined;
  try {
    const { createOtlpTracer } = await import("./otlp-tracer.ts");
    return await createOtlpTracer();
  } catch (error) {
    logger.warn("tracing.unavailable", {
      help: "Install @opentelemetry/sdk-trace-node, @opentelemetry/resources and @opentelemetry/exporter-trace-otlp-http, or unset OTEL_EXPORTER_OTLP_ENDPOINT.",
      error,
    });
    return undefined;
  }
}
