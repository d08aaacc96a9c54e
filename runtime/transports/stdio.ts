/**
 * One peer over standard input and output: a message is a line. Nothing else may be written there. Knows nothing of what is said.
 */

import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { type Frame, lengthOf, writeFrame } from "../spliced-text.ts";
import { hasCopied } from "./text-frames.ts";
import type { Connection } from "./transport.ts";

export interface StdioOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Bytes of the longest line; one that is longer is handed on cut, so that it is answered as the broken message it is. */
  readonly maxLineBytes: number;
}

/** Bytes of lines that are put together before they are written. */
const chunkBytes = 65_536;

const none = Buffer.alloc(0);
const lineEnd = 0x0a;

/** Lines of one tick leave in one write, if they are not very many. */
export class StdioConnection implements Connection {
  readonly #output: Writable;
  /** Lines are bytes from the start; the memory is used again where the output keeps none of it. */
  #chunk = none;
  #end = 0;
  #isOpen = true;

  constructor(output: Writable) {
    this.#output = output;
    // A host that closed its end is gone; its input's end says so too.
    output.on("error", () => this.terminate());
  }

  get queuedBytes(): number {
    return this.#output.writableLength + this.#end;
  }

  send(frame: Frame): void {
    if (!this.#isOpen) return;
    // A UTF-16 unit takes at most three bytes.
    const mostBytes = lengthOf(frame) * 3 + 1;
    if (mostBytes > this.#chunk.length - this.#end) this.#newChunk(mostBytes);
    if (this.#end === 0) process.nextTick(this.#endTick);
    this.#end = writeFrame(frame, this.#chunk, this.#end);
    this.#chunk[this.#end++] = lineEnd;
  }

  sendShared(frame: string): void {
    this.send(frame);
  }

  onceDrained(listener: () => void): void {
    this.#flush();
    if (this.#output.writableNeedDrain) this.#output.once("drain", listener);
    else setImmediate(listener);
  }

  /** Pipes have no sign of life below their lines. */
  probe(): void {}

  close(): void {
    this.#flush();
    this.#isOpen = false;
  }

  cutOff(): void {
    this.terminate();
  }

  terminate(): void {
    this.#isOpen = false;
    this.#end = 0;
  }

  readonly #endTick = (): void => this.#flush();

  #flush(): void {
    const chunk = this.#chunk;
    const lines = chunk.subarray(0, this.#end);
    if (lines.length === 0 || !this.#isOpen) return;
    // Whoever reads may answer before the write returns.
    this.#chunk = none;
    this.#end = 0;
    this.#output.write(lines);
    // A large line's memory is not kept for the small ones that follow.
    if (this.#chunk === none && chunk.length <= chunkBytes && hasCopied(this.#output)) this.#chunk = chunk;
  }

  #newChunk(bytes: number): void {
    this.#flush();
    if (bytes > this.#chunk.length) this.#chunk = Buffer.allocUnsafeSlow(Math.max(bytes, chunkBytes));
  }
}

/** @returns When the input has ended. */
export function readLines(
  { input, maxLineBytes }: Pick<StdioOptions, "input" | "maxLineBytes">,
  line: (text: string) => void,
): Promise<void> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let isCut = false;
  input.on("data", (chunk: Buffer | string) => {
    const text = rest + (typeof chunk === "string" ? chunk : decoder.write(chunk));
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      if (!isCut) take(text.slice(from, end));
      isCut = false;
      from = end + 1;
    }
    rest = isCut ? "" : text.slice(from);
    if (rest.length <= maxLineBytes) return;
    line(rest.slice(0, maxLineBytes));
    rest = "";
    isCut = true;
  });
  function take(text: string): void {
    const message = text.endsWith("\r") ? text.slice(0, -1) : text;
    if (message !== "") line(message);
  }
  return new Promise((resolve) => {
    input.once("end", () => {
      if (!isCut) take(rest);
      resolve();
    });
    input.once("close", resolve);
    input.once("error", () => resolve());
  });
}
