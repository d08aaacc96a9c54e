/** From a context id to its slot, and what an agent may do there. Knows nothing of values, stores or subscribers. */

import { type ContextSlot, type Principal, type RegisteredContext, type Scope, ToolError, type Validator } from "../../contract/index.ts";
import { compileKeyRule, type KeyRule } from "./key-rule.ts";

/** A slot that serves. Its key rule and its validator are loaded when first needed, and once. */
export class Slot {
  readonly slot: ContextSlot;
  /** @throws {Error} When the pattern cannot be compiled; the next use tries again. */
  readonly keyRule: () => Promise<KeyRule>;
  /** @throws {Error} When the validator's module cannot be imported; the next use tries again. */
  readonly validator: () => Promise<Validator>;

  constructor({ slot, load }: RegisteredContext) {
    this.slot = slot;
    this.keyRule = onceItSucceeds(() => compileKeyRule(slot.keyPattern));
    this.validator = onceItSucceeds(async () => (await load()).value);
  }
}

export class SlotTable {
  readonly #slots: ReadonlyMap<string, Slot>;

  constructor(contexts: readonly RegisteredContext[]) {
    this.#slots = new Map(contexts.map((context) => [context.slot.name, new Slot(context)]));
  }

  /** The slot an id belongs to by name, whether or not its key fits. */
  named(contextId: string): Slot | undefined {
    return this.#slots.get(partsOf(contextId).name);
  }

  /** @throws {ToolError} UNKNOWN_CONTEXT for a slot nobody declared and for a key that does not fit. */
  async demand(contextId: string): Promise<Slot> {
    const slot = this.named(contextId);
    const takesKey = await slot?.keyRule();
    if (slot && takesKey?.(partsOf(contextId).key)) return slot;
    const shown = JSON.stringify(contextId.length > 80 ? `${contextId.slice(0, 80)}…` : contextId);
    const message = `There is no context ${shown}. Use <Context name>, or <Context name>/<key> with a key that fits the slot's pattern.`;
    throw new ToolError("UNKNOWN_CONTEXT", message);
  }
}

export type ContextAccessKind = "read" | "change";

const neededFor = { read: "readers", change: "writers" } as const satisfies Record<ContextAccessKind, keyof ContextSlot>;

/** @throws {ToolError} PERMISSION_DENIED naming the scopes that are missing, and no other. */
export function demandAccess(principal: Principal, { slot }: Slot, access: ContextAccessKind): void {
  const missing = missingScopes(principal, slot[neededFor[access]]);
  if (missing.length === 0) return;
  const scopes = missing.map((scope) => `"${scope}"`).join(", ");
  const message = `To ${access} the context "${slot.name}", agent "${principal.agentId}" also needs ${missing.length > 1 ? "the scopes" : "the scope"} ${scopes}.`;
  throw new ToolError("PERMISSION_DENIED", message, { scopes: slot[neededFor[access]] });
}

export function mayRead(principal: Principal, { slot }: Slot): boolean {
  return missingScopes(principal, slot.readers).length === 0;
}

function missingScopes(principal: Principal, needed: readonly Scope[]): readonly Scope[] {
  return needed.filter((scope) => !principal.scopes.includes(scope));
}

function partsOf(contextId: string): { readonly name: string; readonly key: string | undefined } {
  const slash = contextId.indexOf("/");
  return slash === -1 ? { name: contextId, key: undefined } : { name: contextId.slice(0, slash), key: contextId.slice(slash + 1) };
}

/** Remembers what `load` gives, not that it failed. */
function onceItSucceeds<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
