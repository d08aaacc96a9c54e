/** Load over named pipes to a server's standard input and output: a message is a line, and lines of one turn leave in one write. */

import { constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { demandRight, type OpenTarget, Round } from "./answers.ts";
import { type Speech, speeches } from "./speech.ts";
import type { LoadCall, PipeTarget } from "./wire.ts";

class StdioPeer {
  readonly #input: Socket;
  readonly #output: Socket;
  readonly #target: PipeTarget;
  readonly #speech: Speech;
  readonly #waiting = new Map<string, LoadCall>();
  #round: Round | undefined;
  #said: (() => void) | undefined;
  #unsent = "";
  #received = "";
  #count = 0;

  constructor(target: PipeTarget) {
    this.#target = target;
    this.#speech = speeches[target.speech];
    this.#input = new Socket({ fd: openPipe(target.pipes.to), readable: false, writable: true });
    this.#output = new Socket({ fd: openPipe(target.pipes.from), readable: true, writable: false });
    this.#output.setEncoding("utf8");
    this.#output.on("data", (text: string) => this.#receive(text));
  }

  async open(): Promise<void> {
    for (const { text, isAnswered } of this.#speech.opening) {
      const answer = new Promise<void>((resolve) => (this.#said = resolve));
      this.#input.write(`${text}\n`);
      if (isAnswered) await answer;
    }
    this.#said = undefined;
  }

  begin(round: Round): void {
    this.#round = round;
    for (let slot = 0; slot < this.#target.inFlight; slot++) this.#send(round);
  }

  destroy(): void {
    this.#input.destroy();
    this.#output.destroy();
  }

  #send(round: Round): void {
    if (!round.take()) return;
    const { calls } = this.#target;
    const call = calls[this.#count % calls.length] as LoadCall;
    const id = String(++this.#count);
    this.#waiting.set(id, call);
    if (this.#unsent === "") setImmediate(() => this.#flush());
    this.#unsent += `${this.#speech.request(id, call)}\n`;
  }

  #flush(): void {
    const lines = this.#unsent;
    this.#unsent = "";
    this.#input.write(lines);
  }

  #receive(text: string): void {
    const lines = (this.#received + text).split("\n");
    this.#received = lines.pop() ?? "";
    try {
      for (const line of lines) if (line !== "") this.#answer(line);
    } catch (error) {
      this.#round?.fail(error);
    }
  }

  #answer(line: string): void {
    if (this.#said !== undefined) return this.#said();
    const answer = this.#speech.read(line);
    const round = this.#round;
    if (answer === undefined || round === undefined) return;
    const id = String(answer.id);
    const call = this.#waiting.get(id);
    if (call === undefined) throw new Error(`an answer to nothing: ${line.slice(0, 400)}`);
    this.#waiting.delete(id);
    demandRight(answer, line, call);
    round.answered();
    this.#send(round);
  }
}

/** Opened for both ways, so that neither end waits for the other. */
function openPipe(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}

export async function openStdio(target: PipeTarget): Promise<OpenTarget> {
  const peer = new StdioPeer(target);
  await peer.open();
  return {
    run(calls) {
      const round = new Round(calls);
      peer.begin(round);
      return round.done;
    },
    close: () => peer.destroy(),
  };
}
