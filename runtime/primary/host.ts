/**
 * The primary process's side: keeps the stores for the workers of one machine, and answers what they ask. A worker that is gone leaves
 * nothing behind but what it was answered. Knows nothing of drivers, of what is served, and of how workers begin and end.
 */

import type { Duplex } from "node:stream";
import type { Logger } from "../../contract/index.ts";
import type { BatchOutcome } from "../context/batched-changes.ts";
import type { ContextApply, OwnContextStore } from "../context/store.ts";
import type { CallKey, OwnCallRecords } from "../shared/call-records.ts";
import type { RateCounters } from "../shared/rate-counters.ts";
import { RevokedIds } from "../shared/revoked-ids.ts";
import type { Tickets } from "../shared/tickets.ts";
import { Channel, lineOf } from "./channel.ts";
import { ContextWatches } from "./context-watches.ts";
import type { AnswerOf, ArgumentsOf, ContextSet, PrimaryMethod, Question, Reply } from "./words.ts";

export interface PrimaryHostOptions {
  readonly contexts: OwnContextStore;
  readonly calls: OwnCallRecords;
  readonly rates: RateCounters;
  readonly tickets: Tickets;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** One worker, as long as its pipe stands. */
interface Client {
  readonly channel: Channel;
  /** Calls it makes, by their tokens. */
  readonly claims: Map<string, CallKey>;
  /** What it waits for without a bound, by the question's id. */
  readonly waiting: Map<number, AbortController>;
}

type Method<M extends PrimaryMethod> = (
  args: ArgumentsOf<M>,
  client: Client,
  question: Question,
) => AnswerOf<M> | Promise<AnswerOf<M>> | Promise<void>;

export class PrimaryHost {
  readonly #options: PrimaryHostOptions;
  readonly #watches: ContextWatches;
  readonly #revoked: RevokedIds;
  readonly #clients = new Set<Client>();
  readonly #methods: { readonly [M in PrimaryMethod]: Method<M> };

  constructor(options: PrimaryHostOptions) {
    this.#options = options;
    this.#watches = new ContextWatches(options.contexts);
    this.#revoked = new RevokedIds(options.clock);
    const { contexts, calls, rates, tickets } = options;
    this.#methods = {
      health: () => contexts.health(),
      "contexts.read": ([contextId]) => contexts.get(contextId),
      "contexts.set": ([set]) => setAll(contexts, set),
      "contexts.since": ([contextId, fromRevision]) => contexts.changesSince(contextId, fromRevision),
      "contexts.history": ([contextId, range]) => contexts.history(contextId, range),
      "contexts.watch": async ([contextId], { channel }) => {
        await this.#watches.add(contextId, channel);
        // It may have gone meanwhile.
        if (channel.isOver) this.#watches.remove(contextId, channel);
        return contexts.get(contextId);
      },
      "contexts.unwatch": ([contextId], { channel }) => this.#watches.remove(contextId, channel),
      "contexts.sweep": () => contexts.sweep(),
      "calls.claim": async ([request], client) => {
        const claim = await calls.claim(request);
        if (claim.kind !== "first") return claim;
        if (client.channel.isOver) await calls.abandon(request, claim.token);
        else client.claims.set(claim.token, { agentId: request.agentId, key: request.key });
        return claim;
      },
      "calls.complete": async ([call, token, outcome], { claims }) => {
        const isTaken = await calls.complete(call, token, outcome);
        claims.delete(token);
        return isTaken;
      },
      "calls.release": async ([call, token], { claims }) => {
        await calls.release(call, token);
        claims.delete(token);
      },
      "calls.settled": async ([call], { waiting }, { id }) => {
        const leaving = new AbortController();
        waiting.set(id, leaving);
        await calls.settled(call, leaving.signal).finally(() => waiting.delete(id));
      },
      "rates.take": ([name, rate, count]) => rates.take(name, rate, count),
      "tickets.put": ([id, sealed]) => tickets.put(id, sealed),
      "tickets.take": ([id]) => tickets.take(id),
      "revocations.revoke": ([id, until]) => {
        this.#revoked.add(id, until === 0 ? undefined : until);
        this.#tellAll({ news: "revoked", about: { id, until } });
      },
      "revocations.all": () => this.#revoked.all(),
      "resources.tell": ([uri], { channel }) => this.#tellAll({ news: "resource", about: uri }, channel),
    };
  }

