/**
 * MCP over Streamable HTTP: which era a message is of, what its headers must say, and the status of its answer. Knows nothing of sockets
 * and of how requests are carried out.
 */

import type { AgentPolicy, JsonObject, JsonValue, ToolError } from "../../../contract/index.ts";
import type { Notice, Reply } from "../../operation.ts";
import type { EncodedReply, ExchangeCodec, Headers, HttpAnswer, PostDecoded, PostProtocol } from "../protocol.ts";
import { type Answer, type Answers, duplicateId, type Pending } from "./answers.ts";
import { listenResult, mcpSubprotocol, newPending, textOf } from "./channel.ts";
import { agreedRevision, handshaken, modern, namesRevision } from "./eras.ts";
import { faultOf } from "./faces.ts";
import { listsOf, methodOf } from "./families.ts";
import { initializeResult } from "./handshake.ts";
import { type Answered, accepted, answered, notAllowed, refused, toolErrorOf } from "./http-answers.ts";
import { type HttpSession, HttpSessions } from "./http-sessions.ts";
import { httpStatusOfFault } from "./http-status.ts";
import { errorText, idText, type RpcMessage, readMessage, resultText, rpcCodes, rpcFault } from "./json-rpc.ts";
import { invalidParams, noMetadata, unknownMethod } from "./methods.ts";
import { acknowledged, newsFor, newsUnasked } from "./news.ts";
import { canAsk, declaredOf, reached, roundsOf } from "./reach.ts";
import { envelopeMismatch, nameMismatch, parameterMismatch } from "./request-headers.ts";
import { type Asked, emptyResult, type ListenFilter, type Revision } from "./revision.ts";
import { StreamQuestions } from "./stream-questions.ts";
import { headerParameters } from "./tool-entry.ts";

type RpcRequest = Extract<RpcMessage, { readonly kind: "request" }>;

export interface McpHttpOptions {
  readonly answers: Answers;
  readonly maxSessions: number;
  readonly maxSubscriptions: number;
  readonly now: () => number;
}

/** Revisions that a header may name without its sender being modern; the oldest are not served. */
const handshakeEra: ReadonlySet<string> = new Set(["2024-11-05", "2025-03-26", ...handshaken.map(({ version }) => version)]);

const sessionHeader = "mcp-session-id";

function namesModern({ "mcp-protocol-version": named }: Headers): boolean {
  return typeof named === "string" && !handshakeEra.has(named.trim());
}

const sessionOver = rpcFault(rpcCodes.invalidRequest, "FAILED_PRECONDITION", "This session is over. Begin a new one with initialize.");
const noNotification = rpcFault(
  rpcCodes.invalidRequest,
  "MALFORMED_MESSAGE",
  'A notification has a "method", and "params" that are an object.',
);
const noResponse = rpcFault(
  rpcCodes.invalidRequest,
  "MALFORMED_MESSAGE",
  `MCP ${modern.version} asks its clients nothing but in results: send answers as "inputResponses" of the request.`,
);

export function createMcpPosts(options: McpHttpOptions): PostProtocol {
  return new McpPosts(options);
}

class McpPosts implements PostProtocol {
  readonly #answers: Answers;
  readonly #sessions: HttpSessions;

  constructor({ answers, ...limits }: McpHttpOptions) {
    this.#answers = answers;
    this.#sessions = new HttpSessions(limits);
  }

  decodePost(body: JsonValue, headers: Headers, agent: AgentPolicy): PostDecoded | Promise<PostDecoded> {
    const message = readMessage(body);
    const isNamed = namesModern(headers);
    if (message.kind === "fault") return refused(message.id, message.fault, isNamed ? 400 : undefined);
    if (message.kind === "notification" && message.method === "") return refused(undefined, noNotification);
    const isModern = isNamed || (message.kind !== "response" && namesRevision(message.params));
    if (!isModern) return this.#handshaken(message, headers, agent);
    if (message.kind === "response") return refused(undefined, noResponse);
    return message.kind === "request" ? this.#modern(message, headers, agent) : accepted;
  }

