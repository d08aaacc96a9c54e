/**
 * Takes whole text frames out of what a socket reads; every other byte goes on to `ws`, in order. Knows nothing of what frames say.
 *
 * `ws` makes several objects for every frame, whatever it holds; with many requests in one read that costs as much as checking them
 * does. Only final, masked, uncompressed text frames (RFC 6455, section 5.2) that arrived whole and are UTF-8 are taken; messages in
 * pieces, binary and control frames, and all that is wrong, are left to `ws`.
 */

import { isUtf8 } from "node:buffer";

const finalText = 0x81;
const finalBit = 0x80;
const maskBit = 0x80;
const lengthBits = 0x7f;
const opcodeBits = 0x0f;
/** The opcode of the last frame that a peer may send. */
const farewell = 0x8;
/** Opcodes of frames that carry a message or a part of one; those above are control frames. */
const maxDataOpcode = 0x7;
/** Lengths that say how many bytes of the real length follow. */
const twoBytesFollow = 126;
const eightBytesFollow = 127;
const maskBytes = 4;

export class TextReader {
  readonly #maxBytes: number;
  readonly #onText: (text: string) => void;
  readonly #toWs: (bytes: Buffer) => boolean;
  /** The header of a frame that is `ws`'s, as far as it is here; empty between frames. */
  #header: number[] = [];
  /** Bytes of that frame's payload that are still to come. */
  #owed = 0;
  /** A message in pieces has begun: its other pieces, and what may stand between them, are `ws`'s too. */
  #isInPieces = false;
  /** The frame that is read is the peer's last. */
  #isLast = false;
  #textEnd = 0;

  /**
   * @param maxBytes - Of one text; a longer one is `ws`'s to refuse.
   * @param toWs - Returns whether `ws` reads on: not after what it refuses, and not while it wants to rest.
   */
  constructor(maxBytes: number, onText: (text: string) => void, toWs: (bytes: Buffer) => boolean) {
    this.#maxBytes = maxBytes;
    this.#onText = onText;
    this.#toWs = toWs;
  }

  read(chunk: Buffer): void {
    /** What `ws` was not given yet begins here. */
    let left = 0;
    let at = 0;
    while (at < chunk.length && !this.#isOver) {
      if (left < at && chunk[at] === finalText && !this.#isWithWs) {
        // What stands before a text may be what ends the connection, and then nobody may hear of the text.
        const readsOn = this.#toWs(chunk.subarray(left, at));
        left = at;
        if (!readsOn) {
          while (at < chunk.length && !this.#isOver) at = this.#afterFrame(chunk, at);
          break;
        }
      }
      const text = this.#textAt(chunk, at);
      if (text === undefined) {
        at = this.#afterFrame(chunk, at);
        continue;
      }
      at = left = this.#textEnd;
      this.#onText(text);
    }
    if (left < at) this.#toWs(chunk.subarray(left, at));
  }

  /** The text of the frame that begins here, which then ends at `#textEnd`; `undefined` when it is not to be taken. */
  #textAt(chunk: Buffer, at: number): string | undefined {
    const second = chunk[at + 1];
    if (chunk[at] !== finalText || second === undefined || second < maskBit || this.#isWithWs) return undefined;
    let bytes = second & lengthBits;
    let from = at + 2 + maskBytes;
    if (bytes === twoBytesFollow) {
      from += 2;
      if (from > chunk.length) return undefined;
      bytes = chunk.readUInt16BE(at + 2);
    }
    const end = from + bytes;
    if (bytes === eightBytesFollow || end > chunk.length || bytes > this.#maxBytes) return undefined;
    const isAscii = unmask(chunk, from, end) < 0x80;
    if (!isAscii && !isUtf8(chunk.subarray(from, end))) {
      unmask(chunk, from, end);
      return undefined;
    }
    this.#textEnd = end;
    return chunk.toString(isAscii ? "latin1" : "utf8", from, end);
  }

  get #isWithWs(): boolean {
    return this.#isInPieces || this.#isLast || this.#owed > 0 || this.#header.length > 0;
  }

  /** Behind a close frame there is nothing to read (RFC 6455, section 5.5.1). */
  get #isOver(): boolean {
    return this.#isLast && this.#owed === 0;
  }

  /** Reads as much of a frame of `ws`'s as is here. @returns Where it ends. */
  #afterFrame(chunk: Buffer, at: number): number {
    let end = at;
    if (this.#owed === 0) {
      while (end < chunk.length && this.#header.length < headerBytes(this.#header)) this.#header.push(chunk[end++] ?? 0);
      if (this.#header.length === headerBytes(this.#header)) this.#beginPayload();
    }
    const payload = Math.min(this.#owed, chunk.length - end);
    this.#owed -= payload;
    return end + payload;
  }

  #beginPayload(): void {
    const [first = 0] = this.#header;
    this.#isLast = (first & opcodeBits) === farewell;
    if ((first & opcodeBits) <= maxDataOpcode) this.#isInPieces = (first & finalBit) === 0;
    this.#owed = payloadBytes(this.#header);
    this.#header = [];
  }
}

/** Undoes the mask before `from`, or puts it on again. @returns The bits of all bytes together. */
function unmask(chunk: Buffer, from: number, end: number): number {
  const first = chunk[from - 4] as number;
  const second = chunk[from - 3] as number;
  const third = chunk[from - 2] as number;
  const fourth = chunk[from - 1] as number;
  let bits = 0;
  let at = from;
  // Four by four: a loop over single bytes takes twice as long.
  for (; at + 3 < end; at += maskBytes) {
    const a = (chunk[at] as number) ^ first;
    const b = (chunk[at + 1] as number) ^ second;
    const c = (chunk[at + 2] as number) ^ third;
    const d = (chunk[at + 3] as number) ^ fourth;
    chunk[at] = a;
    chunk[at + 1] = b;
    chunk[at + 2] = c;
    chunk[at + 3] = d;
    bits |= a | b | c | d;
  }
  for (; at < end; at++) {
    const byte = (chunk[at] as number) ^ (chunk[from - maskBytes + ((at - from) & 3)] as number);
    chunk[at] = byte;
    bits |= byte;
  }
  return bits;
}

/** Bytes of a header, as far as its first two tell. */
function headerBytes([, second]: readonly number[]): number {
  if (second === undefined) return 2;
  const length = second & lengthBits;
  const more = length === twoBytesFollow ? 2 : length === eightBytesFollow ? 8 : 0;
  return 2 + more + (second >= maskBit ? maskBytes : 0);
}

function payloadBytes(header: readonly number[]): number {
  const length = (header[1] ?? 0) & lengthBits;
  if (length < twoBytesFollow) return length;
  const bytes = header.slice(2, length === twoBytesFollow ? 4 : 10);
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