  /** Workers that are there, and contexts that they watch. */
  get load(): { readonly workers: number; readonly watched: number; readonly claims: number; readonly waiting: number } {
    const sum = (of: (client: Client) => number): number => [...this.#clients].reduce((total, client) => total + of(client), 0);
    return {
      workers: this.#clients.size,
      watched: this.#watches.size,
      claims: sum(({ claims }) => claims.size),
      waiting: sum(({ waiting }) => waiting.size),
    };
  }

  /** Serves a worker until its pipe ends. */
  attach(stream: Duplex, worker: number): void {
    const client: Client = {
      channel: new Channel(stream, {
        onValue: (value) => this.#take(client, value as Question),
        onEnd: (fault) => this.#forget(client, worker, fault),
      }),
      claims: new Map(),
      waiting: new Map(),
    };
    this.#clients.add(client);
  }

  /** After the workers have ended. */
  async close(): Promise<void> {
    for (const { channel } of this.#clients) channel.close();
    const { calls, rates, contexts } = this.#options;
    await calls.close();
    await rates.close();
    await contexts.close();
  }

  /** @throws {Error} For what no worker of this version says. */
  #take(client: Client, question: Question): void {
    const { id, method, args = [] } = question;
    if (method === undefined) return client.waiting.get(id)?.abort();
    if (!Object.hasOwn(this.#methods, method) || !Array.isArray(args)) throw new Error(`there is no "${String(method)}" to ask for`);
    const run = this.#methods[method] as (args: readonly unknown[], client: Client, question: Question) => unknown;
    this.#answer(client, id, async () => run(args, client, question));
  }

  #answer({ channel }: Client, id: number, work: () => Promise<unknown>): void {
    work().then(
      (answer) => channel.send({ id, answer } satisfies Reply),
      (error: unknown) => channel.send({ id, failure: error instanceof Error ? error.message : String(error) } satisfies Reply),
    );
  }

  #tellAll(news: Extract<Reply, { readonly news: unknown }>, but?: Channel): void {
    const line = lineOf(news);
    for (const { channel } of this.#clients) if (channel !== but) channel.sendLine(line);
  }

  #forget(client: Client, worker: number, fault: string | undefined): void {
    const { calls, logger } = this.#options;
    this.#clients.delete(client);
    this.#watches.removeAll(client.channel);
    for (const leaving of client.waiting.values()) leaving.abort();
    if (fault !== undefined) logger.error("worker.given_up", { worker, reason: fault });
    for (const [token, call] of client.claims) {
      calls.abandon(call, token).catch((error: unknown) => logger.warn("calls.not_abandoned", { worker, error }));
    }
    client.claims.clear();
  }
}

/** Judged by the worker, each at the revision that the one before leads to. */
async function setAll(contexts: OwnContextStore, { contextId, expectedRevision, changes }: ContextSet): Promise<BatchOutcome> {
  const requests = changes.map((change): ContextApply => ({ ...change, contextId, expectedRevision, check: () => undefined }));
  const outcomes = await contexts.applyInTurn(requests);
  const revisions = outcomes.flatMap((outcome) => (outcome.kind === "applied" ? [outcome.change.revision] : []));
  const last = outcomes.at(-1);
  if (last?.kind === "full") return { revisions, stopped: last };
  if (last?.kind === "conflict") return { revisions, stopped: { kind: "overtaken", by: await contexts.get(contextId) } };
  return { revisions };
}
