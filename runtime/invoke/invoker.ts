/**
 * The invocation pipeline, written once: find, authorise, recall, admit, validate input, run, validate output.
 * Every call ends in exactly one report, whatever its handler does. Knows nothing of protocols and transports.
 */

import type { JsonObject, JsonValue, Logger, RequestMetadata, ResourceAccess, ToolProgress } from "../../contract/index.ts";
import { isErrorCode, ToolError } from "../../contract/index.ts";
import type { QuestionRoom } from "../asking/question-room.ts";
import type { AskedRound, CallNews, Reach } from "../asking/questions.ts";
import { type AuthenticatedAgent, endedCredentialError } from "../auth/authenticator.ts";
import type { ContextService } from "../context/context-service.ts";
import { channels } from "../observe/channels.ts";
import { guardedLogger, hideSensitive } from "../observe/sensitive.ts";
import type { CallSpan, CallTracer } from "../observe/tracing.ts";
import type { CallableCatalog, LoadedTool, ServedTool } from "../registry/served-catalog.ts";
import { waitedTooLong } from "./admission-errors.ts";
import type { Admission, Entrant } from "./admit.ts";
import type { Access } from "./authorize.ts";
import { CallContext, type CallHost } from "./call-context.ts";
import {
  invalidArgument,
  noResult,
  notAnswered,
  notLoaded,
  OutputSchemaViolation,
  otherVersion,
  tooLarge,
  unknownTool,
} from "./call-errors.ts";
import type { Deadline, DeadlineLink, Deadlines } from "./deadlines.ts";
import { type Idempotency, type IdempotencyClaim, isRepeatable, type Recall } from "./idempotency.ts";
import { askedCode, type CallReport, type Outcome, wireErrorOf } from "./outcome.ts";
import { satisfies } from "./version-range.ts";

/** A call as any protocol asks for it. */
export interface CallRequest {
  readonly toolName: string;
  readonly version: string | undefined;
  /** Owned by the call: defaults are filled in place. */
  readonly payload: JsonObject;
  readonly metadata: RequestMetadata;
  readonly principal: AuthenticatedAgent;
  /** Names the connection, `""` for none. */
  readonly origin: string;
  /** The name of the protocol it came by, where a connection tells. */
  readonly protocol?: string | undefined;
  /** How its caller can be reached while it runs; absent where it cannot. */
  readonly reach?: Reach | undefined;
}

/** Where a call's news go. `settle` is called exactly once. */
export interface CallListener {
  settle(report: CallReport): void;
  progress(report: ToolProgress): void;
  /** Present where the caller can be reached. */
  tell?(news: CallNews): void;
}

/** A call that has begun. */
export interface RunningCall {
  /** Settles the call with `reason` at once and aborts its handler's signal; nothing happens when it has settled. */
  cancel(reason: ToolError): void;
  /**
   * Nobody hears the answer any more. That cancels the call, but not one that has begun, has an idempotency key and may not be made
   * twice: it runs on in its time, and whoever asks again with the key is told what it came to.
   */
  forsake(reason: ToolError): void;
}

export interface InvokerServices {
  /** The generation that serves now; a call keeps the one it began with. */
  readonly catalog: () => CallableCatalog;
  readonly access: Access;
  readonly admission: Admission;
  readonly deadlines: Deadlines;
  readonly idempotency: Idempotency;
  readonly contexts: ContextService;
  readonly resources: ResourceAccess;
  readonly questions: QuestionRoom;
  readonly logger: Logger;
  /** Absent where nobody collects spans. */
  readonly tracer?: CallTracer | undefined;
  readonly now: () => number;
  readonly newRequestId: () => string;
}

export interface Invoker {
  begin(request: CallRequest, listener: CallListener): RunningCall;
  /** Cancels the calls that run on though their callers are gone. */
  cancelForsaken(reason: ToolError): void;
}

