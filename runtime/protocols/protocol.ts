/** Port: a protocol is a codec between frames and operations. Knows nothing of tools, sessions or sockets. */

import type { JsonValue, ToolError } from "../../contract/index.ts";
import type { CallReport } from "../invoke/outcome.ts";
import type { Notice, Operation, Reply, ReplyFamily } from "../operation.ts";

/** What a frame turned out to be. */
export type Decoded =
  | { readonly ok: true; readonly operation: Operation }
  /** `id` and `family` are present when the frame could still be tied to a request of its sender. */
  | { readonly ok: false; readonly error: ToolError; readonly id?: string; readonly family?: ReplyFamily };

export interface Protocol {
  /** The WebSocket subprotocol it goes by. */
  readonly name: string;
  /** Never throws: a frame of any kind is an operation or a fault. */
  decode(frame: string): Decoded;
  /** @returns One text frame. Never throws: a message outside its own schema is logged and answered as INTERNAL. */
  encodeReply(reply: Reply): string;
  /** @returns One text frame, or `undefined` when this protocol has no words for the notice. */
  encodeNotice(notice: Notice): string | undefined;
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
