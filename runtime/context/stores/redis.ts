/**
 * The store in Redis or Valkey, shared by all servers of one prefix. The engine compares and sets; a change and its news are one step
 * there. Knows nothing of scopes, schemas or subscribers.
 */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../../contract/index.ts";
import type { RedisLink } from "../../redis/link.ts";
import { type ContextEngine, compareAndSet, type SetOutcome } from "../compare-and-set.ts";
import { freezeJson } from "../freeze.ts";
import { defaultJournalLimits, type JournalLimits } from "../journal.ts";
import type { PublishedChange } from "../published-change.ts";
import type {
  ApplyOutcome,
  ChangeListener,
  ContextApply,
  ContextStore,
  HistoryRange,
  JournalEntry,
  StoreLimit,
  StoreLimits,
} from "../store.ts";
import { Turns } from "../turns.ts";
import { RedisFollow, type Since } from "./redis-follow.ts";
import { applyScript, historyScript, readScript, sinceScript, sweepScript } from "./redis-scripts.ts";

export interface RedisStoreOptions extends StoreLimits {
  /** Closed with the store. */
  readonly link: RedisLink;
  readonly logger: { warn(event: string, fields?: Readonly<Record<string, unknown>>): void };
  /** Of one context; all contexts together are bounded by the memory Redis is given. */
  readonly journal?: Omit<JournalLimits, "maxTotalBytes">;
  /** Epoch milliseconds; the engine's own clock when left out, which all servers share. */
  readonly clock?: () => number;
}

export function createRedisStore(options: RedisStoreOptions): ContextStore {
  return new RedisStore(options);
}

/** Contexts forgotten by one step of a sweep: others wait for so long. */
const sweptAtOnce = 100;

