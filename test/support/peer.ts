/** A bare WebSocket peer: sends any bytes, keeps every frame, and waits for the one a test needs. */

import { WebSocket } from "ws";
import type { JsonObject } from "../../contract/index.ts";

export type Frame = JsonObject & { readonly type: string };

export interface PeerOptions {
  readonly key?: string;
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

interface Waiter {
  readonly matches: (frame: Frame) => boolean;
  readonly resolve: (frame: Frame) => void;
}

export class Peer {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  #waiters: Waiter[] = [];
  #taken = 0;
  #rejectWaiters: ((error: Error) => void)[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => this.#receive(JSON.parse(String(data)) as Frame));
    this.closed = new Promise((resolve) => {
      socket.on("close", (code, reason) => {
        resolve({ code, reason: String(reason) });
        for (const reject of this.#rejectWaiters) reject(new Error(`the connection closed with ${code} ${String(reason)}`));
      });
    });
    socket.on("error", () => undefined);
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  raw(data: string | Buffer, options: { readonly binary?: boolean } = {}): void {
    this.socket.send(data, { binary: options.binary ?? false });
  }

  /** The next frame, from those not yet taken, that `matches`; frames before it count as taken. */
  next(matches: (frame: Frame) => boolean = () => true): Promise<Frame> {
    for (let at = this.#taken; at < this.frames.length; at++) {
      const frame = this.frames[at];
      if (!frame || !matches(frame)) continue;
      this.#taken = at + 1;
      return Promise.resolve(frame);
    }
    return new Promise((resolve, reject) => {
      this.#rejectWaiters.push(reject);
      this.#waiters.push({ matches, resolve });
    });
  }

  ofType(type: string): Promise<Frame> {
    return this.next((frame) => frame.type === type);
  }

  answerTo(id: string): Promise<Frame> {
    return this.next((frame) => frame.id === id && frame.type.endsWith("Response"));
  }

  /** Sends a request and waits for its answer. */
  ask(message: JsonObject & { readonly id: string }): Promise<Frame> {
    this.send(message);
    return this.answerTo(message.id);
  }

  call(id: string, tool: string, payload: JsonObject = {}, rest: JsonObject = {}): Promise<Frame> {
    return this.ask({ type: "toolRequest", id, tool, payload, ...rest });
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  #receive(frame: Frame): void {
    this.frames.push(frame);
    const at = this.#waiters.findIndex(({ matches }) => matches(frame));
    if (at === -1) return;
    this.#taken = this.frames.length;
    const [waiter] = this.#waiters.splice(at, 1);
    waiter?.resolve(frame);
  }
}

/** Connects and waits for `welcome`. */
export async function connectPeer(url: string, options: PeerOptions = {}): Promise<Peer> {
  const socket = openSocket(url, options);
  const peer = new Peer(socket);
  const refused = new Promise<never>((_resolve, reject) => {
    socket.once("unexpected-response", (_request, response) => reject(new Error(`the upgrade was answered ${response.statusCode}`)));
    socket.once("error", reject);
  });
  await Promise.race([peer.ofType("welcome"), refused]);
  return peer;
}

/** What a refused upgrade answered. */
export function refusedUpgrade(
  url: string,
  options: PeerOptions = {},
): Promise<{ readonly status: number; readonly body: JsonObject; readonly headers: NodeJS.Dict<string | string[]> }> {
  const socket = openSocket(url, options);
  return new Promise((resolve, reject) => {
    socket.on("error", () => undefined);
    socket.once("open", () => reject(new Error("the upgrade was taken")));
    socket.once("unexpected-response", (_request, response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += String(chunk);
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as JsonObject, headers: response.headers }),
      );
    });
  });
}

function openSocket(url: string, { key = "key-tester", protocols = ["toolwright.v1"], headers = {} }: PeerOptions): WebSocket {
  const authorization = key === "" ? {} : { authorization: `Bearer ${key}` };
  return new WebSocket(url, [...protocols], { headers: { ...authorization, ...headers } });
}
