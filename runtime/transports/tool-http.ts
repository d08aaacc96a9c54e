/** `POST /v1/tools/{name}`: one call, one answer, with the bodies of `toolRequest` and `toolResponse`. Knows nothing of the pipeline. */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { JsonValue } from "../../contract/index.ts";
import { httpStatusOf, isToolError, ToolError } from "../../contract/index.ts";
import { type AuthenticatedAgent, claimedIdentityError } from "../auth/authenticator.ts";
import type { Invoker } from "../invoke/invoker.ts";
import type { CallReport } from "../invoke/outcome.ts";
import type { CallCodec, CallHeaders, CallOperation } from "../protocols/protocol.ts";
import type { AuthenticateRequest } from "./authenticate-request.ts";
import { answerFault, answerJson } from "./http-answer.ts";
import { readJsonBody } from "./request-body.ts";

export const toolPathPrefix = "/v1/tools/";

export interface ToolHttpOptions {
  readonly maxBodyBytes: number;
  readonly authenticate: AuthenticateRequest;
  readonly invoker: Invoker;
  /** Hears of a call that was refused before it began, though the agent is known. */
  readonly refused: (error: ToolError, agent: AuthenticatedAgent) => void;
  readonly codec: CallCodec;
}

export function createToolHttp({
  maxBodyBytes,
  authenticate,
  invoker,
  refused,
  codec,
}: ToolHttpOptions): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  const proceed = (request: IncomingMessage, response: ServerResponse, path: string, policy: AuthenticatedAgent | undefined): void => {
    if (!policy) return answerFault(response, new ToolError("UNAUTHENTICATED", "Send `Authorization: Bearer <key>` with a valid key."));
    const toolName = nameOf(path);
    if (toolName === undefined)
      return answerFault(response, new ToolError("MALFORMED_MESSAGE", "The path does not hold a tool's name: POST /v1/tools/{name}."));
    readJsonBody(request, maxBodyBytes, (body, fault) => {
      if (fault) return answerFault(response, fault.error, fault.status);
      const call = codec.decodeCall(toolName, body as JsonValue, headersOf(request));
      if (call instanceof ToolError) return answerFault(response, call);
      const claimed = call.metadata.agent_id;
      if (claimed !== undefined && claimed !== policy.agentId) {
        const error = claimedIdentityError(claimed, policy.agentId);
        refused(error, policy);
        return answerFault(response, error);
      }
      begin({ invoker, codec }, call, policy, response);
    });
  };
  return (request, response, path) => {
    if (request.method !== "POST") {
      response.setHeader("allow", "POST");
      return answerFault(response, new ToolError("UNKNOWN_METHOD", "Call a tool with POST."), 405);
    }
    const policy = authenticate(request);
    if (policy instanceof Promise) {
      policy.then(
        (found) => proceed(request, response, path, found),
        (error: unknown) =>
          answerFault(
            response,
            isToolError(error) ? error : new ToolError("UNAVAILABLE", "The credential could not be checked. Try again.", { cause: error }),
          ),
      );
    } else proceed(request, response, path, policy);
  };
}

function begin(
  { invoker, codec }: Pick<ToolHttpOptions, "invoker" | "codec">,
  call: CallOperation,
  principal: AuthenticatedAgent,
  response: ServerResponse,
): void {
  const { toolName, version, payload, metadata, id } = call;
  const running = invoker.begin(
    { toolName, version, payload, metadata, principal, origin: "" },
    { settle: (report) => answerCall(response, codec.encodeReport(id, report), report), progress: () => undefined },
  );
  response.on("close", () => {
    if (!response.writableFinished) running.forsake(new ToolError("CANCELLED", "The caller closed the connection before the call ended."));
  });
}

function answerCall(response: ServerResponse, body: string, report: CallReport): void {
  const { outcome } = report;
  if (outcome.ok) return answerJson(response, 200, body);
  const retryAfter = outcome.error.retryAfterMs;
  answerJson(
    response,
    httpStatusOf(outcome.error.code),
    body,
    retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(retryAfter / 1_000)) },
  );
}

function nameOf(path: string): string | undefined {
  try {
    const name = decodeURIComponent(path.slice(toolPathPrefix.length));
    return name === "" || name.length > 128 ? undefined : name;
  } catch {
    return undefined;
  }
}

function headersOf(request: IncomingMessage): CallHeaders {
  const { traceparent, tracestate } = request.headers;
  return { traceparent: single(traceparent), tracestate: single(tracestate) };
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
