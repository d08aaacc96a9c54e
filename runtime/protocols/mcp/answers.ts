/** Replies and news as MCP's texts, for every revision and transport. Knows nothing of connections. */

import { type CatalogPrompt, type CatalogTool, type JsonValue, ToolError, type ToolProgress } from "../../../contract/index.ts";
import { type AskedRound, askMethods, type CallNews, CannotAsk, levelOf } from "../../asking/questions.ts";
import type { CallReport } from "../../invoke/outcome.ts";
import type { ListedResource, ListPage } from "../../offers/offer-lists.ts";
import type { CatalogPage, Keeping, Reply } from "../../operation.ts";
import { quoted } from "../../quoted.ts";
import { contentsBody } from "./context-resources.ts";
import { errorResult, faultOf, isResult } from "./faces.ts";
import { notificationText, type RpcFault, rpcCodes, rpcFault } from "./json-rpc.ts";
import { promptEntry, resourceEntry } from "./offer-entries.ts";
import type { Bound, RequestStates } from "./request-state.ts";
import { type Caching, emptyResult, type ResultParts, type Revision, type ServerFacts } from "./revision.ts";
import { hasObjectRoot, toolEntry } from "./tool-entry.ts";

/** The catalog's texts, read at their first use. */
export interface ToolBook {
  load(): Promise<unknown>;
  isLoaded(): boolean;
  /** @returns `undefined` also while the texts are not loaded. */
  tool(name: string): CatalogTool | undefined;
}

/** A request that waits for its reply. */
export interface Pending {
  readonly revision: Revision;
  readonly method: string;
  /** The resource asked for. */
  readonly uri: JsonValue | undefined;
  /** The tool called; `""` for other requests. */
  readonly toolName: string;
  /** JSON text; `undefined` when the caller asks for no progress. */
  readonly progressToken: string | undefined;
  /** Of a request that can be answered by questions: what comes again is bound to it. */
  readonly bound: Bound | undefined;
  /** The least level of notes that its own client wants of it; `undefined` where it wants none, or a session says. */
  readonly level: number | undefined;
  lastProgress: number;
  /** When the second began that its progress is counted in, in milliseconds, and how much was told in it. */
  pacedFrom: number;
  paced: number;
  isCancelled: boolean;
}

/** `undefined` where MCP wants no answer: to a request that its caller cancelled. */
export type Answer = { readonly result: string } | { readonly fault: RpcFault } | undefined;

/** Reports of progress that a client is told of in a second, for each of its calls. */
const maxProgressPerSecond = 100;

/** Milliseconds for which a list may be kept: it changes with a reload only, and those who listen are told. */
const listTtlMs = 60_000;

export class Answers {
  readonly facts: ServerFacts;
  readonly book: ToolBook;
  readonly states: RequestStates;
  /** One text an entry and style, one text a page and revision: both live as long as what they are made of. */
  readonly #entries = { any: new WeakMap<CatalogTool, string>(), objects: new WeakMap<CatalogTool, string>() };
  readonly #pages = new Map<string, WeakMap<object, string>>();
  readonly #wraps = new WeakMap<CatalogTool, boolean>();
  readonly #now: () => number;

  /** @param now - Milliseconds from any moment. */
  constructor(facts: ServerFacts, book: ToolBook, states: RequestStates, now: () => number = () => performance.now()) {
    this.facts = facts;
    this.book = book;
    this.states = states;
    this.#now = now;
  }

