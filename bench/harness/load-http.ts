/** Load over plain HTTP: one call in flight on each kept-alive connection, written and read by hand to stay cheap. */

import { connect, type Socket } from "node:net";
import { type Answer, demandRight, type OpenTarget, Round } from "./answers.ts";
import type { LoadCall, Target } from "./wire.ts";

const headEnd = Buffer.from("\r\n\r\n");

class HttpPeer {
  readonly #socket: Socket;
  readonly #target: Target;
  #received: Buffer = Buffer.alloc(0);
  #round: Round | undefined;
  #call: LoadCall | undefined;
  #count: number;

  constructor(socket: Socket, target: Target, first: number) {
    this.#socket = socket;
    this.#target = target;
    this.#count = first;
    socket.on("data", (chunk) => this.#receive(chunk));
    socket.on("error", (error) => this.#round?.fail(error));
    socket.on("close", () => this.#round?.fail(new Error("the connection closed")));
  }

  begin(round: Round): void {
    this.#round = round;
    this.#send(round);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #send(round: Round): void {
    if (!round.take()) return;
    const { calls, key, port } = this.#target;
    const call = calls[this.#count++ % calls.length] as LoadCall;
    this.#call = call;
    const body = JSON.stringify({ payload: call.payload });
    this.#socket.write(
      `POST /v1/tools/${call.tool} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headAt = this.#received.indexOf(headEnd);
    if (headAt === -1) return;
    const head = this.#received.toString("latin1", 0, headAt);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    const bodyAt = headAt + headEnd.length;
    if (!(this.#received.length >= bodyAt + length)) {
      if (Number.isNaN(length)) this.#round?.fail(new Error(`an answer without a length: ${head.slice(0, 400)}`));
      return;
    }
    const body = this.#received.toString("utf8", bodyAt, bodyAt + length);
    this.#received = this.#received.subarray(bodyAt + length);
    this.#answer(head, body);
  }

  #answer(head: string, body: string): void {
    const round = this.#round;
    if (round === undefined || this.#call === undefined) return;
    try {
      if (!head.startsWith("HTTP/1.1 200 ")) throw new Error(`${head.slice(0, 40)}: ${body.slice(0, 400)}`);
      demandRight(JSON.parse(body) as Answer, body, this.#call);
      round.answered();
      this.#send(round);
    } catch (error) {
      round.fail(error);
    }
  }
}

/** Connections are opened a run: servers close those that were idle for a few seconds, as they should. */
export async function openHttp(target: Target): Promise<OpenTarget> {
  return {
    async run(calls) {
      const peers = await Promise.all(Array.from({ length: target.connections }, (_, index) => openPeer(target, index)));
      const round = new Round(calls);
      for (const peer of peers) peer.begin(round);
      await round.done;
      for (const peer of peers) peer.destroy();
    },
    close: () => undefined,
  };
}

function openPeer(target: Target, first: number): Promise<HttpPeer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: target.port, noDelay: true }, () => resolve(new HttpPeer(socket, target, first)));
    socket.once("error", reject);
  });
}
