/**
 * Changes a context whose engine is elsewhere: it is read, judged here, and set there where nobody came between; else once more. Knows
 * nothing of engines.
 */

import type { ContextChange, ContextSnapshot, JsonObject } from "../../contract/index.ts";
import { freezeJson } from "./freeze.ts";
import { copyJson, mergePatch } from "./merge-patch.ts";
import type { ApplyOutcome, ContextApply, StoreLimit } from "./store.ts";

export type SetOutcome =
  | { readonly kind: "set"; readonly revision: number }
  /** The context is no longer at the revision it was judged at; nothing was written. */
  | { readonly kind: "overtaken"; readonly by: ContextSnapshot }
  | { readonly kind: "full"; readonly limit: StoreLimit };

export interface ContextEngine {
  get(contextId: string): Promise<ContextSnapshot>;
  /** Sets the value that the request's patch leads to, where the context still is at `before`. */
  set(request: ContextApply, before: ContextSnapshot, value: JsonObject): Promise<SetOutcome>;
}

/** How often a change is tried that others' changes overtake. Each time one of the others was taken. */
const maxAttempts = 200;

export async function compareAndSet(engine: ContextEngine, request: ContextApply): Promise<ApplyOutcome> {
  const { contextId, expectedRevision } = request;
  let before = await engine.get(contextId);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    if (expectedRevision !== undefined && expectedRevision !== before.revision) return { kind: "conflict", revision: before.revision };
    const value = mergePatch(before.value, request.patch);
    const reason = request.check(value);
    if (reason !== undefined) return { kind: "refused", reason };
    const outcome = await engine.set(request, before, value);
    if (outcome.kind === "set") return appliedOf(request, before, outcome.revision, value);
    if (outcome.kind === "full") return outcome;
    before = outcome.by;
  }
  throw new Error(`"${contextId}" is changed by so many at once that ${maxAttempts} attempts were overtaken.`);
}

function appliedOf({ contextId, patch, by }: ContextApply, before: ContextSnapshot, revision: number, value: JsonObject): ApplyOutcome {
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
