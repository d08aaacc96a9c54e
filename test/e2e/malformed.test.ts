import { createConnection } from "node:net";
import { expect, it } from "vitest";
import type { JsonValue } from "../../contract/index.ts";
import { connectPeer, type Frame, type Peer } from "../support/peer.ts";
import { randomFrom } from "../support/random.ts";
import { slotOf, startServer } from "../support/server.ts";

const valid = {
  toolRequest: { type: "toolRequest", id: "x", tool: "echo", payload: {} },
  cancel: { type: "cancel", id: "x" },
  contextUpdate: { type: "contextUpdate", id: "x", context_id: "board", patch: {} },
  contextGet: { type: "contextGet", id: "x", context_id: "board" },
  contextSubscribe: { type: "contextSubscribe", id: "x", context_id: "board" },
  contextUnsubscribe: { type: "contextUnsubscribe", id: "x", context_id: "board" },
  catalogRequest: { type: "catalogRequest", id: "x", limit: 1 },
  ping: { type: "ping", id: "x" },
} as const;

const oddValues: readonly JsonValue[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  "",
  "\u0000",
  "x".repeat(129),
  [],
  [[]],
  {},
  { type: "x" },
  "__proto__",
];

const notJson = [
  "",
  " ",
  "{",
  "}",
  "[",
  "nul",
  "{'a':1}",
  '{"a":}',
  "\u0000",
  "NaN",
  "undefined",
  "{}{}",
  '{"type":"toolRequest"',
  '"\\ud800',
  "\ufeff{}",
];

