/** Answers of MCP over HTTP that are there at once, and whole. Knows nothing of eras and of what was asked. */

import { ToolError } from "../../../contract/index.ts";
import type { PostDecoded } from "../protocol.ts";
import { httpStatusOfFault } from "./http-status.ts";
import { errorText, type RpcFault, rpcCodes, rpcFault } from "./json-rpc.ts";

export type Answered = Extract<PostDecoded, { kind: "answer" }>;

/** Of a message that is no request. */
export const accepted: PostDecoded = { kind: "answer", answer: { status: 202, body: undefined } };

/** Of a method of HTTP that needs a session, to whoever names none. */
export const notAllowed = {
  kind: "answer",
  answer: {
    status: 405,
    body: errorText(undefined, rpcFault(rpcCodes.methodNotFound, "UNKNOWN_METHOD", "Send messages with POST.")),
    headers: { allow: "POST" },
  },
} as const;

export function answered(status: number, body: string, error?: ToolError): Answered {
  return { kind: "answer", answer: error ? { status, body, error } : { status, body } };
}

export function refused(id: string | undefined, fault: RpcFault, status: number = httpStatusOfFault(fault), cause?: unknown): Answered {
  return answered(status, errorText(id, fault), toolErrorOf(fault, cause));
}

export function toolErrorOf({ data, message }: RpcFault, cause?: unknown): ToolError {
  return new ToolError(data.code, message, cause === undefined ? {} : { cause });
}
