/** The codec of `toolwright.v1`: frames to operations and back, checked both ways. Knows nothing of tools, sessions or sockets. */

import type {
  ClientMessage,
  ContextUpdateNotice,
  ErrorMessage,
  FieldProblem,
  JsonObject,
  JsonValue,
  Logger,
  RequestMetadata,
  ResponseMetadata,
  ServerMessage,
  ToolResponse,
  Welcome,
  WireError,
} from "../../contract/index.ts";
import { nativeProtocolVersion, ToolError, toWireError } from "../../contract/index.ts";
import { clientMessages, serverMessages } from "../../messages/index.ts";
import type { PublishedChange } from "../context/published-change.ts";
import type { CallReport } from "../invoke/outcome.ts";
import type { Notice, Operation, Reply, ReplyFamily } from "../operation.ts";
import { memberOften, quoted } from "../quoted.ts";
import type { Frame } from "../spliced-text.ts";
import type { Protocol, Read } from "./protocol.ts";

/** What `welcome` says of this server's limits. */
export interface NativeLimits {
  readonly heartbeatIntervalMs: number;
  readonly maxFrameBytes: number;
  readonly maxInFlight: number;
  readonly maxQueuedBytes: number;
  readonly maxSubscriptions: number;
}

const noMetadata: RequestMetadata = Object.freeze({});
const noWords = toWireError(new ToolError("INTERNAL", "The native protocol has no words for resources and prompts."));
const noPayload = (): JsonObject => ({});

/** How errors of each request type are answered. */
const families: Readonly<Record<string, ReplyFamily>> = {
  toolRequest: "call",
  contextUpdate: "context",
  contextGet: "context",
  contextSubscribe: "context",
  contextUnsubscribe: "context",
  catalogRequest: "catalog",
};

/** Without a memory: one codec serves every connection, each reply and notice is one frame. */
export interface NativeProtocol extends Protocol {
  decode(frame: string): Read;
  encodeReply(reply: Reply): Frame;
  encodeNotice(notice: Notice): string;
}

export function createNativeProtocol(options: { readonly limits: NativeLimits; readonly logger: Logger }): NativeProtocol {
  const encoder = new Encoder(options.limits, options.logger);
  return {
    name: nativeProtocolVersion,
    decode: decodeFrame,
    encodeReply: (reply) => encoder.reply(reply),
    encodeNotice: (notice) => encoder.notice(notice),
  };
}

function decodeFrame(frame: string): Read {
  let value: JsonValue;
  try {
    value = JSON.parse(frame) as JsonValue;
  } catch (error) {
    return fault(`The frame is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : "unreadable"}.`);
  }
  return decodeMessage(value);
}

/** Decodes a message that is JSON already. */
export function decodeMessage(value: JsonValue): Read {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fault("A message is one JSON object.");
  const { type } = value as JsonObject;
  if (typeof type !== "string") return fault('The message has no "type". Give it one, such as "toolRequest".', idOf(value as JsonObject));
  const check = clientMessages.get(type);
  if (!check) {
    const known = [...clientMessages.keys()].join(", ");
    const error = new ToolError("UNKNOWN_METHOD", `"${type.slice(0, 64)}" is no message type an agent may send. Known are ${known}.`);
    return { ok: false, error, ...idOf(value as JsonObject) };
  }
  const problems = check(value);
  if (problems) return malformed(value as JsonObject, type, problems);
  return { ok: true, operation: toOperation(value as unknown as ClientMessage) };
}

function fault(message: string, ref: { readonly id?: string } = {}): Read {
  return { ok: false, error: new ToolError("MALFORMED_MESSAGE", message), ...ref };
}

/** The id that an answer can name, when the message has one. */
function idOf({ id }: JsonObject): { readonly id?: string } {
  return typeof id === "string" && id.length >= 1 && id.length <= 128 ? { id } : {};
}

function malformed(value: JsonObject, type: string, problems: readonly FieldProblem[]): Read {
  const first = problems[0];
  const where = first?.pointer ? `"${first.pointer}" of ` : "";
  const error = new ToolError("MALFORMED_MESSAGE", `${where}${type} must be ${first?.expected}, got ${first?.got}.`, { details: problems });
  const family = families[type];
  return { ok: false, error, ...idOf(value), ...(family === undefined ? {} : { family }) };
}