export function createInvoker(services: InvokerServices): Invoker {
  const forsaken = new Set<RunningCall>();
  return {
    begin(request, listener) {
      const call = new Invocation(services, request, listener, forsaken);
      call.begin();
      return call;
    },
    cancelForsaken(reason) {
      for (const call of [...forsaken]) call.cancel(reason);
    },
  };
}

class Invocation implements RunningCall, Deadline, Entrant, CallHost {
  at = 0;
  before: DeadlineLink | undefined = undefined;
  after: Deadline | undefined = undefined;
  readonly #services: InvokerServices;
  readonly #request: CallRequest;
  readonly #listener: CallListener;
  /** Of all calls. */
  readonly #forsaken: Set<RunningCall>;
  readonly #catalog: CallableCatalog;
  readonly #requestId: string;
  readonly #correlationId: string;
  readonly #startedAt: number;
  #tool: ServedTool | undefined;
  #isAdmitted = false;
  /** When a call that waits for its turn gives up, in epoch milliseconds; 0 when it does not wait. */
  #waitsUntil = 0;
  #hasWaited = false;
  #isSettled = false;
  /** Of a call with an idempotency key: ends its wait for the first one of that key. */
  #recalling: AbortController | undefined;
  #claim: IdempotencyClaim | undefined;
  #context: CallContext | undefined;
  #span: CallSpan | undefined;
  /** While questions are open: the time that is left for the work. */
  #pause: { open: number; readonly leftMs: number } | undefined;

  constructor(services: InvokerServices, request: CallRequest, listener: CallListener, forsaken: Set<RunningCall>) {
    this.#services = services;
    this.#forsaken = forsaken;
    this.#request = request;
    this.#listener = listener;
    this.#catalog = services.catalog();
    this.#requestId = services.newRequestId();
    this.#correlationId = request.metadata.correlation_id ?? this.#requestId;
    this.#startedAt = services.now();
  }

