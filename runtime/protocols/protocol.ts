/** Port: a protocol is a codec between frames and operations. Knows nothing of tools, sessions or sockets. */

import type { AgentPolicy, JsonValue, ToolError } from "../../contract/index.ts";
import type { CallReport } from "../invoke/outcome.ts";
import type { Notice, Operation, Reply, ReplyFamily, Request } from "../operation.ts";
import type { Frame } from "../spliced-text.ts";

/** What a frame says to the server. */
export type Read =
  | { readonly ok: true; readonly operation: Operation }
  /** `id` and `family` are present when the frame could still be tied to a request of its sender. */
  | { readonly ok: false; readonly error: ToolError; readonly id?: string; readonly family?: ReplyFamily };

/** What a frame turned out to be. */
export type Decoded =
  | Read
  /** The codec's own business, such as a handshake: its answer if there is one, and the error if that is a refusal. */
  | { readonly ok: "own"; readonly frame: string | undefined; readonly error: ToolError | undefined };

export interface Protocol {
  /** The WebSocket subprotocol it goes by. */
  readonly name: string;
  /** A codec for one connection, where a protocol remembers what its peer said. */
  open?(principal: AgentPolicy): Protocol;
  /** Never throws: a frame of any kind is an operation or a fault. */
  decode(frame: string): Decoded;
  /**
   * @returns One text frame, or `undefined` when the peer wants no answer any more. Never throws: a message outside its own schema is
   * logged and answered as INTERNAL.
   */
  encodeReply(reply: Reply): Frame | undefined;
  /** @returns Text frames, or `undefined` when this protocol has no words for the notice. */
  encodeNotice(notice: Notice): string | readonly string[] | undefined;
  /** What is said before the connection is closed. */
  encodeFarewell?(): readonly string[];
}

/** What an HTTP request says beside its body. */
export interface CallHeaders {
  readonly traceparent: string | undefined;
  readonly tracestate: string | undefined;
}

export type CallOperation = Extract<Operation, { readonly kind: "call" }>;

/** Port: a codec for one call, one answer. */
export interface CallCodec {
  /** @returns The error that answers a body which is no call. Never throws. */
  decodeCall(toolName: string, body: JsonValue, headers: CallHeaders): CallOperation | ToolError;
  /** @returns JSON text. */
  encodeReport(id: string, report: CallReport): string;
}

/** Headers of a request, in lower case, as Node has them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A whole answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  /** JSON text; without it the body is empty. */
  readonly body: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Present when it is a refusal. */
  readonly error?: ToolError;
}

/** What of a peer goes on when its exchange is over. */
export interface SubscriptionKeeper {
  notice(notice: Notice): void;
  /** @throws {ToolError} RESOURCE_EXHAUSTED at the limit. */
  demandRoomForSubscription(name: string): void;
  /** Keeps what ends a subscription; a second one of the same name takes the first one's place. */
  keepSubscription(name: string, unsubscribe: () => void): void;
  endSubscription(name: string): void;
}

/** The codec of one POST that is carried out, or of a stream that stays open. */
export interface ExchangeCodec {
  /** What it speaks. */
  readonly protocolName?: string;
  /** Whether whoever closes the connection cancels the request. */
  readonly endsWithConnection: boolean;
  /** Where subscriptions are kept that outlive the exchange; the exchange itself when absent. */
  readonly keeper?: SubscriptionKeeper;
  encodeReply(reply: Reply): EncodedReply;
  encodeNotice(notice: Notice): string | readonly string[] | undefined;
  /** Handed what ends the request, for peers that cancel by another message. */
  onBegun?(cancel: () => void): void;
  /** Handed what writes to the stream, for news that come by another way. */
  onOpened?(tell: (notice: Notice) => void): void;
  /** What is said before the stream is closed by the server. */
  encodeFarewell?(): readonly string[];
  /** The stream is closed. */
  onEnded?(): void;
}

export interface EncodedReply {
  readonly status: number;
  /** Absent when the peer wants no answer any more. */
  readonly text: string | undefined;
  /** More follows on this stream. */
  readonly isOpen?: boolean;
  /** Of a refusal for want of scopes: every scope that is needed. */
  readonly scopes?: readonly string[];
}

export type PostDecoded =
  | { readonly kind: "answer"; readonly answer: HttpAnswer }
  | { readonly kind: "request"; readonly operation: Request; readonly codec: ExchangeCodec }
  /** News until one side closes. */
  | {
      readonly kind: "stream";
      readonly codec: ExchangeCodec;
      readonly frames: readonly string[];
      /** Asked for when the stream is open. */
      readonly operation?: Request;
    };

/** Port: a protocol whose messages come one POST each, with streams of news beside. */
export interface PostProtocol {
  /** Never throws, and never rejects. */
  decodePost(body: JsonValue, headers: Headers, principal: AgentPolicy): PostDecoded | Promise<PostDecoded>;
  /** A GET asks for a stream of news. */
  decodeGet(headers: Headers, principal: AgentPolicy): PostDecoded;
  /** A DELETE ends a session. */
  decodeDelete(headers: Headers, principal: AgentPolicy): HttpAnswer;
  /** @returns JSON text for a request that was not even read. */
  encodeFault(error: ToolError): string;
}
