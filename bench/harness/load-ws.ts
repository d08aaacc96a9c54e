/** Load over WebSocket: requests of one tick leave in one write, so that the load generator is never the slower side. */

import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { type Answer, demandRight, type OpenTarget, Round } from "./answers.ts";
import type { LoadCall, Target } from "./wire.ts";

/** Connections opened at once. */
export const openingAtOnce = 50;

class Peer {
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  readonly #target: Target;
  readonly #name: string;
  readonly #waiting = new Map<string, LoadCall>();
  #round: Round | undefined;
  #count = 0;

  constructor(socket: WebSocket, target: Target, name: string) {
    this.#socket = socket;
    // The stream below is where writes are held together; `ws` names it, its types do not.
    this.#stream = (socket as unknown as { readonly _socket: Socket })._socket;
    this.#target = target;
    this.#name = name;
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
    this.#socket.send(
      `{"type":"toolRequest","id":"${id}","tool":"${call.tool}","payload":${JSON.stringify(call.payload)},"metadata":{"correlation_id":"${id}"}}`,
    );
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
    const answer = JSON.parse(text) as Answer;
    if (answer.type !== "toolResponse") {
      if (answer.type === "error") throw new Error(`refused: ${text.slice(0, 400)}`);
      return false;
    }
    const id = String(answer.id);
    const call = this.#waiting.get(id);
    if (call === undefined) throw new Error(`an answer to nothing: ${text.slice(0, 400)}`);
    this.#waiting.delete(id);
    demandRight(answer, text, call);
    return true;
  }
}

export async function openWebSockets(target: Target): Promise<OpenTarget> {
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

async function openPeer(target: Target, name: string): Promise<Peer> {
  return new Peer(await openSocket(target), target, name);
}

export function openSocket({ port, key }: Pick<Target, "port" | "key">): Promise<WebSocket> {
  const headers = { authorization: `Bearer ${key}` };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, ["toolwright.v1"], { headers, perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("unexpected-response", (_request, response) => reject(new Error(`the upgrade was answered ${response.statusCode}`)));
    socket.on("error", reject);
  });
}
