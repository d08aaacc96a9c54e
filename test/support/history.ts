/**
 * Judges what writers were answered and subscribers were told: every acknowledged update once, in the order of revisions, on every
 * subscriber. Each update writes its own id as the member `last`.
 */

import type { PublishedChange } from "../../runtime/context/published-change.ts";

export interface Acknowledged {
  readonly contextId: string;
  readonly revision: number;
  readonly id: string;
}

/** What a subscriber met: one update, or a fold that leads over several. */
export interface Met {
  readonly contextId: string;
  readonly fromRevision: number;
  readonly revision: number;
  /** Of the update that led to the revision. */
  readonly id: string;
}

/** A change as its subscriber met it. */
export function metOf({ change, snapshot }: PublishedChange): Met {
  const { contextId, fromRevision, revision, patch } = change;
  const { last } = revision === fromRevision + 1 ? patch : snapshot.value;
  return { contextId, fromRevision, revision, id: String(last) };
}

/** @returns What is wrong, a sentence each; nothing for a sound history. */
export function judgeHistory(acknowledged: readonly Acknowledged[], subscribers: Readonly<Record<string, readonly Met[]>>): string[] {
  const answers = judgeAnswers(acknowledged);
  return [...answers, ...Object.entries(subscribers).flatMap(([name, met]) => judgeSubscriber(name, met, acknowledged))];
}

function judgeAnswers(acknowledged: readonly Acknowledged[]): string[] {
  const byRevision = new Map<string, string>();
  const faults: string[] = [];
  for (const { contextId, revision, id } of acknowledged) {
    const place = `${contextId}@${revision}`;
    const other = byRevision.get(place);
    if (other !== undefined) faults.push(`${place} was given to ${other} and to ${id}`);
    byRevision.set(place, id);
  }
  return faults;
}

function judgeSubscriber(name: string, met: readonly Met[], acknowledged: readonly Acknowledged[]): string[] {
  const faults: string[] = [];
  const at = new Map<string, number>();
  const seen = new Map<string, string>();
  const ids = new Map<string, number>();
  const folded = new Set<string>();
  for (const { contextId, fromRevision, revision, id } of met) {
    const before = at.get(contextId) ?? 0;
    if (fromRevision !== before || revision <= before) faults.push(`${name} met ${contextId} ${fromRevision}→${revision} at ${before}`);
    for (let skipped = fromRevision + 1; skipped < revision; skipped++) folded.add(`${contextId}@${skipped}`);
    at.set(contextId, revision);
    seen.set(`${contextId}@${revision}`, id);
    const earlier = ids.get(id);
    if (earlier !== undefined) faults.push(`${name} met ${id} at ${earlier} and at ${revision}`);
    ids.set(id, revision);
  }
  for (const { contextId, revision, id } of acknowledged) {
    const place = `${contextId}@${revision}`;
    const found = seen.get(place);
    if (found === id || (found === undefined && folded.has(place))) continue;
    faults.push(`${name} never met ${id} at ${place}${found === undefined ? "" : `, but ${found}`}`);
  }
  return faults;
}