  decodeGet(headers: Headers, agent: AgentPolicy): PostDecoded {
    if (namesModern(headers)) return notAllowed;
    const session = this.#session(headers, agent);
    if (!isSession(session)) return headers[sessionHeader] === undefined ? notAllowed : session;
    if (session.tell) return refused(undefined, rpcFault(409, "CONFLICT", "This session has a stream open. Close that one first."), 409);
    // Taken from this turn on, before the stream is open.
    session.tell = () => undefined;
    return { kind: "stream", frames: [], codec: newsOf(session, this.#answers) };
  }

  decodeDelete(headers: Headers, agent: AgentPolicy): HttpAnswer {
    if (namesModern(headers)) return notAllowed.answer;
    const session = this.#session(headers, agent);
    if (!isSession(session)) return headers[sessionHeader] === undefined ? notAllowed.answer : session.answer;
    this.#sessions.end(session);
    return { status: 204, body: undefined };
  }

  encodeFault(error: ToolError): string {
    const fault = faultOf(error);
    const isUnreadable = error.code === "MALFORMED_MESSAGE";
    return errorText(undefined, isUnreadable ? { ...fault, code: rpcCodes.parseError } : fault);
  }

  #modern(request: RpcRequest, headers: Headers, agent: AgentPolicy): PostDecoded | Promise<PostDecoded> {
    const { id, method, params } = request;
    const wrong = envelopeMismatch(method, params, headers);
    if (wrong) return refused(id, wrong);
    const unfit = modern.check?.(params);
    if (unfit) return refused(id, unfit.fault, unfit.status);
    const misnamed = nameMismatch(method, params, headers);
    if (misnamed) return refused(id, misnamed);
    if (method !== "tools/call") return this.#asked(request, agent);
    if (this.#answers.book.isLoaded()) return this.#call(request, headers, agent);
    return this.#answers.book.load().then(
      () => this.#call(request, headers, agent),
      (error: unknown) => refused(id, rpcFault(rpcCodes.internalError, "INTERNAL", "The catalog could not be read."), 500, error),
    );
  }

  #call(request: RpcRequest, headers: Headers, agent: AgentPolicy): PostDecoded {
    const { name, arguments: payload = {} } = request.params;
    const tool = typeof name === "string" ? this.#answers.book.tool(name) : undefined;
    const wrong = tool && parameterMismatch(headerParameters(tool), payload, headers);
    return wrong ? refused(request.id, wrong) : this.#asked(request, agent);
  }

