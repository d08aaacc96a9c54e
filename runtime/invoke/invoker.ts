/**
 * The invocation pipeline, written once: find, authorise, recall, admit, validate input, run, validate output.
 * Every call ends in exactly one report, whatever its handler does. Knows nothing of protocols and transports.
 */

import type { JsonValue, Logger, ResourceAccess, ToolProgress } from "../../contract/index.ts";
import { isErrorCode, ToolError } from "../../contract/index.ts";
import type { QuestionRoom } from "../asking/question-room.ts";
import type { AskedRound, CallNews, Reach } from "../asking/questions.ts";
import { type CredentialState, endedCredentialError } from "../auth/authenticator.ts";
import type { ContextService } from "../context/context-service.ts";
import { guardedLogger, hideSensitive } from "../observe/sensitive.ts";
import type { CallSpan, CallTracer } from "../observe/tracing.ts";
import type { CallableCatalog, LoadedTool, ServedTool } from "../registry/served-catalog.ts";
import { waitedTooLong } from "./admission-errors.ts";
import type { Admission, Entrant } from "./admit.ts";
import type { Access } from "./authorize.ts";
import type { CallListener, CallRequest, RunningCall } from "./call.ts";
import { CallContext, type CallHost } from "./call-context.ts";
import { invalidArgument, notAnswered, notLoaded, otherVersion, unknownTool } from "./call-errors.ts";
import type { Deadline, DeadlineLink, Deadlines } from "./deadlines.ts";
import { type Idempotency, type IdempotencyClaim, isRepeatable, type Recall } from "./idempotency.ts";
import { type CallReport, type Outcome, wireErrorOf } from "./outcome.ts";
import { resultText } from "./result-text.ts";
import { codeOf, tellFinished } from "./tell-finished.ts";
import { satisfies } from "./version-range.ts";

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
  /** Cancels the calls that run on though their callers are gone: all, or those that came in with one credential. */
  cancelForsaken(reason: ToolError, credential?: CredentialState): void;
}

export function createInvoker(services: InvokerServices): Invoker {
  const forsaken = new Set<Invocation>();
  return {
    begin(request, listener) {
      const call = new Invocation(services, request, listener, forsaken);
      call.begin();
      return call;
    },
    cancelForsaken(reason, credential) {
      for (const call of [...forsaken]) if (credential === undefined || call.credential === credential) call.cancel(reason);
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
  readonly #forsaken: Set<Invocation>;
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

  constructor(services: InvokerServices, request: CallRequest, listener: CallListener, forsaken: Set<Invocation>) {
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
    this.#forsaken.delete(this);
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
    this.cancel(
      new ToolError(
        "DEADLINE_EXCEEDED",
        `"${this.#request.toolName}" did not finish within ${Math.round(this.at - this.#startedAt)} ms. Ask for less, or allow more time.`,
      ),
    );
  }

  get credential(): CredentialState | undefined {
    return this.#request.principal.credential;
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
    this.#forsaken.delete(this);
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
    this.#services.deadlines.remove(this);
    this.#endBy(at);
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
    const begun = this.#hasWaited ? this.#services.now() : this.#startedAt;
    this.#endBy(begun + tool.descriptor.limits.timeoutMs);
  }

  #wait(): void {
    this.#hasWaited = true;
    this.#waitsUntil = this.#services.now() + this.#services.admission.maxCallWaitMs;
    this.#endBy(this.#waitsUntil);
  }

  /** Ends the call at that time, or at the caller's deadline where that is sooner. */
  #endBy(at: number): void {
    const { deadline_ms } = this.#request.metadata;
    this.at = deadline_ms === undefined ? at : Math.min(at, this.#startedAt + deadline_ms);
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
      const facts = { requestId: this.#requestId, descriptor: (this.#tool as ServedTool).descriptor, logger: this.#services.logger };
      this.#conclude({ ok: true, result: output as JsonValue, json: resultText(tool, output, facts) });
    } catch (error) {
      this.#fail(error);
    }
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
    if (this.#hasBegun && !this.#isStoppedAndRepeatable(outcome)) {
      void claim.complete(outcome).then(() => {
        if (!this.#isSettled) this.#settle(outcome);
      });
      return;
    }
    claim.release();
    if (!this.#isSettled) this.#settle(outcome);
  }

  /** Whether its handler was run. Without a person's yes nothing was done, and the same key may ask them again. */
  get #hasBegun(): boolean {
    return this.#context !== undefined && !this.#context.isUnconfirmed;
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
    this.#span?.end(codeOf(outcome));
    // The catalog's own text: the caller's is a new one with every call, and as long as the caller likes.
    tellFinished(report, this.#tool?.descriptor.name ?? toolName.slice(0, maxUnknownName), principal.policyDigest, this.#services.logger);
    this.#listener.settle(report);
  }

  #dropClaim(): void {
    this.#claim?.release();
    this.#claim = undefined;
  }
}

/** Characters that the log is told of a name that nothing has. */
const maxUnknownName = 256;

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
