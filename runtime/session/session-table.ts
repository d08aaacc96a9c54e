/** All sessions: limits on their number, the heartbeat, and how they end together. Knows nothing of protocols. */

import type { AgentPolicy } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import type { CredentialState } from "../auth/authenticator.ts";
import { CredentialEnds } from "../auth/credential-ends.ts";
import { expel } from "./expel.ts";
import type { Session } from "./session.ts";

/** Beats that may pass without a sign of life. */
const silentBeatsAllowed = 2;

/** One beat is spread over as many ticks, so that thousands of pings do not leave at once. */
const slicesPerBeat = 8;

export class SessionTable {
  readonly #slices: readonly Set<Session>[] = Array.from({ length: slicesPerBeat }, () => new Set<Session>());
  readonly #perAgent = new Map<string, number>();
  readonly #maxConnections: number;
  readonly #heartbeatIntervalMs: number;
  #timer: NodeJS.Timeout | undefined;
  #nextSlice = 0;
  #size = 0;
  readonly #whenEmpty: (() => void)[] = [];

  readonly #credentials: CredentialEnds<Session>;

  /** @param now - Epoch milliseconds. */
  constructor(options: { readonly maxConnections: number; readonly heartbeatIntervalMs: number }, now: () => number = Date.now) {
    this.#credentials = new CredentialEnds(now, expel);
    this.#maxConnections = options.maxConnections;
    this.#heartbeatIntervalMs = options.heartbeatIntervalMs;
  }

  get size(): number {
    return this.#size;
  }

  /** @throws {ToolError} RESOURCE_EXHAUSTED when the server or the agent holds as many connections as it may. */
  demandRoom(agent: AgentPolicy): void {
    if (this.#size >= this.#maxConnections) {
      throw new ToolError(
        "RESOURCE_EXHAUSTED",
        `The server holds ${this.#maxConnections} connections, as many as it may (maxConnections). Try again later.`,
        {
          retryAfterMs: 1_000,
        },
      );
    }
    const { maxConnections } = agent.limits;
    if (maxConnections > 0 && (this.#perAgent.get(agent.agentId) ?? 0) >= maxConnections) {
      throw new ToolError(
        "RESOURCE_EXHAUSTED",
        `Agent "${agent.agentId}" holds ${maxConnections} connections, as many as it may (limits.maxConnections). Close one first.`,
        {
          retryAfterMs: 1_000,
        },
      );
    }
  }

  add(session: Session): void {
    this.#slices[this.#size % slicesPerBeat]?.add(session);
    this.#size++;
    this.#count(session.principal.agentId, 1);
    this.#credentials.add(session);
    this.#timer ??= setInterval(() => this.#beatSlice(), this.#heartbeatIntervalMs / slicesPerBeat).unref();
  }

  remove(session: Session): void {
    if (!this.#slices.some((slice) => slice.delete(session))) return;
    this.#size--;
    this.#count(session.principal.agentId, -1);
    this.#credentials.remove(session);
    if (this.#size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    for (const resolve of this.#whenEmpty.splice(0)) resolve();
  }

  /** Resolves when no session is left. */
  empty(): Promise<void> {
    if (this.#size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenEmpty.push(resolve));
  }

  /** A credential ended, or its end moved: when this returns, its connections take no request any more if it ended. */
  credentialChanged(credential: CredentialState): void {
    this.#credentials.changed(credential);
  }

  *[Symbol.iterator](): Generator<Session> {
    for (const slice of this.#slices) yield* slice;
  }

  #count(agentId: string, by: number): void {
    const next = (this.#perAgent.get(agentId) ?? 0) + by;
    if (next === 0) this.#perAgent.delete(agentId);
    else this.#perAgent.set(agentId, next);
  }

  #beatSlice(): void {
    const slice = this.#slices[this.#nextSlice];
    this.#nextSlice = (this.#nextSlice + 1) % slicesPerBeat;
    for (const session of slice ?? []) {
      if (session.silentBeats >= silentBeatsAllowed) session.terminate();
      else session.beat();
    }
  }
}
