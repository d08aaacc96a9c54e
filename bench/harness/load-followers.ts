/** Load of a fan-out: one connection updates a context and all others follow it; the next update comes when each of them was told. */

import type { WebSocket } from "ws";
import { boardId, boardPatch, readyNotice } from "../contenders/board.ts";
import { type OpenTarget, Round } from "./answers.ts";
import { openingAtOnce, openSocket } from "./load-ws.ts";
import type { PortTarget } from "./wire.ts";

interface Told {
  readonly type?: unknown;
  readonly ok?: unknown;
  readonly id?: unknown;
  readonly revision?: unknown;
  readonly from_revision?: unknown;
  readonly patch?: { readonly step?: unknown };
}

/** What one follower has been told. */
class Follower {
  readonly #socket: WebSocket;
  readonly #onTold: (error?: Error) => void;
  /** Of a contender that answers ready-made bytes nothing else is asked. */
  readonly #isChecked: boolean;
  #revision = 0;
  #step = 0;

  constructor(socket: WebSocket, isChecked: boolean, onTold: (error?: Error) => void) {
    this.#socket = socket;
    this.#isChecked = isChecked;
    this.#onTold = onTold;
  }

  /** Resolves when every later update will be told. */
  async follow(): Promise<void> {
    if (this.#isChecked) {
      this.#socket.send(JSON.stringify({ type: "contextSubscribe", id: "follow", context_id: boardId }));
      const { ok, revision } = await answerOf(this.#socket, "follow");
      if (ok !== true) throw new Error("a subscription was refused");
      this.#revision = Number(revision);
    }
    this.#socket.on("message", (data) => this.#told(String(data)));
    this.#socket.on("close", (code) => this.#onTold(new Error(`a follower was closed with ${code}`)));
  }

  expect(step: number): void {
    this.#step = step;
  }

  #told(text: string): void {
    if (!this.#isChecked) return this.#onTold(text === readyNotice ? undefined : new Error(`not the ready notice: ${text.slice(0, 400)}`));
    const { type, revision, from_revision: from, patch } = JSON.parse(text) as Told;
    if (type !== "contextUpdate") return;
    const isNext = from === this.#revision && revision === this.#revision + 1 && patch?.step === this.#step;
    this.#revision++;
    this.#onTold(isNext ? undefined : new Error(`not the next revision: ${text.slice(0, 400)}`));
  }
}

function answerOf(socket: WebSocket, id: string): Promise<Told> {
  return new Promise((resolve) => {
    const listen = (data: unknown): void => {
      const told = JSON.parse(String(data)) as Told;
      if (told.id !== id) return;
      socket.off("message", listen);
      resolve(told);
    };
    socket.on("message", listen);
  });
}

/** Carries out updates one after the other. */
class Updates {
  readonly #writer: WebSocket;
  readonly #followers: readonly Follower[];
  #step = 0;
  #untold = 0;
  #round: Round | undefined;

  constructor(writer: WebSocket, followers: readonly Follower[]) {
    this.#writer = writer;
    this.#followers = followers;
  }

  begin(round: Round): void {
    this.#round = round;
    this.#next(round);
  }

  told(error: Error | undefined): void {
    const round = this.#round;
    if (error) return round?.fail(error);
    if (round === undefined || --this.#untold > 0) return;
    round.answered();
    this.#next(round);
  }

  #next(round: Round): void {
    if (!round.take()) return;
    const step = ++this.#step;
    this.#untold = this.#followers.length;
    for (const follower of this.#followers) follower.expect(step);
    const id = `update-${step}`;
    const update = { type: "contextUpdate", id, context_id: boardId, patch: boardPatch(step), metadata: { correlation_id: id } };
    this.#writer.send(JSON.stringify(update));
  }
}

export async function openFollowers(target: PortTarget): Promise<OpenTarget> {
  const followers: Follower[] = [];
  const writer = await openSocket(target);
  const sockets = [writer];
  const updates = new Updates(writer, followers);
  while (followers.length < target.connections) {
    const many = Math.min(openingAtOnce, target.connections - followers.length);
    const opened = await Promise.all(Array.from({ length: many }, () => openSocket(target)));
    const fresh = opened.map((socket) => new Follower(socket, target.isChecked, (error) => updates.told(error)));
    await Promise.all(fresh.map((follower) => follower.follow()));
    sockets.push(...opened);
    followers.push(...fresh);
  }
  return {
    run(count) {
      const round = new Round(count);
      updates.begin(round);
      return round.done;
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}
