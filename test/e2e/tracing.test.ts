import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { trace } from "@opentelemetry/api";
import { build, transform } from "esbuild";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ToolContext } from "../../contract/index.ts";
import { isTracingConfigured, openCallTracer } from "../../runtime/observe/tracing.ts";
import { root } from "../docs/markdown.ts";
import { recordingLogger } from "../support/logger.ts";
import { attributesOf, type Collector, startCollector } from "../support/otlp.ts";
import { connectPeer } from "../support/peer.ts";
import { startServer } from "../support/server.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentId = "b7ad6b7169203331";
const headers = { authorization: "Bearer key-tester", "content-type": "application/json" };

afterEach(() => vi.unstubAllEnvs());

async function traced(collector: Collector, tools: Parameters<typeof startServer>[0]["tools"]) {
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
  vi.stubEnv("OTEL_SERVICE_NAME", "freight-tools");
  const tracer = await openCallTracer(process.env, recordingLogger());
  return startServer({ tools }, { tracer });
}

describe("spans", () => {
  it("are none, and nothing is loaded, without an exporter (ops.tracing-off)", async () => {
    expect(await openCallTracer({}, recordingLogger())).toBeUndefined();
  });

  it("need packages that a standalone build does without", async () => {
    const source = readFileSync(`${root}runtime/observe/otlp-tracer.ts`, "utf8");
    const alone = await transform(source, { loader: "ts" });
    const stdin = { contents: alone.code, resolveDir: tmpdir(), loader: "js" as const };
    const external = ["./tally.ts"];
    const built = await build({ stdin, external, bundle: true, platform: "node", format: "esm", write: false, logLevel: "silent" });
    expect(built.errors).toEqual([]);
    expect(built.outputFiles[0]?.text).toContain('import("@opentelemetry/sdk-trace-node")');
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://collector:4318/v1/traces" }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318", OTEL_SDK_DISABLED: "true" }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318", OTEL_TRACES_EXPORTER: "none" }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }, false],
  ])("are asked for by OpenTelemetry's own variables: %o gives %s", (env, expected) => {
    expect(isTracingConfigured(env)).toBe(expected);
  });

  it("of a call have the caller's span as parent, and are the handler's own context (ops.tracing)", async () => {
    await using collector = await startCollector();
    const seen: (string | undefined)[] = [];
    const handler = async (_input: unknown, context: ToolContext) => {
      await Promise.resolve();
      seen.push(context.trace.traceparent, trace.getActiveSpan()?.spanContext().spanId);
      trace.getTracer("handler").startSpan("look up").end();
      return {};
    };
    const running = await traced(collector, { track: { handler } });
    const answer = await fetch(`${running.http}/v1/tools/track`, {
      method: "POST",
      headers: { ...headers, traceparent: `00-${traceId}-${parentId}-01`, tracestate: "vendor=1" },
      body: "{}",
    });
    expect(answer.status).toBe(200);
    await running.server.stop();
    const call = collector.spans.find(({ name }) => name === "execute_tool track");
    expect(call).toMatchObject({ traceId, parentSpanId: parentId, kind: 2 });
    expect(seen).toEqual([`00-${traceId}-${call?.spanId}-01`, call?.spanId]);
    expect(collector.spans.find(({ name }) => name === "look up")).toMatchObject({ traceId, parentSpanId: call?.spanId });
    expect(collector.services).toContain("freight-tools");
  });

  it("name tool, operation and code as the conventions do, and no value of a call (ops.tracing-conventions)", async () => {
    await using collector = await startCollector();
    const running = await traced(collector, {
      fails: { handler: () => Promise.reject(new Error("the secret is 4711")) },
    });
    const peer = await connectPeer(running.ws);
    await Promise.all([peer.call("1", "fails", { note: "private" }), peer.call("2", "what a caller typed")]);
    peer.socket.close();
    await running.server.stop();
    const [failed, unknown] = ["execute_tool fails", "execute_tool"].map((wanted) => collector.spans.find(({ name }) => name === wanted));
    expect(failed && attributesOf(failed)).toMatchObject({
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "fails",
      "rpc.system.name": "toolwright",
      "rpc.method": "fails",
      "rpc.response.status_code": "INTERNAL",
      "error.type": "INTERNAL",
      "gen_ai.agent.id": "tester",
    });
    expect(failed?.status?.code).toBe(2);
    expect(unknown && attributesOf(unknown)).toMatchObject({ "rpc.method": "_OTHER", "error.type": "UNKNOWN_TOOL" });
    expect(unknown?.status?.code ?? 0).toBe(0);
    expect(JSON.stringify(collector.spans)).not.toMatch(/4711|private|what a caller typed/);
  });

  it("of a call over MCP are named by MCP's conventions, and take their parent from `_meta`", async () => {
    await using collector = await startCollector();
    const running = await traced(collector, { echo: {} });
    const send = (message: object, session?: string) =>
      fetch(`${running.http}/mcp`, {
        method: "POST",
        headers: {
          ...headers,
          accept: "application/json, text/event-stream",
          ...(session === undefined ? {} : { "mcp-session-id": session }),
        },
        body: JSON.stringify({ jsonrpc: "2.0", ...message }),
      });
    const clientInfo = { name: "test", version: "1" };
    const begun = await send({ id: 0, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo } });
    const session = begun.headers.get("mcp-session-id") ?? "";
    await send({ method: "notifications/initialized" }, session);
    const _meta = { traceparent: `00-${traceId}-${parentId}-01` };
    const answer = await send({ id: 1, method: "tools/call", params: { name: "echo", arguments: {}, _meta } }, session);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"result"')]);
    await running.server.stop();
    const call = collector.spans.find(({ name }) => name === "tools/call echo");
    expect(call).toMatchObject({ traceId, parentSpanId: parentId });
    expect(call && attributesOf(call)).toMatchObject({
      "mcp.method.name": "tools/call",
      "gen_ai.tool.name": "echo",
      "rpc.system.name": "jsonrpc",
    });
  });

  it("are asked for in vain where the collector is away, and calls do not feel it", async () => {
    const collector = await startCollector();
    await collector[Symbol.asyncDispose]();
    const running = await traced(collector, { echo: {} });
    const answer = await fetch(`${running.http}/v1/tools/echo`, { method: "POST", headers, body: '{"payload":{"a":1}}' });
    expect(await answer.json()).toMatchObject({ ok: true, result: { a: 1 } });
    await running.server.stop();
  });
});