class RedisStore implements ContextStore {
  readonly #link: RedisLink;
  readonly #limits: StoreLimits;
  readonly #journal: Omit<JournalLimits, "maxTotalBytes">;
  readonly #clock: (() => number) | undefined;
  readonly #follow: RedisFollow;
  readonly #hearing: Promise<void>;
  readonly #engine: ContextEngine = {
    get: (contextId) => this.get(contextId),
    set: (request, before, value) => this.#set(request, before, value),
  };
  /** Changes of one context go one by one: they would only overtake each other. */
  readonly #turns = new Turns();

  constructor({ link, logger, journal, clock, maxContexts, maxContextBytes }: RedisStoreOptions) {
    this.#link = link;
    this.#limits = { maxContexts, maxContextBytes };
    this.#journal = journal ?? defaultJournalLimits;
    this.#clock = clock;
    this.#follow = new RedisFollow({
      read: (contextId) => this.get(contextId),
      since: (contextId, revision) => this.#since(contextId, revision),
      onBehind: (contextId, error) => logger.warn("context.behind", { contextId, error }),
    });
    this.#hearing = link.hear("told", (message) => this.#heard(message));
    link.onWell(() => this.#follow.ringAll());
  }

  async get(contextId: string): Promise<ContextSnapshot> {
    const [revision, value] = (await this.#link.run(readScript, contextId, this.#now())) as [number, string];
    return snapshotOf(contextId, revision, value);
  }

  apply(request: ContextApply): Promise<ApplyOutcome> {
    return this.#turns.take(request.contextId, () => this.#apply(request));
  }

  async changesSince(contextId: string, fromRevision: number): Promise<readonly ContextChange[] | undefined> {
    const { revision, value, changes } = await this.#since(contextId, fromRevision);
    if (value !== undefined || revision < fromRevision) return undefined;
    return changes.map(({ change }) => change);
  }

  async history(contextId: string, { beforeRevision = Number.MAX_SAFE_INTEGER, limit }: HistoryRange): Promise<readonly JournalEntry[]> {
    const entries = (await this.#link.run(historyScript, contextId, this.#now(), beforeRevision, limit)) as string[];
    return entries.reverse().map((text) => {
      const { change, at } = entryOf(contextId, text);
      return { change, at };
    });
  }

  async watch(contextId: string, listener: ChangeListener): Promise<() => void> {
    // What is told from here on must be heard, before the context is read.
    await this.#hearing;
    if (!this.#link.isWell) throw new Error("Redis is away.");
    return this.#follow.watch(contextId, listener);
  }

  async sweep(): Promise<void> {
    if (!this.#link.isWell) return;
    let forgotten: number;
    do forgotten = (await this.#link.run(sweepScript, this.#now(), sweptAtOnce)) as number;
    while (forgotten === sweptAtOnce);
  }

  health(): string | undefined {
    return this.#link.isWell ? undefined : "Redis, which keeps the contexts, does not answer.";
  }

  async close(): Promise<void> {
    this.#follow.clear();
    await this.#link.close();
  }

  async #apply(request: ContextApply): Promise<ApplyOutcome> {
    const outcome = await compareAndSet(this.#engine, request);
    if (outcome.kind !== "applied") return outcome;
    const { change, snapshot } = outcome;
    await this.#follow.own({ change, snapshot, origin: request.origin });
    return outcome;
  }

  async #set({ contextId, patch, by, origin, ttlMs }: ContextApply, before: ContextSnapshot, value: JsonObject): Promise<SetOutcome> {
    const text = JSON.stringify(value);
    const entry = JSON.stringify({ a: by.agentId, c: by.correlationId, o: origin, p: patch }).slice(1);
    const { maxContexts, maxContextBytes } = this.#limits;
    const { maxChanges, maxBytes } = this.#journal;
    const numbers = [ttlMs, maxContexts, maxContextBytes, maxChanges, maxBytes];
    const reply = await this.#link.run(
      applyScript,
      contextId,
      this.#now(),
      before.revision,
      text,
      Buffer.byteLength(text),
      entry,
      ...numbers,
    );
    const [kind, revision, other] = reply as [string, number, string];
    if (kind === "full") return { kind: "full", limit: String(revision) as StoreLimit };
    if (kind === "conflict") return { kind: "overtaken", by: snapshotOf(contextId, revision, other) };
    return { kind: "set", revision };
  }

  async #since(contextId: string, fromRevision: number): Promise<Since> {
    const reply = await this.#link.run(sinceScript, contextId, this.#now(), fromRevision);
    const [revision, value, pastRevision, leadsOn, entries, last] = reply as [number, string, number, number, string[], string];
    return {
      revision,
      value: leadsOn === 1 ? undefined : snapshotOf(contextId, revision, value).value,
      pastRevision,
      changes: entries.map((text) => entryOf(contextId, text)),
      lastBy: last === "" ? undefined : entryOf(contextId, last).change.by,
    };
  }

  /** A revision, a space, a context's id. */
  #heard(message: string): void {
    const space = message.indexOf(" ");
    this.#follow.ring(message.slice(space + 1), Number(message.slice(0, space)));
  }

  #now(): string {
    return this.#clock === undefined ? "" : String(this.#clock());
  }
}

function snapshotOf(contextId: string, revision: number, text: string): ContextSnapshot {
  return Object.freeze({ contextId, revision, value: freezeJson(JSON.parse(text) as JsonObject) });
}

/** An entry of a journal: from, revision, time, agent, correlation, origin, patch. */
function entryOf(contextId: string, text: string): Omit<PublishedChange, "snapshot"> & JournalEntry {
  const entry = JSON.parse(text) as {
    readonly f: number;
    readonly r: number;
    readonly t: number;
    readonly a: string;
    readonly c: string;
    readonly o: string;
    readonly p: JsonObject;
  };
  const by = Object.freeze({ agentId: entry.a, correlationId: entry.c });
  const change = Object.freeze({ contextId, fromRevision: entry.f, revision: entry.r, patch: freezeJson(entry.p), by });
  return { change, origin: entry.o, at: entry.t };
}
