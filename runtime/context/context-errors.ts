/** What agents are told of a context that they may not have, or may not change so. Asks nobody. */

import { isToolError, type Principal, ToolError } from "../../contract/index.ts";
import type { ContextUpdate } from "./context-service.ts";
import { mayRead, type Slot } from "./slots.ts";
import type { ApplyOutcome } from "./store.ts";

/** Why a subscription may not go on; nothing when it may. */
export function readRefusal(principal: Principal, contextId: string, slot: Slot | undefined): ToolError | undefined {
  const words = `The subscription to "${contextId}" has ended with a change of the catalog: `;
  if (!slot) return new ToolError("UNKNOWN_CONTEXT", `${words}there is no such context any more. List the catalog for those there are.`);
  if (mayRead(principal, slot)) return undefined;
  return new ToolError(
    "PERMISSION_DENIED",
    `${words}agent "${principal.agentId}" may no longer read it. Ask the agent's owner for its scopes.`,
  );
}

/**
 * Messages are checked before they come here; what a handler hands over is not.
 *
 * @throws {ToolError} INVALID_ARGUMENT.
 */
export function demandPatch(patch: unknown): void {
  if (typeof patch === "object" && patch !== null && !Array.isArray(patch)) return;
  throw new ToolError("INVALID_ARGUMENT", "A patch of a context is a JSON object (RFC 7396). Send an object that holds what is to change.");
}

/** @returns Why the store did not take the change, in the writer's words. */
export function changeRefusal(
  { contextId, expectedRevision }: ContextUpdate,
  outcome: Exclude<ApplyOutcome, { kind: "applied" }>,
): ToolError {
  switch (outcome.kind) {
    case "refused":
      return isToolError(outcome.reason)
        ? outcome.reason
        : new ToolError("INTERNAL", `The value for "${contextId}" was refused.`, { cause: outcome.reason });
    case "conflict": {
      const message = `"${contextId}" is at revision ${outcome.revision}, not ${expectedRevision}. Read it, apply the change to what it holds now, send again.`;
      return new ToolError("CONFLICT", message, { currentRevision: outcome.revision });
    }
    case "full":
      return new ToolError(
        "RESOURCE_EXHAUSTED",
        `The server holds as many contexts, or as much in them, as it may (${outcome.limit}). Remove what is no longer needed, or try again later.`,
      );
  }
}
