/**
 * One peer over standard input and output: a message is a line. Nothing else may be written there. Knows nothing of what is said.
 */

import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { type Frame, wholeText } from "../spliced-text.ts";
import type { Connection } from "./transport.ts";

export interface StdioOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Bytes of the longest line; one that is longer is handed on cut, so that it is answered as the broken message it is. */
  readonly maxLineBytes: number;
}

/** Lines of one tick leave in one write. */
export class StdioConnection implements Connection {
  readonly #output: Writable;
  #waiting = "";
  #isOpen = true;

  constructor(output: Writable) {
    this.#output = output;
    // A host that closed its end is gone; its input's end says so too.
    output.on("error", () => this.terminate());
  }

  get queuedBytes(): number {
    return this.#output.writableLength + this.#waiting.length;
  }

  send(frame: Frame): void {
    if (!this.#isOpen) return;
    if (this.#waiting === "") process.nextTick(() => this.#flush());
    this.#waiting += `${wholeText(frame)}\n`;
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
    this.#waiting = "";
  }

  #flush(): void {
    const lines = this.#waiting;
    this.#waiting = "";
    if (lines !== "" && this.#isOpen) this.#output.write(lines);
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
