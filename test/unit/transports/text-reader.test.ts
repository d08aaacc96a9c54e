import type { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import * as ws from "ws";
import { TextReader } from "../../../runtime/transports/text-reader.ts";
import { fc } from "../../support/chance.ts";

/** What reads frames where no `TextReader` stands before it. */
const { Receiver } = ws as unknown as { readonly Receiver: new (options: object) => Writable };

const maxBytes = 70_000;

interface Sent {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly payload: Buffer;
  readonly isMasked?: boolean;
}

function bytesOf({ opcode, isFinal, payload, isMasked = true }: Sent, mask: number): Buffer {
  const { length } = payload;
  const more = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const header = Buffer.alloc(2 + more);
  header[0] = (isFinal ? 0x80 : 0) | opcode;
  header[1] = (isMasked ? 0x80 : 0) | (more === 0 ? length : more === 2 ? 126 : 127);
  if (more === 2) header.writeUInt16BE(length, 2);
  if (more === 8) header.writeBigUInt64BE(BigInt(length), 2);
  if (!isMasked) return Buffer.concat([header, payload]);
  const key = Buffer.alloc(4);
  key.writeUInt32BE(mask);
  return Buffer.concat([header, key, payload.map((byte, index) => byte ^ (key[index & 3] ?? 0))]);
}

function receiver(events: [string, unknown][]): Writable {
  const made = new Receiver({ isServer: true, maxPayload: maxBytes });
  made.on("message", (data: Buffer, isBinary: boolean) => events.push([isBinary ? "binary" : "text", data.toString("latin1")]));
  made.on("ping", (data: Buffer) => events.push(["ping", data.toString("latin1")]));
  made.on("conclude", (code: number) => events.push(["close", code]));
  made.on("error", (error: Error & { code?: string }) => events.push(["error", error.code]));
  return made;
}

const largePiece = 8_192;

const endOfTick = () => new Promise((resolve) => setImmediate(resolve));
const endOfTurn = () => new Promise((resolve) => process.nextTick(resolve));

async function alone(bytes: Buffer): Promise<unknown[]> {
  const events: [string, unknown][] = [];
  receiver(events).write(Buffer.from(bytes));
  await endOfTick();
  return events;
}

/** With a reader before `ws`, the bytes in pieces of these sizes, and larger ones behind. */
async function together(bytes: Buffer, sizes: readonly number[]): Promise<{ readonly events: unknown[]; readonly taken: number }> {
  const events: [string, unknown][] = [];
  const behind = receiver(events);
  let taken = 0;
  // As a connection has it: nothing is heard any more once ws has said that it ends.
  const isOver = () => events.some(([kind]) => kind === "close" || kind === "error");
  const take = (text: string): void => {
    if (isOver()) return;
    taken++;
    events.push(["text", Buffer.from(text).toString("latin1")]);
  };
  const reader = new TextReader(maxBytes, take, (piece) => behind.write(piece));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn] ?? largePiece;
    reader.read(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
    // A socket is read once a turn.
    await endOfTurn();
  }
  await endOfTick();
  return { events, taken };
}

const text = (value: string): Sent[] => [{ opcode: 1, isFinal: true, payload: Buffer.from(value) }];
const ping: Sent = { opcode: 9, isFinal: true, payload: Buffer.from("here?") };

const sentence = fc.oneof(
  fc.string({ unit: "binary-ascii", maxLength: 300 }).map(text),
  fc.string({ unit: "grapheme", maxLength: 80 }).map(text),
  fc.constantFrom(0, 125, 126, 127, 65_535, 65_536, 69_999).map((length) => text("a".repeat(length))),
  fc.uint8Array({ maxLength: 40 }).map((payload): Sent[] => [{ opcode: 2, isFinal: true, payload: Buffer.from(payload) }]),
  fc.constant([ping]),
  fc
    .tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }))
    .map(([first, second]): Sent[] => [
      { opcode: 1, isFinal: false, payload: Buffer.from(first) },
      ping,
      { opcode: 0, isFinal: true, payload: Buffer.from(second) },
    ]),
);

/** What ends a connection: RFC 6455 forbids it, our limit does, or it says farewell. */
const ending = fc.constantFrom<Sent[]>(
  [],
  [{ opcode: 1, isFinal: true, payload: Buffer.from([0xc3, 0x28]) }],
  [{ opcode: 1, isFinal: true, payload: Buffer.from("unmasked"), isMasked: false }],
  [{ opcode: 3, isFinal: true, payload: Buffer.from("reserved") }],
  [{ opcode: 0, isFinal: true, payload: Buffer.from("a piece of nothing") }],
  [{ opcode: 9, isFinal: false, payload: Buffer.from("a ping in pieces") }],
  [{ opcode: 1, isFinal: true, payload: Buffer.alloc(maxBytes + 1, "a") }],
  [{ opcode: 8, isFinal: true, payload: Buffer.from([0x03, 0xe9]) }],
);

describe("the reader of text frames", () => {
  it("finds what ws alone finds, in its order, wherever the bytes are cut", async () => {
    const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 5_000 })), { maxLength: 60 });
    const sentences = fc.array(sentence, { maxLength: 12 });
    const property = fc.asyncProperty(sentences, ending, sentences, sizes, fc.nat(), async (sent, last, behind, cuts, mask) => {
      const frames = [...sent.flat(), ...last, ...behind.flat()];
      const bytes = Buffer.concat(frames.map((frame, index) => bytesOf(frame, (mask + index) >>> 0)));
      expect((await together(bytes, cuts)).events).toEqual(await alone(bytes));
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it("takes whole texts by itself, and leaves those that are cut, in pieces or too long to ws", async () => {
    const frames = ["first", "zweite — é", "x".repeat(300)].flatMap(text).map((frame) => bytesOf(frame, 0x01020304));
    const bytes = Buffer.concat(frames);
    expect((await together(bytes, [bytes.length])).taken).toBe(3);
    const cut = await together(bytes, [bytes.length - 1]);
    expect([cut.taken, cut.events.length]).toEqual([2, 3]);
    const inPieces = Buffer.concat([
      bytesOf({ opcode: 1, isFinal: false, payload: Buffer.from("half ") }, 1),
      bytesOf(ping, 2),
      bytesOf({ opcode: 0, isFinal: true, payload: Buffer.from("and half") }, 3),
      bytesOf({ opcode: 1, isFinal: true, payload: Buffer.from("whole") }, 4),
    ]);
    const pieces = await together(inPieces, [inPieces.length]);
    expect([pieces.taken, pieces.events]).toEqual([
      1,
      [
        ["ping", "here?"],
        ["text", "half and half"],
        ["text", "whole"],
      ],
    ]);
  });
});
