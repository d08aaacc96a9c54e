import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../contract/index.ts";
import { ToolError } from "../../../contract/index.ts";
import type { PublishedChange } from "../../../runtime/context/published-change.ts";
import type { CallReport } from "../../../runtime/invoke/outcome.ts";
import { createNativeProtocol } from "../../../runtime/protocols/native.ts";
import { wholeText } from "../../../runtime/spliced-text.ts";
import { recordingLogger } from "../../support/logger.ts";

const limits = { heartbeatIntervalMs: 1_000, maxFrameBytes: 1_024, maxInFlight: 1, maxQueuedBytes: 1_024, maxSubscriptions: 1 };

function protocolWithLog() {
  const logger = recordingLogger();
  return { logger, protocol: createNativeProtocol({ limits, logger }) };
}

function changeOf(fromRevision: number, revision: number): PublishedChange {
  const change = { contextId: "board", fromRevision, revision, patch: { a: 1 }, by: { agentId: "desk", correlationId: "c" } };
  return { change, snapshot: { contextId: "board", revision, value: { a: 1, b: 2 } }, origin: "" };
}

function reportOf(outcome: CallReport["outcome"], metadata: CallReport["metadata"] = {}): CallReport {
  return { outcome, requestId: "r-1", correlationId: "c-1", agentId: "desk", durationMs: 3, catalogDigest: "0".repeat(64), metadata };
}

describe("decoding", () => {
  const { protocol } = protocolWithLog();

  it("ties a fault to the request it can still be tied to", () => {
    expect(protocol.decode('{"type":"contextGet","id":"g"}')).toMatchObject({
      ok: false,
      id: "g",
      family: "context",
      error: { code: "MALFORMED_MESSAGE" },
    });
    expect(protocol.decode('{"type":"contextGet","id":""}')).not.toHaveProperty("id");
    expect(protocol.decode('{"type":"cancel","id":7}')).not.toHaveProperty("id");
  });

  it("names the field, what it must be and what it is", () => {
    const decoded = protocol.decode('{"type":"toolRequest","id":"1","tool":"t","metadata":{"deadline_ms":"5s"}}');
    if (decoded.ok) throw new Error("a text was taken for a number");
    expect(decoded.error.details[0]).toMatchObject({ pointer: "/metadata/deadline_ms", rule: "type", got: '"5s"' });
    expect(decoded.error.message).toContain('"/metadata/deadline_ms" of toolRequest');
  });

  it("suggests the field that was meant", () => {
    const decoded = protocol.decode('{"type":"toolRequest","id":"1","tool":"t","paylaod":{}}');
    if (decoded.ok) throw new Error("an unknown field was taken");
    expect(decoded.error.details[0]?.hint).toContain('"payload"');
  });

  it("gives each request without a payload an object of its own", () => {
    const [first, second] = [1, 2].map(() => protocol.decode('{"type":"toolRequest","id":"1","tool":"t"}'));
    expect(first).toEqual(second);
    expect(first?.ok && first.operation.kind === "call" && first.operation.payload).not.toBe(
      second?.ok && second.operation.kind === "call" && second.operation.payload,
    );
  });
});

describe("encoding", () => {
  it("splices the serialised result into an answer that reads as if written at once", () => {
    const { protocol } = protocolWithLog();
    const result = { text: 'quotes " and \u2028 lines', list: [1, null] };
    const frame = protocol.encodeReply({
      kind: "call",
      id: 'odd "id"',
      report: reportOf({ ok: true, result, json: JSON.stringify(result) }),
    });
    expect(JSON.parse(wholeText(frame))).toEqual({
      type: "toolResponse",
      id: 'odd "id"',
      ok: true,
      result,
      metadata: { correlation_id: "c-1", request_id: "r-1", duration_ms: 3, catalog_digest: "0".repeat(64), agent_id: "desk" },
    });
  });

  it("carries everything an error says", () => {
    const { protocol } = protocolWithLog();
    const details = [{ pointer: "/a", rule: "type", expected: "a number", got: '"1"', hint: "" }];
    const error = new ToolError("RESOURCE_EXHAUSTED", "wait", { details, retryAfterMs: 50 });
    const frame = JSON.parse(
      wholeText(protocol.encodeReply({ kind: "call", id: "1", report: reportOf({ ok: false, error }) })),
    ) as JsonObject;
    expect(frame.error).toEqual({ code: "RESOURCE_EXHAUSTED", message: "wait", retryable: true, retry_after_ms: 50, details });
  });

  it("tells a step by its patch, and a leap by the whole value", () => {
    const { protocol } = protocolWithLog();
    const step = JSON.parse(protocol.encodeNotice({ kind: "contextChanged", published: changeOf(3, 4) }) ?? "") as JsonObject;
    expect([step.patch, step.snapshot]).toEqual([{ a: 1 }, undefined]);
    const leap = JSON.parse(protocol.encodeNotice({ kind: "contextChanged", published: changeOf(0, 4) }) ?? "") as JsonObject;
    expect([leap.patch, leap.snapshot]).toEqual([undefined, { a: 1, b: 2 }]);
  });

  it("serialises one change once, however many ask for it", () => {
    const { protocol } = protocolWithLog();
    const published = changeOf(0, 1);
    let reads = 0;
    const counted: PublishedChange = {
      ...published,
      change: {
        ...published.change,
        get patch() {
          reads++;
          return { a: 1 };
        },
      },
    };
    const frames = [1, 2, 3].map(() => protocol.encodeNotice({ kind: "contextChanged", published: counted }));
    expect([new Set(frames).size, reads]).toEqual([1, 1]);
  });

  it("serialises a fold once for all that stayed behind at one revision", () => {
    const { protocol } = protocolWithLog();
    const published = changeOf(4, 5);
    let reads = 0;
    const counted: PublishedChange = {
      ...published,
      snapshot: {
        ...published.snapshot,
        get value() {
          reads++;
          return { a: 1 };
        },
      },
    };
    const frames = [2, 2, 3].map((fromRevision) => protocol.encodeNotice({ kind: "contextFolded", fromRevision, published: counted }));
    expect([frames[0] === frames[1], frames.map((frame) => (JSON.parse(frame ?? "") as JsonObject).from_revision), reads]).toEqual([
      true,
      [2, 2, 3],
      2,
    ]);
  });

  it("answers INTERNAL and logs when our own message breaks our own contract", () => {
    const { protocol, logger } = protocolWithLog();
    const report = { ...reportOf({ ok: true, result: 1, json: "1" }), correlationId: "x".repeat(300) };
    expect(JSON.parse(wholeText(protocol.encodeReply({ kind: "call", id: "1", report })))).toMatchObject({
      type: "toolResponse",
      id: "1",
      ok: false,
      error: { code: "INTERNAL" },
    });
    expect(logger.of("protocol.unsound_message").length).toBe(1);
  });
});
