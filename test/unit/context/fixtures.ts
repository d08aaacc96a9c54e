/** Slots, agents and subscribers that the tests of contexts share. */

import type { FieldProblem, JsonObject, JsonValue, LogFields, Logger, Principal, RegisteredContext } from "../../../contract/index.ts";
import type { ContextService, ContextSubscriber } from "../../../runtime/context/context-service.ts";
import { createContextService } from "../../../runtime/context/contexts.ts";
import type { PublishedChange } from "../../../runtime/context/published-change.ts";
import type { ContextStore } from "../../../runtime/context/store.ts";
import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";

export const dispatcher: Principal = { agentId: "dispatcher", scopes: ["cases:read", "cases:write"] };
export const care: Principal = { agentId: "care", scopes: ["cases:read"] };
export const scanner: Principal = { agentId: "scanner", scopes: ["cases:write"] };
export const stranger: Principal = { agentId: "stranger", scopes: ["tariffs:read"] };

/** Statuses are texts; nothing else is judged. */
export function validateCase(value: JsonValue): readonly FieldProblem[] | undefined {
  const { status } = value as JsonObject;
  if (status === undefined || typeof status === "string") return undefined;
  return [{ pointer: "/status", rule: "type", expected: "a string", got: JSON.stringify(status), hint: "Send a text." }];
}

export function caseSlot(more: Partial<RegisteredContext["slot"]> = {}, load?: RegisteredContext["load"]): RegisteredContext {
  return {
    slot: {
      name: "Case",
      description: "One delivery case.",
      keyPattern: "^SHP-[0-9]{6}$",
      readers: ["cases:read"],
      writers: ["cases:write"],
      ttlMs: 0,
      maxBytes: 65_536,
      ...more,
    },
    load: load ?? (async () => ({ value: validateCase })),
  };
}

export const caseId = "Case/SHP-000001";

/** Limits that no test of something else reaches. */
export const roomy = { maxContexts: 100, maxContextBytes: 10_000_000 } as const;

export function publishedChange(contextId: string, revision: number): PublishedChange {
  const by = { agentId: "dispatcher", correlationId: `c-${revision}` };
  return {
    change: { contextId, fromRevision: revision - 1, revision, patch: { count: revision }, by },
    snapshot: { contextId, revision, value: { count: revision } },
    origin: "session-1",
  };
}

export interface Line {
  readonly level: string;
  readonly event: string;
  readonly fields: LogFields;
}

export function recordingLogger(lines: Line[]): Logger {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields });
  const logger: Logger = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error"), child: () => logger };
  return logger;
}

export interface Setting {
  readonly service: ContextService;
  readonly store: ContextStore;
  readonly lines: Line[];
}

export function setUp(contexts: readonly RegisteredContext[] = [caseSlot()], store?: ContextStore): Setting {
  const lines: Line[] = [];
  const kept = store ?? createMemoryStore({ clock: () => 0, ...roomy });
  const service = createContextService({ contexts, store: kept, logger: recordingLogger(lines) });
  return { service, store: kept, lines };
}

export function change(service: ContextService, patch: JsonObject, more: Partial<Parameters<ContextService["update"]>[1]> = {}) {
  return service.update(dispatcher, { contextId: caseId, patch, correlationId: "c-1", origin: "", ...more });
}

export function follower(origin = "session-1"): ContextSubscriber & { readonly told: PublishedChange[]; revisions(): readonly number[] } {
  const told: PublishedChange[] = [];
  return {
    origin,
    told,
    notice: (published) => void told.push(published),
    revisions: () => told.map(({ change: { revision } }) => revision),
  };
}

/** Lets every promise settle and the event loop come round once. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
