/**
 * Changes of contexts whose engine is elsewhere and takes several at once: those of one context that wait together go there together, each
 * judged by what the one before leads to. Knows nothing of engines.
 */

import type { ContextSnapshot, JsonObject } from "../../contract/index.ts";
import { appliedOf, judgeAt, maxAttempts, type Overtaken, overtakenTooOften } from "./compare-and-set.ts";
import type { ApplyOutcome, ContextApply, StoreLimit } from "./store.ts";

/** Changes made one after the other from where the context stood. */
export interface BatchOutcome {
  /** Of those that were made. */
  readonly revisions: readonly number[];
  /** Why the one after them was not. */
  readonly stopped?: Overtaken | { readonly kind: "full"; readonly limit: StoreLimit };
}

export interface BatchEngine {
  get(contextId: string): Promise<ContextSnapshot>;
  /** Sets the values that the patches lead to, where the context still is at `before`. */
  setAll(requests: readonly ContextApply[], before: ContextSnapshot): Promise<BatchOutcome>;
}

interface Waiting {
  readonly request: ContextApply;
  readonly resolve: (outcome: ApplyOutcome) => void;
  readonly reject: (error: unknown) => void;
}

interface Planned {
  readonly waiting: Waiting;
  readonly value: JsonObject;
}

/** Changes that go together: bounds what one message holds, and how long others wait for their turn. */
const maxTogether = 32;

export class BatchedChanges {
  readonly #engine: BatchEngine;
  /** By context, while it is being changed. */
  readonly #queues = new Map<string, Waiting[]>();

  constructor(engine: BatchEngine) {
    this.#engine = engine;
  }

  apply(request: ContextApply): Promise<ApplyOutcome> {
    return new Promise((resolve, reject) => {
      const waiting = { request, resolve, reject };
      const queue = this.#queues.get(request.contextId);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const begun = [waiting];
      this.#queues.set(request.contextId, begun);
      void this.#work(request.contextId, begun);
    });
  }

  async #work(contextId: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, maxTogether);
      try {
        await this.#carryOut(contextId, batch);
      } catch (error) {
        // Those that were answered are.
        for (const { reject } of batch) reject(error);
      }
    }
    this.#queues.delete(contextId);
  }

  async #carryOut(contextId: string, batch: readonly Waiting[]): Promise<void> {
    // Read anew for each batch: who was overtaken meanwhile knows where the context stands, and comes first.
    let before = await this.#engine.get(contextId);
    let left = batch;
    for (let attempts = 0; attempts < maxAttempts; ) {
      const plan = planOf(left, before);
      left = left.slice(plan.answered);
      if (plan.planned.length === 0) return;
      const { revisions, stopped } = await this.#engine.setAll(
        plan.planned.map(({ waiting }) => waiting.request),
        before,
      );
      before = answerMade(plan.planned, revisions, before);
      left = left.slice(revisions.length);
      attempts = revisions.length > 0 ? 0 : attempts + 1;
      if (stopped?.kind === "overtaken") before = stopped.by;
      else if (stopped?.kind === "full") {
        left[0]?.resolve(stopped);
        left = left.slice(1);
      }
    }
    throw overtakenTooOften(contextId);
  }
}

/**
 * Those that can be made one after the other. What speaks against a change counts only where the context really stands: such a change is
 * answered when it is the first, and ends the plan where it is not.
 */
function planOf(waiting: readonly Waiting[], from: ContextSnapshot): { readonly answered: number; readonly planned: readonly Planned[] } {
  const planned: Planned[] = [];
  let answered = 0;
  let before = from;
  for (const one of waiting) {
    // The first revision of a context that begins is the engine's to say.
    if (planned.length > 0 && from.revision === 0) break;
    const verdict = verdictOn(one, before);
    if (verdict?.kind === "fit") {
      planned.push({ waiting: one, value: verdict.value });
      before = { contextId: from.contextId, revision: before.revision + 1, value: verdict.value };
    } else if (planned.length > 0) break;
    else {
      if (verdict !== undefined) one.resolve(verdict);
      answered++;
    }
  }
  return { answered, planned };
}

/** @returns `undefined` for one that cannot even be judged, and was told so. */
function verdictOn({ request, reject }: Waiting, before: ContextSnapshot): ReturnType<typeof judgeAt> | undefined {
  try {
    return judgeAt(request, before);
  } catch (error) {
    reject(error);
    return undefined;
  }
}

/** @returns Where the context stands after them. */
function answerMade(planned: readonly Planned[], revisions: readonly number[], from: ContextSnapshot): ContextSnapshot {
  let before = from;
  for (const [at, revision] of revisions.entries()) {
    const one = planned[at];
    if (one === undefined) break;
    const applied = appliedOf(one.waiting.request, before, revision, one.value);
    one.waiting.resolve(applied);
    before = applied.snapshot;
  }
  return before;
}
