/** Load over HTTP: one call in flight on each kept-alive connection, written and read by hand to stay cheap. */

import { connect, type Socket } from "node:net";
import { demandRight, type OpenTarget, Round } from "./answers.ts";
import { type HttpResponse, jsonText, readResponse } from "./http-response.ts";
import { speeches } from "./speech.ts";
import type { LoadCall, PortTarget } from "./wire.ts";

class HttpPeer {
  readonly #socket: Socket;
  readonly #target: PortTarget;
  #received: Buffer = Buffer.alloc(0);
  #round: Round | undefined;
  #call: LoadCall | undefined;
  #count: number;

  constructor(socket: Socket, target: PortTarget, first: number) {
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
    const { calls, key, port, speech } = this.#target;
    const call = calls[this.#count++ % calls.length] as LoadCall;
    this.#call = call;
    const { path, headers, body } = speeches[speech].post(String(this.#count), call);
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const round = this.#round;
    if (round === undefined) return;
    try {
      const response = readResponse(this.#received);
      if (response === undefined) return;
      this.#received = response.rest;
      this.#answer(response);
      round.answered();
      this.#send(round);
    } catch (error) {
      round.fail(error);
    }
  }

  #answer(response: HttpResponse): void {
    const text = jsonText(response);
    if (this.#call === undefined || !response.head.startsWith("HTTP/1.1 200 "))
      throw new Error(`${response.head.slice(0, 40)}: ${text.slice(0, 400)}`);
    const answer = speeches[this.#target.speech].read(text);
    if (answer === undefined) throw new Error(`no answer: ${text.slice(0, 400)}`);
    demandRight(answer, text, this.#call);
  }
}

/** Connections are opened a run: servers close those that were idle for a few seconds, as they should. */
export async function openHttp(target: PortTarget): Promise<OpenTarget> {
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

function openPeer(target: PortTarget, first: number): Promise<HttpPeer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: target.port, noDelay: true }, () => resolve(new HttpPeer(socket, target, first)));
    socket.once("error", reject);
  });
}
