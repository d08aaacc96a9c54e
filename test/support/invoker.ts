/** An invoker with nothing around it, for tests of the pipeline. */

import type { AgentPolicy, JsonObject, RequestMetadata, ToolError, ToolProgress } from "../../contract/index.ts";
import { type QuestionLimits, QuestionRoom } from "../../runtime/asking/question-room.ts";
import type { CallNews, Reach } from "../../runtime/asking/questions.ts";
import { createContextService } from "../../runtime/context/contexts.ts";
import { createMemoryStore } from "../../runtime/context/stores/memory.ts";
import { Admission, type AdmissionLimits } from "../../runtime/invoke/admit.ts";
import { Access } from "../../runtime/invoke/authorize.ts";
import type { RunningCall } from "../../runtime/invoke/call.ts";
import type { Confirmations } from "../../runtime/invoke/confirm.ts";
import { Deadlines } from "../../runtime/invoke/deadlines.ts";
import { Idempotency, type KeysRequiredFor } from "../../runtime/invoke/idempotency.ts";
import { createInvoker } from "../../runtime/invoke/invoker.ts";
import type { CallReport } from "../../runtime/invoke/outcome.ts";
import { ResourceNews } from "../../runtime/offers/resource-news.ts";
import { ServedCatalog } from "../../runtime/registry/served-catalog.ts";
import type { CallRecordLimits, CallRecords } from "../../runtime/shared/call-records.ts";
import { createMemoryCallRecords } from "../../runtime/shared/drivers/memory-call-records.ts";
import { type RecordingLogger, recordingLogger } from "./logger.ts";
import { agentOf, registryOf, type TestRegistry } from "./registry.ts";

export interface CallOptions {
  readonly payload?: JsonObject;
  readonly principal?: AgentPolicy;
  readonly metadata?: RequestMetadata;
  readonly version?: string;
  readonly reach?: Reach;
  readonly tell?: (news: CallNews) => void;
}

export interface StartedCall {
  readonly running: RunningCall;
  readonly report: Promise<CallReport>;
  readonly progress: ToolProgress[];
  /** How often the call was settled so far. */
  settlements(): number;
}

export interface TestInvoker {
  readonly logger: RecordingLogger;
  readonly admission: Admission;
  readonly catalog: ServedCatalog;
  start(toolName: string, options?: CallOptions): StartedCall;
  call(toolName: string, options?: CallOptions): Promise<CallReport>;
  /** The error a call must end in. */
  refused(toolName: string, options?: CallOptions): Promise<ToolError>;
}

export function testInvoker(
  registry: TestRegistry,
  options: {
    readonly now?: () => number;
    readonly limits?: Partial<AdmissionLimits>;
    readonly idempotency?: CallRecordLimits;
    readonly calls?: CallRecords;
    readonly questions?: Partial<QuestionLimits>;
    readonly confirmations?: Confirmations;
    readonly keysRequiredFor?: KeysRequiredFor;
  } = {},
): TestInvoker {
  const logger = recordingLogger();
  const now = options.now ?? Date.now;
  const admission = new Admission({
    maxConcurrency: 1_000,
    maxWaitingCalls: 0,
    maxWaitingCallsPerAgent: 0,
    maxCallWaitMs: 1_000,
    ...options.limits,
    now,
  });
  const { confirmations } = options;
  const catalog = new ServedCatalog(registryOf(registry), [], confirmations === undefined ? {} : { confirmations });
  const contexts = createContextService({
    contexts: registry.contexts ?? [],
    store: createMemoryStore({ clock: now, maxContexts: 100, maxContextBytes: 1_000_000 }),
    logger,
  });
  const limits = options.idempotency ?? { idempotencyWindowMs: 60_000, maxIdempotencyRecords: 100, maxIdempotencyBytes: 1_000_000 };
  let ids = 0;
  const invoker = createInvoker({
    catalog: () => catalog,
    access: new Access(),
    admission,
    deadlines: new Deadlines(now),
    idempotency: new Idempotency({
      records: options.calls ?? createMemoryCallRecords({ ...limits, clock: now }),
      logger,
      requiredFor: options.keysRequiredFor ?? "none",
    }),
    contexts,
    resources: new ResourceNews(),
    questions: new QuestionRoom({ maxOpenQuestions: 100, answerTimeoutMs: 60_000, ...options.questions }),
    logger,
    now,
    newRequestId: () => `req-${++ids}`,
  });
  const start = (
    toolName: string,
    { payload = {}, principal = agentOf("tester"), metadata = {}, version, reach, tell }: CallOptions = {},
  ): StartedCall => {
    const progress: ToolProgress[] = [];
    let settlements = 0;
    let running: RunningCall | undefined;
    const report = new Promise<CallReport>((resolve) => {
      running = invoker.begin(
        { toolName, version, payload, metadata, principal, origin: "connection", reach },
        {
          settle: (settled) => {
            settlements++;
            resolve(settled);
          },
          progress: (news) => progress.push(news),
          ...(tell === undefined ? {} : { tell }),
        },
      );
    });
    return { running: running as RunningCall, report, progress, settlements: () => settlements };
  };
  const call = (toolName: string, callOptions?: CallOptions): Promise<CallReport> => start(toolName, callOptions).report;
  return {
    logger,
    admission,
    catalog,
    start,
    call,
    async refused(toolName, callOptions) {
      const { outcome } = await call(toolName, callOptions);
      if (outcome.ok) throw new Error(`"${toolName}" answered ${outcome.json}`);
      return outcome.error;
    },
  };
}
