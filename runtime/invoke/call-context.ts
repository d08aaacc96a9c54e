/** What a handler is told about its call; the costly parts are made when first touched. Knows nothing of protocols. */

import type {
  ContentBlock,
  ContextAccess,
  JsonObject,
  Logger,
  Principal,
  RequestMetadata,
  ResourceAccess,
  ToolContext,
  ToolProgress,
  TraceContext,
} from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import { AskDesk, type AskHost } from "../asking/ask-desk.ts";
import type { ContextService } from "../context/context-service.ts";
import { demandContent } from "./check-content.ts";

/** The call itself. */
export interface CallHost extends AskHost {
  /** Its deadline in epoch milliseconds; it moves while questions are open. */
  readonly at: number;
  report(progress: ToolProgress): void;
  /** Keeps out of the handler's lines what the tool's schemas mark as sensitive. */
  guarded(logger: Logger): Logger;
}

/** What a call's context is made of. */
export interface CallFacts {
  readonly requestId: string;
  readonly toolName: string;
  readonly principal: Principal;
  readonly correlationId: string;
  readonly metadata: RequestMetadata;
  readonly host: CallHost;
  /** Bytes of everything attached. */
  readonly maxAttachedBytes: number;
  /** Names the connection the call came on, so that its own changes are not told to it again. */
  readonly origin: string;
}

export interface CallServices {
  readonly contexts: ContextService;
  readonly resources: ResourceAccess;
  readonly logger: Logger;
}

export class CallContext implements ToolContext {
  readonly #facts: CallFacts;
  readonly #services: CallServices;
  #controller: AbortController | undefined;
  #abortReason: ToolError | undefined;
  #hasEnded = false;
  #logger: Logger | undefined;
  #contexts: ContextAccess | undefined;
  #attachments: string[] | undefined;
  #attachedBytes = 0;
  #desk: AskDesk | undefined;

  constructor(facts: CallFacts, services: CallServices) {
    this.#facts = facts;
    this.#services = services;
  }

  get requestId(): string {
    return this.#facts.requestId;
  }

  get toolName(): string {
    return this.#facts.toolName;
  }

  get principal(): Principal {
    return this.#facts.principal;
  }

  get correlationId(): string {
    return this.#facts.correlationId;
  }

  get deadline(): number {
    return this.#facts.host.at;
  }

  get userId(): string | undefined {
    const verified = this.#facts.principal.claims?.user_id;
    return typeof verified === "string" ? verified : this.#facts.metadata.user_id;
  }

  get requestOrigin(): string | undefined {
    return this.#facts.metadata.request_origin;
  }

  get contextId(): string | undefined {
    return this.#facts.metadata.context_id;
  }

  get trace(): TraceContext {
    const { traceparent, tracestate } = this.#facts.metadata;
    return { ...(traceparent === undefined ? {} : { traceparent }), ...(tracestate === undefined ? {} : { tracestate }) };
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#hasEnded) this.#controller.abort(this.#abortReason ?? hasEnded());
    }
    return this.#controller.signal;
  }

  get logger(): Logger {
    const { requestId, correlationId, toolName, host } = this.#facts;
    this.#logger ??= host.guarded(this.#services.logger.child({ requestId, correlationId, toolName }));
    return this.#logger;
  }

  get resources(): ResourceAccess {
    return this.#services.resources;
  }

  get contexts(): ContextAccess {
    this.#contexts ??= this.#contextAccess();
    return this.#contexts;
  }

  get mayAsk(): ToolContext["mayAsk"] {
    return this.desk.mayAsk;
  }

  get ask(): ToolContext["ask"] {
    return this.desk.ask;
  }

  get once(): ToolContext["once"] {
    return this.desk.once;
  }

  get sample(): ToolContext["sample"] {
    return this.desk.sample;
  }

  get roots(): ToolContext["roots"] {
    return this.desk.roots;
  }

  get log(): ToolContext["log"] {
    return this.desk.log;
  }

  get desk(): AskDesk {
    if (!this.#desk) {
      this.#desk = new AskDesk(this.#facts.host);
      if (this.#hasEnded) this.#desk.end(this.#abortReason ?? hasEnded());
    }
    return this.#desk;
  }

  /** Whether the call ends, or ended, at the question before its handler. */
  get isUnconfirmed(): boolean {
    return this.#desk?.isUnconfirmed === true;
  }

  /** Handlers may take it out of the context, as `attach`. */
  get progress(): ToolContext["progress"] {
    return (report) => {
      if (!this.#hasEnded) this.#facts.host.report(report);
    };
  }

  get attach(): ToolContext["attach"] {
    return (block) => this.#attach(block);
  }

  #attach(block: ContentBlock): void {
    if (this.#hasEnded) return;
    demandContent(block);
    const text = JSON.stringify(block);
    this.#attachedBytes += Buffer.byteLength(text);
    const { maxAttachedBytes, toolName } = this.#facts;
    if (this.#attachedBytes > maxAttachedBytes) {
      const words = `What "${toolName}" shows beside its result is larger than ${maxAttachedBytes} bytes (limits.maxBytes). Ask for less.`;
      throw new ToolError("RESOURCE_EXHAUSTED", words, { retryable: false });
    }
    this.#attachments ??= [];
    this.#attachments.push(text);
  }

  /** Content blocks beside the result, each as JSON text. */
  get attachments(): readonly string[] | undefined {
    return this.#attachments;
  }

  /** Tells the handler that its answer is no longer awaited. */
  abort(reason: ToolError): void {
    this.#hasEnded = true;
    this.#abortReason = reason;
    this.#controller?.abort(reason);
    this.#desk?.end(reason);
  }

  /** The call goes on, and whoever could be asked is gone. */
  lose(): void {
    this.desk.lose(new ToolError("FAILED_PRECONDITION", "The caller went away before it answered. Call again to be asked again."));
  }

  /** After the answer is out, progress has nobody to go to. */
  close(): void {
    this.#hasEnded = true;
    this.#desk?.end(hasEnded());
  }

  #contextAccess(): ContextAccess {
    const { principal, correlationId, origin } = this.#facts;
    const { contexts } = this.#services;
    return {
      get: (contextId) => contexts.get(principal, contextId),
      update: (contextId: string, patch: JsonObject, options = {}) =>
        contexts.update(principal, {
          contextId,
          patch,
          correlationId,
          origin,
          ...(options.expectedRevision === undefined ? {} : { expectedRevision: options.expectedRevision }),
        }),
    };
  }
}

function hasEnded(): ToolError {
  return new ToolError("CANCELLED", "The call has ended.");
}
