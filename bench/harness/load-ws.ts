/** Load over WebSocket: requests of one tick leave in one write, so that the load generator is never the slower side. */

import { once } from "node:events";
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { demandRight, type OpenTarget, Round } from "./answers.ts";
import { type Speech, speeches } from "./speech.ts";
import type { LoadCall, PortTarget } from "./wire.ts";

/** Connections opened at once. */
export const openingAtOnce = 50;

class Peer {
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  readonly #target: PortTarget;
  readonly #name: string;
  readonly #speech: Speech;
  readonly #waiting = new Map<string, LoadCall>();
  #round: Round | undefined;
  #count = 0;

  constructor(socket: WebSocket, target: PortTarget, name: string) {
    this.#socket = socket;
    // The stream below is where writes are held together; `ws` names it, its types do not.
    this.#stream = (socket as unknown as { readonly _socket: Socket })._socket;
    this.#target = target;
    this.#name = name;
    this.#speech = speeches[target.speech];
    socket.on("message", (data) => this.#answer(data as Buffer));
    socket.on("close", (code) => this.#round?.fail(new Error(`the connection closed with ${code}`)));
  }

  begin(round: Round): void {
    this.#round = round;
    if (this.#socket.readyState !== WebSocket.OPEN) round.fail(new Error("the connection closed before the round"));
    for (let slot = 0; slot < this.#target.inFlight; slot++) this.#send(round);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #send(round: Round): void {
    if (!round.take()) return;
    const { calls } = this.#target;
    const call = calls[this.#count % calls.length] as LoadCall;
    const id = `${this.#name}-${++this.#count}`;
    if (this.#target.isChecked) this.#waiting.set(id, call);
    if (this.#stream.writableCorked === 0) {
      this.#stream.cork();
      setImmediate(() => this.#stream.uncork());
    }
    this.#socket.send(this.#speech.request(id, call));
  }

  #answer(data: Buffer): void {
    const round = this.#round;
    if (round === undefined) return;
    try {
      if (this.#target.isChecked && !this.#take(data.toString("utf8"))) return;
      round.answered();
      this.#send(round);
    } catch (error) {
      round.fail(error);
    }
  }

  /** False for news that answer no call. */
  #take(text: string): boolean {
    const answer = this.#speech.read(text);
    if (answer === undefined) return false;
    const id = String(answer.id);
    const call = this.#waiting.get(id);
    if (call === undefined) throw new Error(`an answer to nothing: ${text.slice(0, 400)}`);
    this.#waiting.delete(id);
    demandRight(answer, text, call);
    return true;
  }
}

export async function openWebSockets(target: PortTarget): Promise<OpenTarget> {
  const peers: Peer[] = [];
  while (peers.length < target.connections) {
    const first = peers.length;
    const many = Math.min(openingAtOnce, target.connections - first);
    peers.push(...(await Promise.all(Array.from({ length: many }, (_, index) => openPeer(target, `c${first + index}`)))));
  }
  return {
    run(calls) {
      const round = new Round(calls);
      for (const peer of peers) peer.begin(round);
      return round.done;
    },
    close() {
      for (const peer of peers) peer.terminate();
    },
  };
}

async function openPeer(target: PortTarget, name: string): Promise<Peer> {
  return new Peer(await openSocket(target), target, name);
}

export async function openSocket({ port, key, speech }: Pick<PortTarget, "port" | "key" | "speech">): Promise<WebSocket> {
  const { subprotocol, opening } = speeches[speech];
  const headers = { authorization: `Bearer ${key}` };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, [subprotocol], { headers, perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("unexpected-response", (_request, response) => reject(new Error(`the upgrade was answered ${response.statusCode}`)));
    socket.on("error", reject);
  });
  for (const { text, isAnswered } of opening) {
    const answer = isAnswered ? once(socket, "message") : undefined;
    socket.send(text);
    await answer;
  }
  return socket;
}