  #asked({ id, method, params }: RpcRequest, { agentId }: AgentPolicy): PostDecoded {
    const asked = this.#read(modern, id, method, params);
    switch (asked.kind) {
      case "fault":
        return refused(id, asked.fault, asked.status);
      case "result":
        return answered(200, resultText(id, modern.envelope(asked.result, this.#answers.facts)));
      case "listen":
        return this.#listen(id, asked.filter);
      case "level":
        return refused(id, unknownMethod(method, modern.version).fault);
      case "operation": {
        const rounds = canAsk(method) ? roundsOf(method, params, agentId, this.#answers.states) : undefined;
        if (rounds !== undefined && "kind" in rounds) return refused(id, rounds.fault, rounds.status);
        return {
          kind: "request",
          operation: rounds === undefined ? asked.operation : reached(asked.operation, rounds.reach),
          codec: this.#exchange(id, newPending(modern, method, asked.operation, params, rounds)),
        };
      }
    }
  }

  #read(revision: Revision, id: string, method: string, params: JsonObject): Asked {
    return methodOf(revision, method, this.#answers.facts)?.(params, id, this.#answers.facts) ?? unknownMethod(method, revision.version);
  }

  /** Messages of the era with a handshake: all but the first belong to a session. */
  #handshaken(message: Exclude<RpcMessage, { kind: "fault" }>, headers: Headers, agent: AgentPolicy): PostDecoded {
    if (message.kind === "request" && message.method === "initialize" && headers[sessionHeader] === undefined) {
      return this.#initialize(message, agent);
    }
    const session = this.#session(headers, agent, message.kind === "request" ? message.id : undefined);
    if (!isSession(session)) return session;
    if (message.kind === "response") {
      session.asked.answered(message.id, message);
      return accepted;
    }
    return message.kind === "request" ? this.#inSession(message, session) : hear(message, session);
  }

  #initialize({ id, params }: RpcRequest, agent: AgentPolicy): PostDecoded {
    const { protocolVersion, capabilities } = params;
    if (typeof protocolVersion !== "string") return refused(id, invalidParams('"protocolVersion" must be a string.').fault, 400);
    const session = this.#sessions.begin(agent, agreedRevision(protocolVersion), declaredOf(capabilities));
    this.#answers.book.load().catch(() => undefined);
    const body = resultText(id, initializeResult(session.revision.version, this.#answers.facts));
    return { kind: "answer", answer: { status: 200, body, headers: { [sessionHeader]: session.id } } };
  }

  #inSession({ id, method, params }: RpcRequest, session: HttpSession): PostDecoded {
    if (session.running.has(id)) return refused(undefined, duplicateId());
    const { revision } = session;
    const asked = this.#read(revision, id, method, params);
    if (asked.kind === "fault") return answered(200, errorText(id, asked.fault), toolErrorOf(asked.fault));
    if (asked.kind === "result") return answered(200, resultText(id, session.revision.envelope(asked.result, this.#answers.facts)));
    if (asked.kind === "listen") return refused(id, unknownMethod(method, session.revision.version).fault);
    if (asked.kind === "level") {
      session.level = asked.level;
      return answered(200, resultText(id, revision.envelope(emptyResult, this.#answers.facts)));
    }
    const pending = newPending(session.revision, method, asked.operation, params);
    const operation = canAsk(method) ? reached(asked.operation, { may: session.declared }) : asked.operation;
    return { kind: "request", operation, codec: this.#sessionExchange(id, pending, session) };
  }

  #session(headers: Headers, agent: AgentPolicy, requestId?: string): HttpSession | Answered {
    const id = headers[sessionHeader];
    if (typeof id !== "string") {
      const words = `Begin with initialize and send its Mcp-Session-Id with every request, or name MCP ${modern.version} in each request.`;
      return refused(requestId, rpcFault(rpcCodes.invalidRequest, "MALFORMED_MESSAGE", words), 400);
    }
    const session = this.#sessions.find(id, agent);
    if (session === undefined) return refused(requestId, sessionOver, 404);
    const named = headers["mcp-protocol-version"];
    if (typeof named !== "string" || handshaken.some(({ version }) => version === named.trim())) return session;
    const words = `MCP ${named.slice(0, 64)} is not served.`;
    return refused(requestId, rpcFault(rpcCodes.invalidRequest, "UNSUPPORTED_VERSION", words), 400);
  }

  #exchange(id: string, pending: Pending): ExchangeCodec {
    return {
      protocolName: mcpSubprotocol,
      endsWithConnection: true,
      encodeReply: (reply) => this.#encode(id, reply, pending, true),
      encodeNotice: (notice) => this.#news(notice, pending, pending.level),
    };
  }

  #news(notice: Notice, pending: Pending, level: number | undefined): string | undefined {
    if (notice.kind === "progress") return this.#answers.progress(notice.report, pending);
    return notice.kind === "note" ? this.#answers.note(notice, level) : undefined;
  }

  /** Goes on when its connection is gone: only a message cancels it (MCP 2025-11-25, Disconnection). */
  #sessionExchange(id: string, pending: Pending, session: HttpSession): ExchangeCodec {
    const questions = new StreamQuestions(session.asked);
    return {
      protocolName: mcpSubprotocol,
      endsWithConnection: false,
      keeper: session.keeper,
      onBegun: (cancel) => {
        session.running.set(id, () => {
          pending.isCancelled = true;
          cancel();
        });
      },
      encodeReply: (reply) => {
        session.running.delete(id);
        return this.#encode(id, reply, pending, false);
      },
      encodeNotice: (notice) => questions.encode(notice) ?? this.#news(notice, pending, session.level),
      onEnded: () => questions.end(),
    };
  }

  #encode(id: string, reply: Reply, pending: Pending, hasStatus: boolean): EncodedReply {
    const answer: Answer = this.#answers.reply(reply, pending);
    const status =
      answer !== undefined && "fault" in answer && (hasStatus || answer.fault.code === 403) ? httpStatusOfFault(answer.fault) : 200;
    const text = textOf(id, answer);
    const scopes = status === 403 ? scopesOf(reply) : undefined;
    return scopes === undefined ? { status, text } : { status, text, scopes };
  }

  /** The first message says what is heard of: with addresses, when it is known which of them can be followed. */
  #listen(id: string, filter: ListenFilter): PostDecoded {
    const codec: ExchangeCodec = {
      ...quiet,
      encodeReply: (reply) => {
        if (reply.kind === "listening") return { status: 200, text: acknowledged(id, { ...filter, uris: reply.uris }), isOpen: true };
        const fault = reply.kind === "refused" ? faultOf(reply.error) : duplicateId();
        return { status: 200, text: errorText(id, fault) };
      },
      encodeNotice: (notice) => newsFor(id, filter, notice),
      encodeFarewell: () => [resultText(id, listenResult(id, this.#answers))],
    };
    if (filter.uris.length === 0) return { kind: "stream", frames: [acknowledged(id, filter)], codec };
    const operation = { kind: "resourceListen", id, uris: filter.uris, metadata: noMetadata } as const;
    return { kind: "stream", frames: [], codec, operation };
  }
}

/** What the refused would have needed, all of it (MCP, Authorization, Scope Challenge). */
function scopesOf(reply: Reply): readonly string[] | undefined {
  if (reply.kind === "refused") return reply.error.scopes;
  return reply.kind === "call" && !reply.report.outcome.ok ? reply.report.outcome.error.scopes : undefined;
}

/** A stream without a request that could be answered. */
const quiet = {
  protocolName: mcpSubprotocol,
  endsWithConnection: true,
  encodeReply: (_reply: Reply) => ({ status: 200, text: undefined }),
} as const;

function newsOf(session: HttpSession, { facts }: Answers): ExchangeCodec {
  return {
    ...quiet,
    encodeNotice: (notice: Notice) => newsUnasked(listsOf(facts), notice),
    onOpened: (tell) => {
      session.tell = tell;
    },
    onEnded: () => {
      session.tell = undefined;
    },
  };
}

function hear({ method, params }: { readonly method: string; readonly params: JsonObject }, session: HttpSession): PostDecoded {
  if (method === "notifications/cancelled") session.running.get(idText(params.requestId) ?? "")?.();
  return accepted;
}

function isSession(found: HttpSession | PostDecoded): found is HttpSession {
  return !("kind" in found);
}