  reply(reply: Reply, pending: Pending): Answer {
    const { revision } = pending;
    switch (reply.kind) {
      case "call":
        return this.#call(reply.report, pending, reply.keeping);
      case "catalog":
        return { result: this.#page(reply.page, revision, (page) => this.#tools(page, revision)) };
      case "resources": {
        const isTemplates = pending.method === "resources/templates/list";
        return { result: this.#page(reply.page, revision, isTemplates ? templatesBody : resourcesBody) };
      }
      case "prompts":
        return { result: this.#page(reply.page, revision, promptsBody) };
      case "refused":
        return { fault: this.#refusal(reply.error, pending) };
      case "context": {
        // It may have changed by the time it is read.
        const caching = { ttlMs: 0, scope: "private" } as const;
        const parts = pending.method === "resources/read" ? { body: contentsBody(reply.snapshot), caching } : emptyResult;
        return { result: revision.envelope(parts, this.facts) };
      }
      case "done":
      case "listening":
      case "pong":
        return { result: revision.envelope(emptyResult, this.facts) };
    }
  }

  #refusal(error: ToolError, { revision, uri }: Pending): RpcFault {
    const fault = faultOf(error);
    if (error.code !== "UNKNOWN_CONTEXT" && error.code !== "UNKNOWN_RESOURCE") return fault;
    return { ...fault, code: revision.missingResource, data: { ...fault.data, uri } };
  }

  /** @returns A notification; `undefined` when the caller asked for none, this is no progress, or it comes too soon. */
  progress({ progress, total, message }: ToolProgress, pending: Pending): string | undefined {
    // Each must be more than the one before (MCP, Progress).
    if (pending.progressToken === undefined || !(progress > pending.lastProgress) || !Number.isFinite(progress)) return undefined;
    if (this.#isTooSoon(pending)) return undefined;
    pending.lastProgress = progress;
    const more = JSON.stringify({ progress, total: Number.isFinite(total) ? total : undefined, message }).slice(1);
    return notificationText("notifications/progress", `{"progressToken":${pending.progressToken},${more}`);
  }

  /** What is left out costs nothing: the next report says more. */
  #isTooSoon(pending: Pending): boolean {
    const now = this.#now();
    if (now - pending.pacedFrom >= 1_000) {
      pending.pacedFrom = now;
      pending.paced = 0;
    }
    return ++pending.paced > maxProgressPerSecond;
  }

  /** @param least - The level that the client wants to hear of, and graver ones; `undefined` for nothing. */
  note({ level, data, logger }: Extract<CallNews, { kind: "note" }>, least: number | undefined): string | undefined {
    if (least === undefined || (levelOf(level) ?? 0) < least) return undefined;
    return notificationText("notifications/message", JSON.stringify({ level, ...(logger === undefined ? {} : { logger }), data }));
  }

  #call({ outcome, attachments }: CallReport, pending: Pending, keeping: Keeping | undefined): Answer {
    if (outcome.ok && pending.method !== "tools/call") {
      // The pipeline's result is MCP's own: its members stand as they are.
      const parts = { body: outcome.json.slice(1, -1), ...(keeping === undefined ? {} : { caching: cachingOf(keeping) }) };
      return { result: pending.revision.envelope(parts, this.facts) };
    }
    if (outcome.ok) {
      const parts = this.#output(outcome.result, outcome.json, pending, attachments);
      return { result: pending.revision.envelope(parts, this.facts) };
    }
    const { error } = outcome;
    if (pending.isCancelled && error.code === "CANCELLED") return undefined;
    if (outcome.round && pending.bound) return this.#asking(outcome.round, pending.bound, pending);
    return this.#failed(error, pending);
  }

  /** Questions as a result: the same request comes again with the answers. */
  #asking({ questions, kept }: AskedRound, bound: Bound, pending: Pending): Answer {
    const state = this.states.seal(kept, bound);
    if (state === undefined) return this.#failed(tooMuchKept(), pending);
    const requests = questions.map(({ key, kind, params }) => `${quoted(key)}:${JSON.stringify({ method: askMethods[kind], params })}`);
    const body = `"inputRequests":{${requests.join(",")}},"requestState":"${state}"`;
    return { result: pending.revision.envelope({ body, isAsking: true }, this.facts) };
  }

  #failed(error: ToolError, pending: Pending): Answer {
    const { revision, method } = pending;
    if (error instanceof CannotAsk && revision.missingCapability !== undefined) {
      const data = { requiredCapabilities: { [error.needed]: {} } };
      return { fault: rpcFault(revision.missingCapability, error.code, error.message, data) };
    }
    if (method !== "tools/call") return { fault: this.#refusal(error, pending) };
    return isResult(error.code) ? { result: revision.envelope(errorResult(error), this.facts) } : { fault: faultOf(error) };
  }

  /** The output is serialised already: its text is spliced, not made twice. */
  #output(value: JsonValue, json: string, { revision, toolName }: Pending, attachments: readonly string[] | undefined): ResultParts {
    const structured = revision.style.anyOutput || !this.#isWrapped(toolName, value) ? json : `{"result":${json}}`;
    // Objects and lists have quotes to escape: there is nothing to find out first.
    const text = `{"type":"text","text":${JSON.stringify(json)}}`;
    const content = attachments === undefined ? text : [...(json === "{}" ? [] : [text]), ...attachments].join(",");
    return { body: `"content":[${content}],"structuredContent":${structured}` };
  }

