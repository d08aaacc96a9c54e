/** One agent of a soak, with the real client: calls, updates and follows a context, and comes anew now and then. */

import { setTimeout as wait } from "node:timers/promises";
import { type Client, type ContextEvent, connect } from "../../client/index.ts";
import { boardId, boardPatch } from "../contenders/board.ts";
import { callOf } from "../contenders/track-shipment.ts";
import type { Tally } from "./counts.ts";

/** Between two turns of an agent, milliseconds. */
const paceMs = 40;

/** An agent stays for so many turns. */
const turnsOfStay = 100;

/** Every so many turns it updates the context. */
const turnsOfUpdate = 10;

export interface AgentOptions {
  readonly url: string;
  readonly key: string;
  readonly tally: Tally;
}

/** Never ends: the process does. */
export async function beAgent({ url, key, tally }: AgentOptions): Promise<never> {
  for (let stay = 0; ; stay++) {
    try {
      const client = await connect({ url, key });
      await visit(client, stay, tally);
      await client.close();
      tally.reconnects++;
    } catch (error) {
      tally.fail("agent", error);
      await wait(1_000);
    }
  }
}

async function visit(client: Client, stay: number, tally: Tally): Promise<void> {
  const board = client.context(boardId);
  const follower = new Follower(tally);
  const { snapshot } = await board.subscribe((event) => follower.told(event));
  follower.begin(snapshot.revision);
  for (let turn = 0; turn < turnsOfStay; turn++) {
    const result = (await client.call(callOf.tool, callOf.payload)) as { readonly shipment_id?: unknown };
    if (result.shipment_id !== callOf.expect.value) throw new Error(`a wrong result: ${JSON.stringify(result).slice(0, 200)}`);
    tally.calls++;
    if (turn % turnsOfUpdate === 0) {
      await board.update(boardPatch(stay * turnsOfStay + turn));
      tally.updates++;
    }
    await wait(paceMs);
  }
}

/** Each change leads on from the one before it, or says from where it does. */
class Follower {
  readonly #tally: Tally;
  #revision: number | undefined;
  readonly #early: ContextEvent[] = [];

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  begin(revision: number): void {
    this.#revision = revision;
    for (const event of this.#early) this.told(event);
  }

  told(event: ContextEvent): void {
    if (this.#revision === undefined) return void this.#early.push(event);
    const { revision, folded } = event;
    const from = folded?.fromRevision ?? revision - 1;
    if (from !== this.#revision) this.#tally.fail("follower", `told ${from}→${revision} at ${this.#revision}`);
    this.#revision = revision;
    this.#tally.told++;
  }
}
