/** Keeps a context's value by its changes: each starts where the last one ended, or the whole value is read again. */

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

export interface FollowerPorts {
  /** `change` is absent when the value was read again after a gap. */
  readonly onChange: (snapshot: ContextSnapshot, change: Change | undefined) => void;
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
  #refetching = false;
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
    if (this.#current !== undefined) this.#drain(this.#ports.onChange);
  }

  #drain(tell: FollowerPorts["onChange"]): void {
    for (let next = this.#nextFitting(); next !== undefined; next = this.#nextFitting()) {
      const value = next.snapshot ?? mergePatch(this.#current?.value ?? {}, next.patch ?? {});
      this.#current = { contextId: this.#contextId, revision: next.revision, value };
      tell(this.#current, next);
    }
    if (this.#waiting.length > 0 && !this.#refetching) void this.#refetch();
  }

  /** Takes out the change that continues the value, and forgets those it already holds. */
  #nextFitting(): Change | undefined {
    const revision = this.#current?.revision ?? 0;
    this.#waiting = this.#waiting.filter((change) => change.revision > revision);
    const index = this.#waiting.findIndex((change) => change.fromRevision === revision || change.snapshot !== undefined);
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  async #refetch(): Promise<void> {
    this.#refetching = true;
    try {
      const fresh = await this.#ports.refetch();
      if (fresh.revision > (this.#current?.revision ?? 0)) {
        this.#idleRefetches = 0;
        this.#current = fresh;
        this.#ports.onChange(fresh, undefined);
      } else if (++this.#idleRefetches >= maxIdleRefetches) {
        throw new CallError("UNAVAILABLE", `Changes of ${this.#contextId} are missing, and reading it again does not bring them.`);
      }
    } catch (error) {
      this.#waiting = [];
      this.#idleRefetches = 0;
      this.#ports.onLost(error);
    } finally {
      this.#refetching = false;
    }
    this.#drain(this.#ports.onChange);
  }
}
