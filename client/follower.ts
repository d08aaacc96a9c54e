/** Keeps a context's value by its changes: each starts where the last one ended, or the whole value is taken. Asks nobody itself. */

import type { ContextSnapshot, JsonObject } from "../contract/index.ts";
import { CallError } from "./call-error.ts";
import { mergePatch } from "./merge-patch.ts";

/** A patch from one revision to another, or the whole value at the latter. */
export interface Change {
  readonly fromRevision: number;
  readonly revision: number;
  readonly patch?: JsonObject;
  readonly snapshot?: JsonObject;
  readonly by?: { readonly agentId: string; readonly correlationId: string };
  readonly own: boolean;
}

/** How the value came to be the one told. */
export interface Step {
  /** The revision held before. */
  readonly fromRevision: number;
  /** The value is the sum of several changes, or of an unknown number. */
  readonly isFold: boolean;
  /** Absent when the value was read whole. */
  readonly change?: Change;
}

export interface FollowerPorts {
  readonly onChange: (snapshot: ContextSnapshot, step: Step) => void;
  readonly refetch: () => Promise<ContextSnapshot>;
  /** The value cannot be read again: what is kept is old. */
  readonly onLost: (error: unknown) => void;
}

/** Changes held back while the one before them is missing; beyond it the oldest are dropped, since the value is being read again. */
const maxWaiting = 1_024;

/** Readings in a row that bring nothing new before the follower gives up. */
const maxIdleRefetches = 3;

export class Follower {
  readonly #contextId: string;
  readonly #ports: FollowerPorts;
  #current: ContextSnapshot | undefined;
  #waiting: Change[] = [];
  #isSuspended = false;
  #refetching: object | undefined;
  #idleRefetches = 0;

  constructor(contextId: string, ports: FollowerPorts) {
    this.#contextId = contextId;
    this.#ports = ports;
  }

  get current(): ContextSnapshot | undefined {
    return this.#current;
  }

  /** Changes that came before it are applied to it, silently: nobody has seen an older value. */
  begin(snapshot: ContextSnapshot): ContextSnapshot {
    this.#current = snapshot;
    this.#drain(() => undefined);
    return this.#current;
  }

  take(change: Change): void {
    this.#waiting.push(change);
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
    if (this.#current !== undefined && !this.#isSuspended) this.#drain(this.#ports.onChange);
  }

  /** The connection is gone: nothing is missing until `resume` says what there is. What waits is told again then. */
  suspend(): void {
    this.#waiting = [];
    this.#refetching = undefined;
    this.#idleRefetches = 0;
    this.#isSuspended = this.#current !== undefined;
  }

  /**
   * Goes on from the value held at `suspend`, by the changes taken since.
   *
   * @param snapshot - Where the context stood when it was subscribed to again: a fold of what the changes do not bring. Below the
   *   revision held it means that the server forgot the context, and takes the place of what is held.
   */
  resume(snapshot: ContextSnapshot): void {
    const heldRevision = this.#current?.revision ?? 0;
    this.#isSuspended = false;
    if (snapshot.revision < heldRevision) this.#takeWhole(snapshot);
    this.#advance(this.#ports.onChange);
    if (snapshot.revision > (this.#current?.revision ?? 0)) this.#takeWhole(snapshot);
    this.#drain(this.#ports.onChange);
  }

  #drain(tell: FollowerPorts["onChange"]): void {
    this.#advance(tell);
    if (this.#waiting.length > 0 && this.#refetching === undefined) void this.#refetch();
  }

  #advance(tell: FollowerPorts["onChange"]): void {
    for (let next = this.#nextFitting(); next !== undefined; next = this.#nextFitting()) {
      const fromRevision = this.#current?.revision ?? 0;
      const value = next.snapshot ?? mergePatch(this.#current?.value ?? {}, next.patch ?? {});
      this.#current = { contextId: this.#contextId, revision: next.revision, value };
      tell(this.#current, { fromRevision, isFold: next.revision > fromRevision + 1, change: next });
    }
  }

  #takeWhole(snapshot: ContextSnapshot): void {
    const fromRevision = this.#current?.revision ?? 0;
    this.#current = snapshot;
    this.#ports.onChange(snapshot, { fromRevision, isFold: true });
  }

  /** Takes out the change that continues the value, and forgets those it already holds. */
  #nextFitting(): Change | undefined {
    const revision = this.#current?.revision ?? 0;
    this.#waiting = this.#waiting.filter((change) => change.revision > revision);
    const index = this.#waiting.findIndex((change) => change.fromRevision === revision || change.snapshot !== undefined);
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  async #refetch(): Promise<void> {
    const reading = {};
    this.#refetching = reading;
    try {
      const fresh = await this.#ports.refetch();
      // After a lost connection the subscription itself says where the context stands.
      if (this.#refetching !== reading) return;
      if (fresh.revision > (this.#current?.revision ?? 0)) {
        this.#idleRefetches = 0;
        this.#takeWhole(fresh);
      } else if (++this.#idleRefetches >= maxIdleRefetches) {
        throw new CallError("UNAVAILABLE", `Changes of ${this.#contextId} are missing, and reading it again does not bring them.`);
      }
    } catch (error) {
      if (this.#refetching !== reading) return;
      this.#waiting = [];
      this.#idleRefetches = 0;
      this.#ports.onLost(error);
    }
    this.#refetching = undefined;
    this.#drain(this.#ports.onChange);
  }
}
