/**
 * Follows contexts that the primary process keeps: its pipe loses nothing and keeps the order, so that a worker's copy of a context goes on
 * from one patch to the next. Knows nothing of connections.
 */

import type { ContextSnapshot } from "../../../contract/index.ts";
import type { PrimaryLink } from "../../primary/link.ts";
import type { ToldChange } from "../../primary/words.ts";
import { freezeJson } from "../freeze.ts";
import { mergePatch } from "../merge-patch.ts";
import type { ChangeListener } from "../store.ts";
import { Watchers } from "../watchers.ts";

interface Followed {
  /** Absent until the primary said where the context stands. */
  known: ContextSnapshot | undefined;
  /** Told before that. */
  readonly early: ToldChange[];
  begun: Promise<void>;
}

export class PrimaryFollow {
  readonly #link: PrimaryLink;
  readonly #watchers = new Watchers();
  readonly #followed = new Map<string, Followed>();

  constructor(link: PrimaryLink) {
    this.#link = link;
    link.hear("changed", (told) => this.#hear(told));
  }

  watch(contextId: string, listener: ChangeListener): Promise<() => void> {
    const begun = (): Promise<void> => (this.#followed.get(contextId) ?? this.#begin(contextId)).begun;
    return this.#watchers.watch(contextId, listener, begun, () => {
      if (this.#followed.delete(contextId)) this.#unwatch(contextId);
    });
  }

  clear(): void {
    this.#watchers.clear();
    this.#followed.clear();
  }

  #begin(contextId: string): Followed {
    const followed: Followed = { known: undefined, early: [], begun: Promise.resolve() };
    followed.begun = this.#link.ask("contexts.watch", [contextId]).then((snapshot) => {
      followed.known = snapshot;
      for (const told of followed.early.splice(0)) this.#take(followed, followed.known ?? snapshot, told);
    });
    this.#followed.set(contextId, followed);
    return followed;
  }

  /** Also after a watch that got no answer: the primary may have begun it. */
  #unwatch(contextId: string): void {
    this.#link.ask("contexts.unwatch", [contextId], { mustArrive: true }).catch(() => undefined);
  }

  #hear(told: ToldChange): void {
    const followed = this.#followed.get(told.change.contextId);
    if (followed === undefined) return;
    if (followed.known === undefined) followed.early.push(told);
    else this.#take(followed, followed.known, told);
  }

  #take(followed: Followed, known: ContextSnapshot, { change, origin, value }: ToldChange): void {
    const { contextId, fromRevision, revision } = change;
    if (revision <= known.revision) return;
    // From 0: it was forgotten and begins anew.
    const base = fromRevision === 0 ? {} : known.value;
    const snapshot = Object.freeze({ contextId, revision, value: freezeJson(value ?? mergePatch(base, change.patch)) });
    followed.known = snapshot;
    this.#watchers.tell({ change: Object.freeze({ ...change, patch: freezeJson(change.patch) }), snapshot, origin });
  }
}