  #isWrapped(toolName: string, value: JsonValue): boolean {
    const tool = this.book.tool(toolName);
    // Without the catalog's texts the value speaks for itself: only a schema of objects and others could say otherwise.
    if (!tool) return typeof value !== "object" || value === null || Array.isArray(value);
    let isWrapped = this.#wraps.get(tool);
    if (isWrapped === undefined) this.#wraps.set(tool, (isWrapped = !hasObjectRoot(tool.outputSchema)));
    return isWrapped;
  }

  /** One text a page and revision. @param bodyOf - Its fields but the cursor. */
  #page<Page extends { readonly nextCursor?: string; readonly isShared?: boolean }>(
    page: Page,
    revision: Revision,
    bodyOf: (page: Page) => string,
  ): string {
    let pages = this.#pages.get(revision.version);
    if (!pages) this.#pages.set(revision.version, (pages = new WeakMap()));
    let text = pages.get(page);
    if (text === undefined) {
      const next = page.nextCursor === undefined ? "" : `,"nextCursor":${quoted(page.nextCursor)}`;
      const caching: Caching = { ttlMs: listTtlMs, scope: page.isShared === true ? "public" : "private" };
      pages.set(page, (text = revision.envelope({ body: bodyOf(page) + next, caching }, this.facts)));
    }
    return text;
  }

  #tools({ tools }: CatalogPage, revision: Revision): string {
    return `"tools":[${tools.map((tool) => this.#entry(tool, revision)).join(",")}]`;
  }

  #entry(tool: CatalogTool, { style }: Revision): string {
    const entries = style.anyOutput ? this.#entries.any : this.#entries.objects;
    let text = entries.get(tool);
    if (text === undefined) entries.set(tool, (text = toolEntry(tool, style)));
    return text;
  }
}

export function duplicateId(): RpcFault {
  return rpcFault(rpcCodes.invalidRequest, "MALFORMED_MESSAGE", "A request with this id is in flight. Give each request an id of its own.");
}

function tooMuchKept(): ToolError {
  const words = "What the tool keeps from one question to the next is more than a client can carry (64 KiB sealed). Ask for less.";
  return new ToolError("RESOURCE_EXHAUSTED", words, { retryable: false });
}

function resourcesBody({ entries }: ListPage<ListedResource>): string {
  return `"resources":[${entries.map((entry) => resourceEntry(entry, "uri")).join(",")}]`;
}

function templatesBody({ entries }: ListPage<ListedResource>): string {
  return `"resourceTemplates":[${entries.map((entry) => resourceEntry(entry, "uriTemplate")).join(",")}]`;
}

function promptsBody({ entries }: ListPage<CatalogPrompt>): string {
  return `"prompts":[${entries.map(promptEntry).join(",")}]`;
}

/** What code says may be otherwise the next time, and for the next caller. */
function cachingOf({ isSteady, isShared }: Keeping): Caching {
  return { ttlMs: isSteady ? listTtlMs : 0, scope: isShared ? "public" : "private" };
}
