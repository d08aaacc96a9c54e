/** Values both ways over a pipe between two processes of one server, a line of JSON each, in order. Knows nothing of what they say. */

import type { Duplex } from "node:stream";

/** Characters that wait to be read by the other end while more is to be sent: beyond them the other end is given up. */
const maxQueuedLength = 67_108_864;
/** Characters of a line: more than any value that may be kept. */
const maxLineLength = 268_435_456;

export interface ChannelPorts {
  /** What the other end sent. What this throws ends the channel. */
  readonly onValue: (value: unknown) => void;
  /** Told once, after everything that came before; `fault` where this end gave the other up. */
  readonly onEnd: (fault?: string) => void;
}

export function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

export class Channel {
  readonly #stream: Duplex;
  readonly #ports: ChannelPorts;
  readonly #maxQueuedLength: number;
  /** Written together at the end of this turn. */
  #lines: string[] = [];
  #unfinished = "";
  #isOver = false;

  constructor(stream: Duplex, ports: ChannelPorts, maxLength = maxQueuedLength) {
    this.#stream = stream;
    this.#ports = ports;
    this.#maxQueuedLength = maxLength;
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => this.#take(text));
    stream.on("end", () => stream.destroy());
    // A process that is gone resets the pipe; its close follows.
    stream.on("error", () => undefined);
    stream.on("close", () => this.#end());
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  send(value: unknown): void {
    this.sendLine(lineOf(value));
  }

  /** For what goes to several: it is made once. */
  sendLine(line: string): void {
    if (this.#isOver) return;
    if (this.#lines.push(line) === 1) setImmediate(() => this.#flush());
  }

  /** After what was sent. */
  close(): void {
    this.#flush();
    this.#stream.end();
  }

  #flush(): void {
    if (this.#lines.length === 0 || this.#isOver) return;
    if (this.#stream.writableLength > this.#maxQueuedLength) return this.#giveUp("it does not read");
    this.#stream.write(this.#lines.join(""));
    this.#lines = [];
  }

  #take(text: string): void {
    const lines = `${this.#unfinished}${text}`.split("\n");
    this.#unfinished = lines.pop() ?? "";
    if (this.#unfinished.length > maxLineLength) return this.#giveUp("it sent a line without an end");
    for (const line of lines) {
      if (this.#isOver) return;
      try {
        this.#ports.onValue(JSON.parse(line));
      } catch (error) {
        return this.#giveUp(`it sent what cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  #giveUp(fault: string): void {
    this.#end(fault);
    this.#stream.destroy();
  }

  #end(fault?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#lines = [];
    this.#ports.onEnd(fault);
  }
}