  begin(): void {
    if (this.#services.tracer) this.#span = this.#beginSpan(this.#services.tracer);
    try {
      // Here for every protocol: a credential may end between its check and the call, such as while a body is on its way.
      const ended = this.#request.principal.credential?.ended;
      if (ended !== undefined) throw endedCredentialError(ended);
      const tool = this.#find();
      this.#tool = tool;
      this.#services.access.of(this.#request.principal, this.#catalog).demand(tool.descriptor);
      this.#demandVersion(tool);
      const { idempotency_key } = this.#request.metadata;
      if (idempotency_key !== undefined) return this.#recall(tool, idempotency_key);
      this.#services.idempotency.demandNoKeyNeeded(tool.descriptor.name, tool.descriptor.effects);
      this.#enter(tool);
    } catch (error) {
      this.#fail(error);
    }
  }

  cancel(reason: ToolError): void {
    if (this.#isSettled) return;
    this.#recalling?.abort();
    this.#context?.abort(reason);
    this.#settle(this.#failure(reason));
  }

  forsake(reason: ToolError): void {
    const isPastRecall = this.#claim !== undefined && this.#context !== undefined && !this.#isRepeatable;
    // A credential that was taken back must not go on to work.
    if (!isPastRecall || this.#isSettled || this.#request.principal.credential?.ended !== undefined) return this.cancel(reason);
    this.#forsaken.add(this);
    this.#context?.lose();
  }

  /** Its turn has come. */
  admitted(): void {
    this.#services.deadlines.remove(this);
    this.#waitsUntil = 0;
    if (this.#tool) this.#start(this.#tool);
  }

  refused(error: ToolError): void {
    this.#fail(error);
  }

  expire(): void {
    if (this.#waitsUntil > 0 && this.at === this.#waitsUntil) return this.#fail(waitedTooLong(this.#services.admission.maxCallWaitMs));
    if (this.#pause !== undefined) return this.cancel(notAnswered(this.#request.toolName, this.#services.questions.answerTimeoutMs));
    const elapsed = this.#services.now() - this.#startedAt;
    this.cancel(
      new ToolError(
        "DEADLINE_EXCEEDED",
        `"${this.#request.toolName}" did not finish within ${elapsed} ms. Ask for less, or allow more time.`,
      ),
    );
  }

  get toolName(): string {
    return this.#request.toolName;
  }

  get reach(): Reach | undefined {
    return this.#request.reach;
  }

  tell(news: CallNews): void {
    this.#listener.tell?.(news);
  }

  suspend(round: AskedRound, reason: ToolError): void {
    if (this.#isSettled) return;
    // Whoever comes with the answers comes with the same key.
    this.#dropClaim();
    this.#context?.abort(reason);
    this.#settle({ ok: false, error: reason, round });
  }

  /** The clock of the work stands still while people think; that of the caller does not. */
  opened(): void {
    this.#services.questions.enter();
    if (this.#pause !== undefined) this.#pause.open++;
    else {
      const now = this.#services.now();
      this.#pause = { open: 1, leftMs: this.at - now };
      this.#moveDeadline(now + this.#services.questions.answerTimeoutMs);
    }
  }

  closed(): void {
    this.#services.questions.leave();
    const pause = this.#pause;
    if (pause === undefined || --pause.open > 0) return;
    this.#pause = undefined;
    if (!this.#isSettled) this.#moveDeadline(this.#services.now() + pause.leftMs);
  }

  #moveDeadline(at: number): void {
    const { deadline_ms } = this.#request.metadata;
    this.#services.deadlines.remove(this);
    this.at = deadline_ms === undefined ? at : Math.min(at, this.#startedAt + deadline_ms);
    this.#services.deadlines.add(this);
  }

  report(progress: ToolProgress): void {
    this.#listener.progress(progress);
  }

  guarded(logger: Logger): Logger {
    const sensitive = this.#tool?.loaded?.sensitive;
    return sensitive === undefined ? logger : guardedLogger(logger, sensitive, this.#request.payload);
  }

  #beginSpan(tracer: CallTracer): CallSpan {
    const { toolName, protocol, metadata, principal } = this.#request;
    // A name that no tool has is whatever the caller typed.
    const known = this.#catalog.tools.has(toolName) ? toolName : undefined;
    return tracer.begin({ toolName: known, protocol, requestId: this.#requestId, agentId: principal.agentId, metadata });
  }

  #find(): ServedTool {
    const tool = this.#catalog.tools.get(this.#request.toolName);
    if (tool) return tool;
    const { toolName, principal } = this.#request;
    const access = this.#services.access.of(principal, this.#catalog);
    throw this.#catalog.unknown?.(toolName, access) ?? unknownTool(toolName, this.#catalog, access);
  }

  #demandVersion(tool: ServedTool): void {
    const { version } = this.#request;
    const { name, version: served } = tool.descriptor;
    if (version === undefined || satisfies(version, served)) return;
    throw otherVersion(name, served, version);
  }

  /** The first call of its key begins; another one gets that one's outcome, and nothing runs. */
  #recall(tool: ServedTool, key: string): void {
    const { idempotency, admission } = this.#services;
    const { principal, toolName, payload } = this.#request;
    this.#recalling = new AbortController();
    this.#limitTime(tool);
    admission.recalling();
    idempotency
      .recall({ agentId: principal.agentId, key, toolName, payload, effects: tool.descriptor.effects }, this.#recalling.signal)
      .then(
        (recall) => this.#recalled(tool, recall),
        (error: unknown) => this.#fail(error),
      )
      .finally(() => admission.recalled());
  }

  #recalled(tool: ServedTool, recall: Recall): void {
    if (recall.kind === "again") {
      if (!this.#isSettled) this.#settle(recall.outcome);
      return;
    }
    // Nobody waits any more: whoever asks next begins.
    if (this.#isSettled) return recall.claim.release();
    this.#claim = recall.claim;
    this.#services.deadlines.remove(this);
    this.#hasWaited = true;
    try {
      this.#enter(tool);
    } catch (error) {
      this.#fail(error);
    }
  }

  #enter(tool: ServedTool): void {
    if (this.#services.admission.enter(this.#request.principal, tool, this)) this.#start(tool);
    else this.#wait();
  }

  /** The caller's deadline counts from the call's receipt, the tool's timeout from when it begins. */
  #start(tool: ServedTool): void {
    this.#isAdmitted = true;
    this.#limitTime(tool);
    if (tool.loaded) this.#run(tool.loaded);
    else this.#loadThenRun(tool);
  }

  #limitTime(tool: ServedTool): void {
    const { deadline_ms } = this.#request.metadata;
    const { timeoutMs } = tool.descriptor.limits;
    const begun = this.#hasWaited ? this.#services.now() : this.#startedAt;
    this.at = begun + timeoutMs;
    if (deadline_ms !== undefined && this.#startedAt + deadline_ms < this.at) this.at = this.#startedAt + deadline_ms;
    this.#services.deadlines.add(this);
  }

  #wait(): void {
    const { deadline_ms } = this.#request.metadata;
    this.#hasWaited = true;
    this.#waitsUntil = this.#services.now() + this.#services.admission.maxCallWaitMs;
    this.at = this.#waitsUntil;
    if (deadline_ms !== undefined && this.#startedAt + deadline_ms < this.at) this.at = this.#startedAt + deadline_ms;
    this.#services.deadlines.add(this);
  }

  #loadThenRun(tool: ServedTool): void {
    tool.load().then(
      (loaded) => this.#run(loaded),
      (error: unknown) => {
        const { name } = tool.descriptor;
        this.#services.logger.error("registry.load_failed", { requestId: this.#requestId, toolName: name, error });
        this.#fail(notLoaded(name, this.#requestId));
      },
    );
  }

  #run(tool: LoadedTool): void {
    if (this.#isSettled) return;
    try {
      const problems = tool.input(this.#request.payload);
      if (problems) throw invalidArgument(this.#request.toolName, problems);
      const context = this.#newContext();
      this.#context = context;
      const work = () => tool.handler(this.#request.payload, context);
      const result = this.#span === undefined ? work() : this.#span.run(work);
      if (isThenable(result)) {
        result.then(
          (output) => this.#finish(tool, output),
          (error: unknown) => this.#fail(error),
        );
      } else this.#finish(tool, result);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** An error for the log: its text may hold what the schemas mark as sensitive. */
  #hidden(error: unknown): unknown {
    const sensitive = this.#tool?.loaded?.sensitive;
    return sensitive === undefined ? error : hideSensitive(error, sensitive, this.#request.payload);
  }

  #newContext(): CallContext {
    const { principal, metadata, origin, toolName } = this.#request;
    const facts = {
      requestId: this.#requestId,
      toolName,
      principal,
      correlationId: this.#correlationId,
      metadata: this.#span === undefined ? metadata : { ...metadata, ...this.#span.trace },
      host: this,
      maxAttachedBytes: this.#tool?.descriptor.limits.maxBytes ?? 0,
      origin,
    };
    return new CallContext(facts, this.#services);
  }

  #finish(tool: LoadedTool, output: unknown): void {
    if (this.#isSettled && this.#claim === undefined) return;
    try {
      this.#checkOutput(tool, output as JsonValue);
      this.#conclude({ ok: true, result: output as JsonValue, json: this.#serialise(output) });
    } catch (error) {
      this.#fail(error);
    }
  }

  #checkOutput(tool: LoadedTool, output: JsonValue): void {
    const mode = this.#tool?.descriptor.outputValidation;
    if (mode === "off") return;
    const problems = output === undefined ? noResult : tool.output(output);
    if (!problems) return;
    this.#services.logger[mode === "warn" ? "warn" : "error"]("invoke.output_schema_violation", {
      requestId: this.#requestId,
      toolName: this.#request.toolName,
      problems: problems.map(({ pointer, rule, expected }) => ({ pointer, rule, expected })),
    });
    if (mode === "enforce") throw new OutputSchemaViolation(this.#request.toolName);
  }

  #serialise(output: unknown): string {
    const json = JSON.stringify(output) as string | undefined;
    if (json === undefined) throw new TypeError(`the handler of "${this.#request.toolName}" returned nothing that JSON can hold`);
    const maxBytes = this.#tool?.descriptor.limits.maxBytes ?? 0;
    // A UTF-16 unit takes at most three bytes, so that short texts need no counting.
    if (json.length * 3 > maxBytes && Buffer.byteLength(json) > maxBytes) {
      throw tooLarge(this.#request.toolName, maxBytes);
    }
    return json;
  }

  #fail(thrown: unknown): void {
    if (this.#isSettled && this.#claim === undefined) return;
    this.#conclude(this.#failure(thrown));
  }

  #failure(thrown: unknown): Outcome {
    const error = wireErrorOf(thrown, this.#requestId, this.#tool?.descriptor.errors ?? [], isErrorCode);
    if (error.code === "INTERNAL") {
      this.#services.logger.error("invoke.failed", {
        requestId: this.#requestId,
        toolName: this.#request.toolName,
        error: this.#hidden(error.cause ?? error),
      });
    }
    return { ok: false, error };
  }

  /** Ends the call, of one with a key when all servers know its outcome. */
  #conclude(outcome: Outcome): void {
    const claim = this.#claim;
    if (claim === undefined) return this.#settle(outcome);
    this.#claim = undefined;
    this.#forsaken.delete(this);
    if (this.#context !== undefined && !this.#isStoppedAndRepeatable(outcome)) {
      void claim.complete(outcome).then(() => {
        if (!this.#isSettled) this.#settle(outcome);
      });
      return;
    }
    claim.release();
    if (!this.#isSettled) this.#settle(outcome);
  }

  /** Its handler gave up because nobody waited any more, and may as well do it again. */
  #isStoppedAndRepeatable({ ok }: Outcome): boolean {
    return this.#isSettled && !ok && this.#isRepeatable;
  }

  get #isRepeatable(): boolean {
    return this.#tool !== undefined && isRepeatable(this.#tool.descriptor.effects);
  }

  #settle(outcome: Outcome): void {
    this.#isSettled = true;
    // A handler that runs on may still do it: what it comes to then is for whoever asks again with this key.
    if (this.#context === undefined) this.#dropClaim();
    this.#context?.close();
    if (this.#isAdmitted && this.#tool) {
      this.#services.deadlines.remove(this);
      this.#services.admission.leave(this.#request.principal, this.#tool);
    } else if (this.#waitsUntil > 0) {
      this.#services.deadlines.remove(this);
      this.#services.admission.abandon(this);
    } else if (this.#recalling !== undefined) this.#services.deadlines.remove(this);
    const { principal, metadata, toolName } = this.#request;
    const report: CallReport = {
      outcome,
      requestId: this.#requestId,
      correlationId: this.#correlationId,
      agentId: principal.agentId,
      durationMs: this.#services.now() - this.#startedAt,
      catalogDigest: this.#catalog.digest,
      metadata,
      attachments: this.#context?.attachments,
    };
    // The catalog's own text: the caller's is a new one with every call.
    this.#tell(report, this.#tool?.descriptor.name ?? toolName);
    this.#listener.settle(report);
  }

  #dropClaim(): void {
    this.#claim?.release();
    this.#claim = undefined;
  }

  #tell(report: CallReport, toolName: string): void {
    const { outcome, metadata } = report;
    const code = outcome.ok ? "OK" : outcome.round ? askedCode : outcome.error.code;
    this.#span?.end(code);
    this.#services.logger.info("invoke.finished", {
      requestId: report.requestId,
      correlationId: report.correlationId,
      toolName,
      principalId: report.agentId,
      userId: metadata.user_id,
      requestOrigin: metadata.request_origin,
      code,
      policyDigest: this.#request.principal.policyDigest,
      durationMs: report.durationMs,
    });
    if (channels.invokeFinished.hasSubscribers) {
      const bounded = code === "OK" || code === askedCode || isErrorCode(code) ? code : "DECLARED";
      channels.invokeFinished.publish({ toolName, code: bounded, durationMs: report.durationMs, agentId: report.agentId });
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
