/** From a context id to its slot, and what an agent may do there. Knows nothing of values, stores or subscribers. */

import { type ContextSlot, type Principal, type RegisteredContext, type Scope, ToolError, type Validator } from "../../contract/index.ts";

/** Characters of the part after the slash. Bounds the time a pattern may take. */
export const maxKeyLength = 128;

/** A slot that serves: its key rule compiled once, its validator loaded at the first change. */
export class Slot {
  readonly slot: ContextSlot;
  readonly #load: RegisteredContext["load"];
  readonly #keyRule: RegExp | undefined;
  #validator: Promise<Validator> | undefined;

  /** @throws {SyntaxError} When the key's pattern is not a regular expression. */
  constructor({ slot, load }: RegisteredContext) {
    this.slot = slot;
    this.#load = load;
    this.#keyRule = slot.keyPattern === undefined ? undefined : new RegExp(slot.keyPattern, "u");
  }

  /** @param key - The part after the slash; `undefined` when there is none. */
  takesKey(key: string | undefined): boolean {
    if (this.#keyRule === undefined || key === undefined) return this.#keyRule === undefined && key === undefined;
    return key.length > 0 && key.length <= maxKeyLength && !hasControlCharacter(key) && this.#keyRule.test(key);
  }

  /** @throws {Error} When the validator's module cannot be imported; the next change tries again. */
  validator(): Promise<Validator> {
    this.#validator ??= this.#load().then(
      ({ value }) => value,
      (error: unknown) => {
        this.#validator = undefined;
        throw error;
      },
    );
    return this.#validator;
  }
}

export type Access = "read" | "change";

const neededFor = { read: "readers", change: "writers" } as const satisfies Record<Access, keyof ContextSlot>;

/** @throws {ToolError} PERMISSION_DENIED naming the scopes that are missing, and no other. */
export function demandAccess(principal: Principal, { slot }: Slot, access: Access): void {
  const missing = missingScopes(principal, slot[neededFor[access]]);
  if (missing.length === 0) return;
  const scopes = missing.map((scope) => `"${scope}"`).join(", ");
  throw new ToolError(
    "PERMISSION_DENIED",
    `To ${access} the context "${slot.name}" agent "${principal.agentId}" needs the scopes ${scopes}.`,
  );
}

export function mayRead(principal: Principal, { slot }: Slot): boolean {
  return missingScopes(principal, slot.readers).length === 0;
}

function missingScopes(principal: Principal, needed: readonly Scope[]): readonly Scope[] {
  return needed.filter((scope) => !principal.scopes.includes(scope));
}

export class SlotTable {
  readonly #slots: ReadonlyMap<string, Slot>;

  /** @param onFault - Told of a slot that cannot serve; the others do. */
  constructor(contexts: readonly RegisteredContext[], onFault: (slotName: string, error: unknown) => void) {
    const slots = new Map<string, Slot>();
    for (const context of contexts) {
      try {
        slots.set(context.slot.name, new Slot(context));
      } catch (error) {
        onFault(context.slot.name, error);
      }
    }
    this.#slots = slots;
  }

  find(contextId: string): Slot | undefined {
    const slash = contextId.indexOf("/");
    const slot = this.#slots.get(slash === -1 ? contextId : contextId.slice(0, slash));
    return slot?.takesKey(slash === -1 ? undefined : contextId.slice(slash + 1)) ? slot : undefined;
  }

  /** @throws {ToolError} UNKNOWN_CONTEXT for a slot nobody declared and for a key that does not fit. */
  demand(contextId: string): Slot {
    const found = this.find(contextId);
    if (found) return found;
    const shown = JSON.stringify(contextId.length > 80 ? `${contextId.slice(0, 80)}…` : contextId);
    throw new ToolError(
      "UNKNOWN_CONTEXT",
      `No context ${shown} can be: use <Context name>, or <Context name>/<key> with a key that fits its pattern.`,
    );
  }
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
