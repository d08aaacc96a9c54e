/**
 * MCP over a channel that stays: WebSocket and stdio. Remembers what a connection's own messages said: its era, its requests in flight,
 * what it listens to. Knows nothing of sockets and of how requests are carried out.
 */

import { type AgentPolicy, type JsonObject, ToolError } from "../../../contract/index.ts";
import { InFlight } from "../../in-flight.ts";
import type { Notice, Reply, Request } from "../../operation.ts";
import type { Decoded, Protocol } from "../protocol.ts";
import { type Answer, type Answers, duplicateId, type Pending } from "./answers.ts";
import { agreedRevision, handshaken, modern, namesRevision } from "./eras.ts";
import { faultOf } from "./faces.ts";
import { listsOf, methodOf } from "./families.ts";
import { firstLevel, initializeResult } from "./handshake.ts";
import { errorText, idText, parseMessage, type RpcFault, resultText } from "./json-rpc.ts";
import { invalidParams, noMetadata, progressTokenOf, unknownMethod } from "./methods.ts";
import { acknowledged, newsFor, newsUnasked, tooManyListens } from "./news.ts";
import { canAsk, type Declared, declaredOf, type RoundReach, reached, roundsOf } from "./reach.ts";
import { metaKeys, unsupported } from "./rev-2026-07-28.ts";
import { emptyResult, type ListenFilter, type Revision } from "./revision.ts";
import { ServerRequests } from "./server-requests.ts";

/** The WebSocket subprotocol. */
export const mcpSubprotocol = "mcp";

/** Subscriptions open at once on one connection. */
const maxListens = 32;

const nothing: Decoded = { ok: "own", frame: undefined, error: undefined };

/** MCP as a subprotocol: each connection gets a codec with a memory of its own. */
export function createMcpProtocol(answers: Answers): Protocol {
  const blank = new McpChannel(answers, nobody);
  return {
    name: mcpSubprotocol,
    open: ({ agentId }: AgentPolicy) => new McpChannel(answers, agentId),
    decode: (frame) => blank.decode(frame),
    encodeReply: (reply) => blank.encodeReply(reply),
    encodeNotice: (notice) => blank.encodeNotice(notice),
  };
}

/** A codec without a connection has no agent. */
const nobody = "";

class McpChannel implements Protocol {
  readonly name = mcpSubprotocol;
  readonly #answers: Answers;
  readonly #pending = new InFlight<Pending>();
  readonly #listens = new Map<string, ListenFilter>();
  /** Subscriptions that wait for what of their addresses can be followed. */
  readonly #beginning = new Map<string, ListenFilter>();
  /** Set by the first message that tells its era, for as long as the connection lives. */
  #pinned: Revision | undefined;
  #isInitialized = false;
  readonly #agentId: string;
  /** With a handshake: what the client can be asked, what it was asked, and what it wants to hear of. */
  #declared: Declared = declaredOf(undefined);
  #asked = new ServerRequests(handshaken[0] as Revision);
  #level = firstLevel;

  constructor(answers: Answers, agentId: string) {
    this.#answers = answers;
    this.#agentId = agentId;
  }

  decode(frame: string): Decoded {
    const message = parseMessage(frame);
    switch (message.kind) {
      case "fault":
        return this.#fault(message.id, message.fault);
      case "response":
        this.#asked.answered(message.id, message);
        return nothing;
      case "notification":
        return this.#hear(message.method, message.params);
      case "request":
        return this.#isHeld(message.id) ? this.#fault(message.id, duplicateId()) : this.#ask(message);
    }
  }

