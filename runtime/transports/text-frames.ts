/**
 * Text frames of WebSocket, put together in one piece of memory and written once a tick. Knows nothing of what they say.
 *
 * `ws` writes a header and a text for every frame; with many answers in a tick that costs more than the answers do. Only whole,
 * unmasked, uncompressed text frames (RFC 6455, section 5.2) are made here; all else, control frames too, is left to `ws`.
 */

import { Socket } from "node:net";
import type { Duplex, Writable } from "node:stream";
import { bytesOf, type Frame, lengthOf, writeFrame } from "../spliced-text.ts";

/** Bytes of frames that are put together before a new piece of memory is taken. */
const chunkBytes = 65_536;

const none = Buffer.alloc(0);

/** A final frame of text. */
const finalText = 0x81;
/** Payloads of fewer bytes have their length in the second byte. */
const mediumFrom = 126;
/** Payloads of fewer bytes have their length in two more bytes, others in eight. */
const largeFrom = 65_536;

/** Where frames go. */
export interface FrameTarget {
  readonly socket: Duplex;
  /** False from the close frame on: no frame may follow it. */
  readonly isOpen: boolean;
}

export class TextFrames {
  #chunk = none;
  /** Frames of `#target` that wait stand in the chunk from here on. */
  #start = 0;
  #end = 0;
  /** A slow socket still holds a part of the chunk, which must stay as it is. */
  #isHeld = false;
  #target: FrameTarget | undefined;
  #isScheduled = false;
  /** The latest text that goes to many, and its frame once a second one is sent it. */
  #sharedText: string | undefined;
  #sharedFrame: Buffer | undefined;

  /** Writes a frame in this tick, after those added before it. */
  add(target: FrameTarget, text: Frame): void {
    if (this.#target !== target) {
      this.flush();
      this.#target = target;
    }
    this.#put(text);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // After the microtasks: with them settle the calls that one read brought.
    process.nextTick(this.#endTick);
  }

  /** As `add`, for a text that goes to many targets one after the other: from the second on they are written one and the same frame. */
  addShared(target: FrameTarget, text: string): void {
    if (text !== this.#sharedText) {
      this.#sharedText = text;
      this.#sharedFrame = undefined;
      return this.add(target, text);
    }
    if (this.#target === target) return this.add(target, text);
    this.flush();
    this.#sharedFrame ??= frameOf(text);
    if (target.isOpen && target.socket.writable) target.socket.write(this.#sharedFrame);
  }

  /** Bytes of a target's frames that wait for the end of the tick. */
  waitingBytes(target: FrameTarget): number {
    return this.#target === target ? this.#end - this.#start : 0;
  }

  /** Writes what waits now. */
  flush(): void {
    const target = this.#target;
    const frames = this.#chunk.subarray(this.#start, this.#end);
    this.#target = undefined;
    this.#start = this.#end;
    if (!target?.isOpen || frames.length === 0 || !target.socket.writable) return;
    target.socket.write(frames);
    if (this.#chunk.length > chunkBytes) this.#letGo();
    else if (!hasCopied(target.socket)) this.#isHeld = true;
    else if (!this.#isHeld) this.#start = this.#end = 0;
  }

  readonly #endTick = (): void => {
    this.#isScheduled = false;
    this.flush();
  };

  /** A large text's memory is not kept for the small ones that follow; a slow socket has what it needs of it. */
  #letGo(): void {
    this.#chunk = none;
    this.#isHeld = false;
    this.#start = 0;
    this.#end = 0;
  }

  #put(text: Frame): void {
    const length = lengthOf(text);
    const headerBytes = headerBytesOf(text, length);
    // A UTF-16 unit takes at most three bytes.
    const mostBytes = headerBytes + length * 3;
    if (mostBytes > this.#chunk.length - this.#end) this.#newChunk(mostBytes);
    const from = this.#end + headerBytes;
    const end = writeFrame(text, this.#chunk, from);
    putHeader(this.#chunk, this.#end, headerBytes, end - from);
    this.#end = end;
  }

  #newChunk(bytes: number): void {
    const target = this.#target;
    this.flush();
    this.#target = target;
    if (bytes <= this.#chunk.length - this.#end) return;
    this.#chunk = Buffer.allocUnsafeSlow(Math.max(bytes, chunkBytes));
    this.#isHeld = false;
    this.#start = 0;
    this.#end = 0;
  }
}

/** Whether the kernel has its own copy of all that was written: memory that was used last is the quickest to use again. */
export function hasCopied(socket: Writable): boolean {
  return socket instanceof Socket && socket.writableLength === 0;
}

function frameOf(text: string): Buffer {
  const headerBytes = headerBytesOf(text, text.length);
  const bytes = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafeSlow(headerBytes + bytes);
  putHeader(frame, 0, headerBytes, bytes);
  frame.write(text, headerBytes);
  return frame;
}

function putHeader(chunk: Buffer, at: number, headerBytes: number, bytes: number): void {
  chunk[at] = finalText;
  if (headerBytes === 2) chunk[at + 1] = bytes;
  else if (headerBytes === 4) {
    chunk[at + 1] = 126;
    chunk.writeUInt16BE(bytes, at + 2);
  } else {
    chunk[at + 1] = 127;
    chunk.writeBigUInt64BE(BigInt(bytes), at + 2);
  }
}

/** The length has to be in the shortest form; most texts tell it without being counted. */
function headerBytesOf(text: Frame, length: number): 2 | 4 | 10 {
  if (length * 3 < mediumFrom) return 2;
  if (length >= mediumFrom && length * 3 < largeFrom) return 4;
  const bytes = bytesOf(text);
  if (bytes < mediumFrom) return 2;
  return bytes < largeFrom ? 4 : 10;
}