function toOperation(message: ClientMessage): Operation {
  switch (message.type) {
    case "toolRequest":
      return {
        kind: "call",
        id: message.id,
        toolName: message.tool,
        version: message.version,
        payload: message.payload ?? noPayload(),
        metadata: message.metadata ?? noMetadata,
      };
    case "cancel":
      return { kind: "cancel", id: message.id };
    case "contextUpdate":
      return {
        kind: "contextUpdate",
        id: message.id,
        contextId: message.context_id,
        patch: message.patch,
        expectedRevision: message.expected_revision,
        metadata: message.metadata ?? noMetadata,
      };
    case "contextGet":
      return { kind: "contextGet", id: message.id, contextId: message.context_id, metadata: message.metadata ?? noMetadata };
    case "contextSubscribe":
      return {
        kind: "contextSubscribe",
        id: message.id,
        contextId: message.context_id,
        fromRevision: message.from_revision,
        metadata: message.metadata ?? noMetadata,
      };
    case "contextUnsubscribe":
      return { kind: "contextUnsubscribe", id: message.id, contextId: message.context_id, metadata: message.metadata ?? noMetadata };
    case "catalogRequest":
      return {
        kind: "catalogList",
        id: message.id,
        cursor: message.cursor,
        limit: message.limit,
        toolset: message.toolset,
        metadata: message.metadata ?? noMetadata,
      };
    case "hello":
      return { kind: "hello", claimedAgentId: message.agent_id };
    case "ping":
      return { kind: "ping", id: message.id };
    case "pong":
      return { kind: "pong" };
  }
}

/** The body of a `toolResponse`: what WebSocket frames and plain HTTP answers share. */
export function toolResponse(id: string, report: CallReport): ToolResponse {
  const metadata = responseMetadata(report);
  return report.outcome.ok
    ? { type: "toolResponse", id, ok: true, result: report.outcome.result, metadata }
    : { type: "toolResponse", id, ok: false, error: toWireError(report.outcome.error), metadata };
}

function responseMetadata(report: CallReport): ResponseMetadata {
  const metadata: Writable<ResponseMetadata> = {
    correlation_id: report.correlationId,
    request_id: report.requestId,
    duration_ms: report.durationMs,
    catalog_digest: report.catalogDigest,
    agent_id: report.agentId,
  };
  for (const name of echoed) {
    const value = report.metadata[name];
    if (value !== undefined) metadata[name] = value;
  }
  return metadata;
}

/** What an answer says of its call as the call said it. */
const echoed = ["user_id", "request_origin", "traceparent", "tracestate"] as const;

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/**
 * Writes a `toolResponse` whose result is serialised already: the text is spliced, not made twice.
 *
 * @param response - Checked; its `result` has `json` as its text.
 */
export function spliceToolResponse(response: ToolResponse, report: CallReport): Frame {
  if (!response.ok || !report.outcome.ok) return JSON.stringify(response);
  return {
    head: `{"type":"toolResponse","id":${quoted(response.id)},"ok":true,"result":`,
    body: report.outcome.json,
    tail: metadataText(response.metadata),
  };
}

function metadataText(metadata: ResponseMetadata): string {
  const { correlation_id, request_id, duration_ms, catalog_digest, agent_id, truncated } = metadata;
  let text = `,"metadata":{"correlation_id":${quoted(correlation_id)},"request_id":${quoted(request_id)},"duration_ms":${duration_ms}`;
  text += memberOften("catalog_digest", catalog_digest);
  if (agent_id !== undefined) text += memberOften("agent_id", agent_id);
  if (truncated !== undefined) text += `,"truncated":${truncated}`;
  for (const name of echoed) {
    const value = metadata[name];
    if (value !== undefined) text += `,"${name}":${quoted(value)}`;
  }
  return `${text}}}`;
}

class Encoder {
  readonly #limits: NativeLimits;
  readonly #logger: Logger;
  /** One text a change, however many subscribers it has. */
  readonly #changes = new WeakMap<object, string>();
  /** Of folded changes one text for each revision that followers stayed behind at. */
  readonly #folds = new WeakMap<object, Map<number, string>>();

  constructor(limits: NativeLimits, logger: Logger) {
    this.#limits = limits;
    this.#logger = logger;
  }

