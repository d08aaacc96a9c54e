/** Writes lines to a file descriptor without making the writer wait. Bounded; a fault costs lines, never the process. Knows no logs. */

import { write, writeSync } from "node:fs";

/** Bytes of lines that wait for a slow reader; later lines are dropped. */
export const maxWaitingBytes = 16_777_216;
/** Bytes of lines that are put together before a new piece of memory is taken. */
const chunkBytes = 65_536;
/** Milliseconds after a write before the lines that came meanwhile follow together: a write a line costs as much as the line. */
const paceMs = 20;
/** Milliseconds between tries while a pipe is full. */
const retryAfterMs = 10;
/** Tries to get the last lines out at the process's end while a pipe is full. */
const maxLastTries = 1_000;

/** The two ways of writing; tests give their own. */
export interface Descriptor {
  write(bytes: Buffer, done: (error: NodeJS.ErrnoException | null, written: number) => void): void;
  /** @throws {Error} As `fs.writeSync` does. */
  writeSync(bytes: Buffer): number;
}

export function descriptor(fd: number): Descriptor {
  return { write: (bytes, done) => write(fd, bytes, done), writeSync: (bytes) => writeSync(fd, bytes) };
}

export class LineWriter {
  readonly #descriptor: Descriptor;
  /** Lines are bytes from the start: as texts in pieces they would cost the collector more than all else. */
  #chunk: Buffer = Buffer.alloc(0);
  /** Bytes of the chunk that hold lines. */
  #filled = 0;
  /** Lines before those in the chunk. */
  #full: Buffer[] = [];
  #waitingBytes = 0;
  /** The rest of what is being written; lines that come meanwhile go together after it. */
  #current: Buffer | undefined;
  /** Lines lost since the start, to faults and to the limit. */
  dropped = 0;

  constructor(to: Descriptor) {
    this.#descriptor = to;
  }

  write(line: string): void {
    if (this.#waitingBytes + line.length > maxWaitingBytes) {
      this.dropped++;
      return;
    }
    this.#keep(line);
    if (this.#current === undefined) this.#next();
  }

  /** Writes at once what waits: for the process's end, when nothing asynchronous happens any more. */
  flush(): void {
    let rest: Buffer = this.#take();
    for (let tries = 0; rest.length > 0 && tries < maxLastTries; ) {
      try {
        rest = rest.subarray(this.#descriptor.writeSync(rest));
      } catch (error) {
        if (!isFull(error)) return;
        tries++;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      }
    }
  }

  #next(): void {
    if (this.#waitingBytes === 0) this.#current = undefined;
    else this.#send(this.#take());
  }

  #send(bytes: Buffer): void {
    this.#current = bytes;
    this.#descriptor.write(bytes, (error, written) => {
      if (isFull(error)) setTimeout(() => this.#send(bytes), retryAfterMs);
      else if (error) this.#lose(bytes);
      else if (written < bytes.length) this.#send(bytes.subarray(written));
      else if (this.#waitingBytes === 0) this.#current = undefined;
      else setTimeout(() => this.#next(), paceMs);
    });
  }

  #lose(bytes: Buffer): void {
    this.dropped += bytes.toString("latin1").split("\n").length - 1;
    this.#next();
  }

  #keep(line: string): void {
    // A UTF-16 unit takes at most three bytes.
    const mostBytes = line.length * 3;
    if (mostBytes > this.#chunk.length - this.#filled) this.#newChunk(Math.max(mostBytes, chunkBytes));
    const bytes = this.#chunk.write(line, this.#filled);
    this.#filled += bytes;
    this.#waitingBytes += bytes;
  }

  #newChunk(bytes: number): void {
    if (this.#filled > 0) this.#full.push(this.#chunk.subarray(0, this.#filled));
    this.#chunk = Buffer.allocUnsafeSlow(bytes);
    this.#filled = 0;
  }

  #take(): Buffer {
    const last = this.#chunk.subarray(0, this.#filled);
    const bytes = this.#full.length === 0 ? last : Buffer.concat([...this.#full, last]);
    // The rest of the chunk takes the next lines; what was taken stays as it is until it is written.
    this.#chunk = this.#chunk.subarray(this.#filled);
    this.#filled = 0;
    this.#full = [];
    this.#waitingBytes = 0;
    return bytes;
  }
}

function isFull(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === "EAGAIN";
}
