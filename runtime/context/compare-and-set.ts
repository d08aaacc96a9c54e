/**
 * Changes a context whose engine is elsewhere: it is read, judged here, and set there where nobody came between; else once more. Knows
 * nothing of engines.
 */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../contract/index.ts";
import { freezeJson } from "./freeze.ts";
import { copyJson, mergePatch } from "./merge-patch.ts";
import type { ApplyOutcome, ContextApply, StoreLimit } from "./store.ts";

/** The context is no longer at the revision it was judged at; nothing was written. */
export interface Overtaken {
  readonly kind: "overtaken";
  readonly by: ContextSnapshot;
}

export type SetOutcome =
  | { readonly kind: "set"; readonly revision: number }
  | Overtaken
  | { readonly kind: "full"; readonly limit: StoreLimit };

export interface ContextEngine {
  get(contextId: string): Promise<ContextSnapshot>;
  /** Sets the value that the request's patch leads to, where the context still is at `before`. */
  set(request: ContextApply, before: ContextSnapshot, value: JsonObject): Promise<SetOutcome>;
}

/** How often a change is tried that others' changes overtake. Each time one of the others was taken. */
export const maxAttempts = 200;

export async function compareAndSet(engine: ContextEngine, request: ContextApply): Promise<ApplyOutcome> {
  let before = await engine.get(request.contextId);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const verdict = judgeAt(request, before);
    if (verdict.kind !== "fit") return verdict;
    const outcome = await engine.set(request, before, verdict.value);
    if (outcome.kind === "set") return appliedOf(request, before, outcome.revision, verdict.value);
    if (outcome.kind === "full") return outcome;
    before = outcome.by;
  }
  throw overtakenTooOften(request.contextId);
}

/** What a change comes to where the context stands at `before`: a value that may be set, or why none. */
export function judgeAt(
  { expectedRevision, patch, check }: ContextApply,
  before: ContextSnapshot,
): { readonly kind: "fit"; readonly value: JsonObject } | Extract<ApplyOutcome, { readonly kind: "conflict" | "refused" }> {
  if (expectedRevision !== undefined && expectedRevision !== before.revision) return { kind: "conflict", revision: before.revision };
  const value = mergePatch(before.value, patch);
  const reason = check(value);
  return reason === undefined ? { kind: "fit", value } : { kind: "refused", reason };
}

export function appliedOf(
  { contextId, patch, by }: ContextApply,
  before: Pick<ContextSnapshot, "revision">,
  revision: number,
  value: JsonObject,
): Extract<ApplyOutcome, { readonly kind: "applied" }> {
  const change: ContextChange = Object.freeze({
    contextId,
    fromRevision: before.revision,
    revision,
    // The writer keeps its own object and may change it; what is told to others must not follow.
    patch: freezeJson(copyJson(patch)),
    by: Object.freeze({ agentId: by.agentId, correlationId: by.correlationId }),
  });
  return { kind: "applied", change, snapshot: Object.freeze({ contextId, revision, value: freezeJson(value) }) };
}

export function overtakenTooOften(contextId: string): Error {
  return new Error(`"${contextId}" is changed by so many at once that ${maxAttempts} attempts were overtaken.`);
}