  reply(reply: Reply): Frame {
    switch (reply.kind) {
      case "call": {
        const response = toolResponse(reply.id, reply.report);
        return this.#isSound(response) ? spliceToolResponse(response, reply.report) : this.#unsound(response, reply.id);
      }
      case "context": {
        const { contextId, revision, value } = reply.snapshot;
        return this.#write({
          type: "contextResponse",
          id: reply.id,
          ok: true,
          context_id: contextId,
          revision,
          ...(reply.withValue ? { snapshot: value } : {}),
          metadata: { correlation_id: reply.correlationId },
        });
      }
      case "catalog": {
        const { catalogDigest, tools, nextCursor } = reply.page;
        return this.#write({
          type: "catalogResponse",
          id: reply.id,
          ok: true,
          catalog_digest: catalogDigest,
          tools,
          ...(nextCursor === undefined ? {} : { next_cursor: nextCursor }),
        });
      }
      // No native message asks for them.
      case "resources":
      case "prompts":
      case "done":
      case "listening":
        return this.#write({ type: "error", ref_id: reply.id, error: noWords });
      case "refused":
        return this.#write(
          reply.family === "context"
            ? {
                type: "contextResponse",
                id: reply.id,
                ok: false,
                error: toWireError(reply.error),
                metadata: { correlation_id: reply.correlationId },
              }
            : { type: "catalogResponse", id: reply.id, ok: false, error: toWireError(reply.error) },
        );
      case "pong":
        return this.#write({ type: "pong", ...(reply.id === undefined ? {} : { id: reply.id }) });
    }
  }

  notice(notice: Notice): string {
    switch (notice.kind) {
      case "welcome":
        return this.#write(this.#welcome(notice));
      case "progress": {
        const { progress, total, message } = notice.report;
        return this.#write({
          type: "toolProgress",
          id: notice.id,
          progress,
          ...(total === undefined ? {} : { total }),
          ...(message === undefined ? {} : { message }),
        });
      }
      case "contextChanged":
        return this.#changed(notice.published);
      case "contextFolded":
        return this.#folded(notice.published, notice.fromRevision);
      case "resourceChanged":
        return this.#write({ type: "error", error: noWords });
      case "catalogChanged":
        return this.#write({ type: "catalogChanged", catalog_digest: notice.catalogDigest });
      case "ping":
        return this.#write({ type: "ping" });
      // Nothing native asks or tells a caller so, and no call that came by it can.
      case "question":
      case "questionOver":
      case "note":
        return this.#write({
          type: "error",
          ref_id: notice.id,
          error: toWireError(new ToolError("INTERNAL", "Nothing here has words for this.")),
        });
      case "fault":
        return this.#write({
          type: "error",
          ...(notice.refId === undefined ? {} : { ref_id: notice.refId }),
          error: toWireError(notice.error),
        });
    }
  }

  #changed(published: PublishedChange): string {
    let text = this.#changes.get(published);
    if (text === undefined) {
      const { change, snapshot } = published;
      // A patch leads from one revision to the next; where changes between were lost, only the whole value leads there.
      const isNext = change.revision === change.fromRevision + 1;
      text = this.#write({ ...contextNotice(change), ...(isNext ? { patch: change.patch } : { snapshot: snapshot.value }) });
      this.#changes.set(published, text);
    }
    return text;
  }

  #folded(published: PublishedChange, fromRevision: number): string {
    const texts = this.#folds.get(published) ?? new Map<number, string>();
    let text = texts.get(fromRevision);
    if (text === undefined) {
      const { change, snapshot } = published;
      text = this.#write({ ...contextNotice(change), from_revision: fromRevision, snapshot: snapshot.value });
      this.#folds.set(published, texts.set(fromRevision, text));
    }
    return text;
  }

  #welcome(notice: Extract<Notice, { kind: "welcome" }>): Welcome {
    return {
      type: "welcome",
      session_id: notice.sessionId,
      agent_id: notice.agentId,
      scopes: notice.scopes,
      catalog_digest: notice.catalogDigest,
      heartbeat_interval_ms: this.#limits.heartbeatIntervalMs,
      limits: {
        max_frame_bytes: this.#limits.maxFrameBytes,
        max_in_flight: this.#limits.maxInFlight,
        max_queued_bytes: this.#limits.maxQueuedBytes,
        max_subscriptions: this.#limits.maxSubscriptions,
      },
    };
  }

  #write(message: ServerMessage): string {
    return this.#isSound(message) ? JSON.stringify(message) : this.#unsound(message, "id" in message ? message.id : undefined);
  }

  #isSound(message: ServerMessage): boolean {
    const problems = serverMessages.get(message.type)?.(message as unknown as JsonValue);
    if (!problems) return true;
    this.#logger.error("protocol.unsound_message", { type: message.type, problems });
    return false;
  }

  /** Our own message broke our own contract: the peer gets an answer all the same. */
  #unsound(message: ServerMessage, id: string | undefined): string {
    const error: WireError = {
      code: "INTERNAL",
      message: "The server made an answer outside its own contract; the operator's log has the fields.",
      retryable: false,
    };
    const answer: ErrorMessage = { type: "error", ...(id === undefined ? {} : { ref_id: id }), error };
    if (message.type !== "toolResponse") return JSON.stringify(answer);
    return JSON.stringify({ type: "toolResponse", id: message.id, ok: false, error, metadata: message.metadata } satisfies ToolResponse);
  }
}

function contextNotice(change: {
  contextId: string;
  fromRevision: number;
  revision: number;
  by: { agentId: string; correlationId: string };
}): ContextUpdateNotice {
  return {
    type: "contextUpdate",
    context_id: change.contextId,
    from_revision: change.fromRevision,
    revision: change.revision,
    by: { agent_id: change.by.agentId, correlation_id: change.by.correlationId },
  };
}
