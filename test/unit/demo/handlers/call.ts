/** Calls a handler as the invoker would, with contexts in memory. Defaults are given by the test, not filled. */

import type { ContextAccess, ContextSnapshot, JsonObject, Logger, ToolContext, ToolProgress } from "toolwright/contract";
import { ToolError } from "toolwright/contract";

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => silent };

/** Contexts with compare-and-set; patches replace fields, which is all that the demo's handlers need. */
export class FakeContexts implements ContextAccess {
  readonly #held = new Map<string, ContextSnapshot>();
  updates = 0;
  /** Called before each update, to let another writer be first. */
  beforeUpdate: () => void = () => {};

  async get(contextId: string): Promise<ContextSnapshot> {
    return this.#held.get(contextId) ?? { contextId, revision: 0, value: {} };
  }

  async update(contextId: string, patch: JsonObject, options: { readonly expectedRevision?: number } = {}): Promise<ContextSnapshot> {
    this.updates++;
    this.beforeUpdate();
    const { revision, value } = this.#held.get(contextId) ?? { revision: 0, value: {} };
    if (options.expectedRevision !== undefined && options.expectedRevision !== revision) {
      throw new ToolError("CONFLICT", "The context moved on.", { currentRevision: revision });
    }
    return this.write(contextId, { ...value, ...patch });
  }

  write(contextId: string, value: JsonObject): ContextSnapshot {
    const snapshot = { contextId, revision: (this.#held.get(contextId)?.revision ?? 0) + 1, value };
    this.#held.set(contextId, snapshot);
    return snapshot;
  }
}

export interface CallOptions {
  readonly contexts?: ContextAccess;
  readonly signal?: AbortSignal;
  readonly userId?: string;
  readonly onProgress?: (report: ToolProgress) => void;
}

export function toolContext(options: CallOptions = {}): ToolContext {
  return {
    requestId: "request-1",
    toolName: "tool",
    principal: { agentId: "dispatcher", scopes: [] },
    ...(options.userId === undefined ? {} : { userId: options.userId }),
    correlationId: "correlation-1",
    trace: {},
    contexts: options.contexts ?? new FakeContexts(),
    signal: options.signal ?? new AbortController().signal,
    deadline: Number.MAX_SAFE_INTEGER,
    logger: silent,
    progress: options.onProgress ?? (() => {}),
    resources: { changed: () => undefined },
    attach: () => {},
    mayAsk: () => false,
    ask: () => Promise.reject(new ToolError("FAILED_PRECONDITION", "Nobody is there to be asked.")),
    once: async (_key, work) => work(),
    sample: () => Promise.reject(new ToolError("FAILED_PRECONDITION", "Nobody is there to be asked.")),
    roots: () => Promise.reject(new ToolError("FAILED_PRECONDITION", "Nobody is there to be asked.")),
    log: () => {},
  };
}