  encodeReply(reply: Reply): string | undefined {
    const { id } = reply;
    if (id === undefined) return undefined;
    const pending = this.#pending.delete(id);
    if (!pending) {
      const listens = this.#beginning.get(id);
      return listens && this.#begun(id, reply, listens);
    }
    return textOf(id, this.#answers.reply(reply, pending));
  }

  encodeNotice(notice: Notice): string | readonly string[] | undefined {
    switch (notice.kind) {
      case "progress": {
        const pending = this.#pending.get(notice.id);
        return pending && this.#answers.progress(notice.report, pending);
      }
      case "question":
        return this.#asked.put(notice.question);
      case "questionOver":
        return this.#asked.withdraw(notice.question);
      case "note": {
        const pending = this.#pending.get(notice.id);
        return pending && this.#answers.note(notice, pending.revision === modern ? pending.level : this.#level);
      }
      case "catalogChanged":
      case "resourceChanged":
      case "contextChanged":
      case "contextFolded":
        return this.#news(notice);
      case "fault":
        return errorText(undefined, faultOf(notice.error));
      default:
        return undefined;
    }
  }

  /** Ends every subscription with its result. */
  encodeFarewell(): readonly string[] {
    const frames = [...this.#listens.keys()].map((id) => resultText(id, listenResult(id, this.#answers)));
    this.#listens.clear();
    return frames;
  }

  #isHeld(id: string): boolean {
    return this.#pending.has(id) || this.#listens.has(id) || this.#beginning.has(id);
  }

  #ask({ id, method, params }: { readonly id: string; readonly method: string; readonly params: JsonObject }): Decoded {
    if (method === "initialize" && this.#pinned === undefined && !namesRevision(params)) return this.#initialize(id, params);
    if (method === "initialize" && this.#pinned === modern) return this.#fault(id, unsupported(String(params.protocolVersion)).fault);
    const isModern = this.#pinned === undefined ? namesRevision(params) : this.#pinned === modern;
    const revision = isModern ? modern : (this.#pinned ?? (handshaken[0] as Revision));
    const wrong = revision.check?.(params);
    if (wrong) return this.#fault(id, wrong.fault);
    if (isModern) this.#pinned = modern;
    const asked =
      methodOf(revision, method, this.#answers.facts)?.(params, id, this.#answers.facts) ?? unknownMethod(method, revision.version);
    switch (asked.kind) {
      case "fault":
        return this.#fault(id, asked.fault);
      case "result":
        return own(resultText(id, revision.envelope(asked.result, this.#answers.facts)));
      case "listen":
        return this.#listen(id, asked.filter);
      case "level":
        this.#level = asked.level;
        return own(resultText(id, revision.envelope(emptyResult, this.#answers.facts)));
      case "operation":
        return this.#begin(id, method, params, asked.operation, revision);
    }
  }

  #begin(id: string, method: string, params: JsonObject, operation: Request, revision: Revision): Decoded {
    if (!canAsk(method)) {
      this.#pending.add(id, newPending(revision, method, operation, params));
      return { ok: true, operation };
    }
    if (revision !== modern) {
      this.#pending.add(id, newPending(revision, method, operation, params));
      return { ok: true, operation: reached(operation, { may: this.#declared }) };
    }
    const rounds = roundsOf(method, params, this.#agentId, this.#answers.states);
    if (rounds !== undefined && "kind" in rounds) return this.#fault(id, rounds.fault);
    this.#pending.add(id, newPending(revision, method, operation, params, rounds));
    return { ok: true, operation: rounds === undefined ? operation : reached(operation, rounds.reach) };
  }

  #initialize(id: string, { protocolVersion, capabilities }: JsonObject): Decoded {
    if (typeof protocolVersion !== "string") return this.#fault(id, invalidParams('"protocolVersion" must be a string.').fault);
    this.#pinned = agreedRevision(protocolVersion);
    this.#isInitialized = true;
    this.#declared = declaredOf(capabilities);
    this.#asked = new ServerRequests(this.#pinned);
    // What results need of the catalog is read while the client thinks.
    this.#answers.book.load().catch(() => undefined);
    return own(resultText(id, initializeResult(this.#pinned.version, this.#answers.facts)));
  }

  #hear(method: string, { requestId }: JsonObject): Decoded {
    if (method !== "notifications/cancelled") return nothing;
    const id = idText(requestId);
    if (id === undefined) return nothing;
    if (this.#listens.delete(id) || this.#beginning.delete(id)) return { ok: true, operation: { kind: "cancel", id } };
    const pending = this.#pending.get(id);
    if (!pending) return nothing;
    pending.isCancelled = true;
    return { ok: true, operation: { kind: "cancel", id } };
  }

  #listen(id: string, filter: ListenFilter): Decoded {
    if (this.#listens.size + this.#beginning.size >= maxListens) return this.#fault(id, tooManyListens(maxListens));
    if (filter.uris.length > 0) {
      this.#beginning.set(id, filter);
      return { ok: true, operation: { kind: "resourceListen", id, uris: filter.uris, metadata: noMetadata } };
    }
    this.#listens.set(id, filter);
    return own(acknowledged(id, filter));
  }

  #begun(id: string, reply: Reply, { lists }: ListenFilter): string {
    this.#beginning.delete(id);
    if (reply.kind !== "listening") return errorText(id, reply.kind === "refused" ? faultOf(reply.error) : duplicateId());
    const filter = { lists, uris: reply.uris };
    this.#listens.set(id, filter);
    return acknowledged(id, filter);
  }

  #news(notice: Notice): readonly string[] {
    if (this.#pinned === modern) return [...this.#listens].flatMap(([id, filter]) => newsFor(id, filter, notice));
    return this.#isInitialized ? newsUnasked(listsOf(this.#answers.facts), notice) : [];
  }

  /** An answer with the id of a request in flight would settle that one. */
  #fault(id: string | undefined, fault: RpcFault): Decoded {
    const text = errorText(id !== undefined && this.#isHeld(id) ? undefined : id, fault);
    return { ok: "own", frame: text, error: new ToolError(fault.data.code, fault.message) };
  }
}

function own(frame: string): Decoded {
  return { ok: "own", frame, error: undefined };
}

export function newPending(
  revision: Revision,
  method: string,
  operation: { readonly kind: string; readonly toolName?: string },
  params: JsonObject,
  rounds?: RoundReach,
): Pending {
  return {
    revision,
    method,
    uri: params.uri,
    toolName: operation.toolName ?? "",
    progressToken: progressTokenOf(params),
    bound: rounds?.bound,
    level: rounds?.level,
    lastProgress: Number.NEGATIVE_INFINITY,
    pacedFrom: Number.NEGATIVE_INFINITY,
    paced: 0,
    isCancelled: false,
  };
}

export function textOf(id: string, answer: Answer): string | undefined {
  if (answer === undefined) return undefined;
  return "result" in answer ? resultText(id, answer.result) : errorText(id, answer.fault);
}

export function listenResult(id: string, { facts }: Answers): string {
  return modern.envelope({ ...emptyResult, meta: `"${metaKeys.subscriptionId}":${id}` }, facts);
}