/** Frames that are not what a message must be, of every kind we know; the same ones for the same seed. */
function* malformedFrames(count: number, seed: number): Generator<{ readonly text: string; readonly kind: string }> {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const kinds: Record<string, () => string> = {
    "not JSON": () => pick(notJson),
    "JSON and no object": () =>
      JSON.stringify(pick(oddValues.filter((value) => typeof value !== "object" || value === null || Array.isArray(value)))),
    "no type": () => JSON.stringify({ id: "x", tool: "echo" }),
    "a type that is no string": () =>
      JSON.stringify({ ...pick(Object.values(valid)), type: pick(oddValues.filter((value) => typeof value !== "string")) }),
    "an unknown type": () =>
      JSON.stringify({
        type: pick(["toolResponse", "welcome", "TOOLREQUEST", "__proto__", "constructor", "toString", "x".repeat(5_000), ""]),
        id: "x",
      }),
    "an unknown field": () => JSON.stringify({ ...pick(Object.values(valid)), surprise: pick(oddValues) }),
    "a missing field": () => {
      const { type, ...rest } = pick([valid.toolRequest, valid.cancel, valid.contextUpdate, valid.contextGet, valid.contextSubscribe]);
      return JSON.stringify({ type, ...Object.fromEntries(Object.entries(rest).slice(1)) });
    },
    "a field of another type": () => {
      const message = pick([valid.toolRequest, valid.contextUpdate, valid.contextGet, valid.catalogRequest]);
      const field = pick(Object.keys(message).filter((key) => key !== "type"));
      const odd = pick<JsonValue>([null, true, 1.5, [], [[]], "x".repeat(300)]);
      return JSON.stringify({ ...message, [field]: odd });
    },
    "metadata out of bounds": () =>
      JSON.stringify({
        ...valid.toolRequest,
        metadata: pick<JsonValue>([
          [],
          { surprise: 1 },
          { deadline_ms: 0 },
          { deadline_ms: 1.5 },
          { deadline_ms: "1s" },
          { request_origin: "x".repeat(257) },
          { agent_id: 7 },
          { traceparent: "00-zz" },
          { idempotency_key: "" },
        ]),
      }),
    "deep nesting": () => `${'{"type":"toolRequest","id":"x","tool":"echo","payload":'}${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    "bytes changed at random": () => {
      const characters = [...JSON.stringify(pick(Object.values(valid)))];
      for (let change = 0; change < 3; change++)
        characters[Math.floor(random() * characters.length)] = String.fromCharCode(32 + Math.floor(random() * 94));
      return `${characters.join("")},`;
    },
  };
  const names = Object.keys(kinds);
  for (let at = 0; at < count; at++) {
    const kind = names[at % names.length] as string;
    yield { kind, text: (kinds[kind] as () => string)() };
  }
}

/** Sends one malformed frame and gives its one answer: an error frame, or an answer to its id that says no. */
async function answerTo(peer: Peer, text: string): Promise<Frame> {
  peer.raw(text);
  return peer.next((frame) => frame.type === "error" || frame.ok === false);
}

it("answers 1,000 malformed messages of every kind, each with one clear error, and a valid call after each (wire.malformed)", async () => {
  await using running = await startServer({ tools: { echo: {} }, contexts: [slotOf("board")] });
  const [sender, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
  const wrong: string[] = [];
  let sent = 0;
  for (const { kind, text } of malformedFrames(1_000, 20_261_122)) {
    sent++;
    const { error } = await answerTo(sender, text);
    const { code, message } = error as { code: string; message: string };
    const isClear = ["MALFORMED_MESSAGE", "UNKNOWN_METHOD"].includes(code) && message.length > 10 && message.length < 600;
    if (!isClear) wrong.push(`${kind}: ${text.slice(0, 80)} → ${code} ${message}`);
    if ((await sender.call(`after-${sent}`, "echo", { sent })).ok !== true) wrong.push(`no answer after ${text.slice(0, 80)}`);
    if (sent % 50 === 0 && (await neighbour.call(`beside-${sent}`, "echo", { sent })).ok !== true) wrong.push("the neighbour was touched");
  }
  expect([sent, wrong]).toEqual([1_000, []]);
  const answers = sender.frames.filter((frame) => frame.type !== "welcome" && frame.type !== "ping");
  expect(answers.length).toBe(2_000);
  expect(neighbour.frames.filter((frame) => frame.type === "error")).toEqual([]);
});

it.each([
  ["a binary frame", (peer: Peer) => peer.raw(Buffer.from("{}"), { binary: true }), 1003],
  ["a frame that is too big", (peer: Peer) => peer.raw("x".repeat(1_048_577)), 1009],
  ["text that is not UTF-8", (peer: Peer) => rawText(peer, Buffer.from([0xc3, 0x28])), 1007],
] as const)("closes on %s with %s, and the connection beside it lives", async (_what, send, code) => {
  await using running = await startServer({ tools: { echo: {} } });
  const [sender, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
  send(sender);
  expect((await sender.closed).code).toBe(code);
  expect((await neighbour.call("1", "echo")).ok).toBe(true);
});

it("survives bytes that are no HTTP", async () => {
  await using running = await startServer({ tools: { echo: {} } });
  for (const bytes of [
    Buffer.from("\u0000\u0001\u0002"),
    Buffer.from("GET /ws HTTP/1.1\r\n\r\n"),
    Buffer.from("POST /v1/tools/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n"),
    Buffer.alloc(100_000, "a"),
  ]) {
    await rawTcp(running.port, bytes);
  }
  const peer = await connectPeer(running.ws);
  expect((await peer.call("1", "echo")).ok).toBe(true);
});

it("survives a peer that breaks WebSocket framing", async () => {
  await using running = await startServer({ tools: { echo: {} } });
  const [broken, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
  const { _socket: socket } = broken.socket as unknown as { _socket: { write(bytes: Buffer): void } };
  socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  expect((await broken.closed).code).toBe(1002);
  expect((await neighbour.call("1", "echo")).ok).toBe(true);
});

it.each([
  ["text that is not UTF-8", textFrame(Buffer.from([0xc3, 0x28])), 1007],
  ["a message in pieces that is not UTF-8", Buffer.from([0x01, 0x81, 0, 0, 0, 0, 0xc3, 0x80, 0x81, 0, 0, 0, 0, 0x28]), 1007],
  ["a frame without a mask", Buffer.from([0x81, 0x02, 0x7b, 0x7d]), 1002],
  ["a farewell", Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8]), 1000],
] as const)("carries out nothing that stands behind %s in the same read", async (_what, bytes, code) => {
  let calls = 0;
  await using running = await startServer({ tools: { count: { handler: () => ++calls } } });
  const [sender, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
  const call = (id: string) => textFrame(Buffer.from(JSON.stringify({ type: "toolRequest", id, tool: "count", payload: {} })));
  rawBytes(sender, Buffer.concat([call("before"), bytes, call("behind"), Buffer.from([0x89, 0x80, 0, 0, 0, 0])]));
  expect((await sender.closed).code).toBe(code);
  expect((await neighbour.call("1", "count")).result).toBe(2);
  expect(running.logger.of("websocket.error").map(({ fields }) => fields?.code)).not.toContain("ERR_STREAM_WRITE_AFTER_END");
});

/** A text frame of any bytes: `ws` itself would refuse to send them. */
function textFrame(bytes: Buffer): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const masked = bytes.map((byte, at) => byte ^ (mask[at % 4] as number));
  return Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length]), mask, masked]);
}

function rawText(peer: Peer, bytes: Buffer): void {
  rawBytes(peer, textFrame(bytes));
}

function rawBytes(peer: Peer, bytes: Buffer): void {
  const { _socket: socket } = peer.socket as unknown as { _socket: { write(bytes: Buffer): void } };
  socket.write(bytes);
}

function rawTcp(port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" }, () => socket.end(bytes));
    socket.resume();
    socket.on("close", () => resolve());
    socket.on("error", () => resolve());
  });
}
