/**
 * Requests of this server to one client, of the revisions with a handshake: each is a question of a handler, tied to its answer by an id. Knows
 * nothing of connections.
 */

import { type JsonObject, type JsonValue, ToolError } from "../../../contract/index.ts";
import { askMethods, type OpenQuestion } from "../../asking/questions.ts";
import { isObject, notificationText } from "./json-rpc.ts";

export class ServerRequests {
  /** By id as JSON text. */
  readonly #open = new Map<string, OpenQuestion>();
  #count = 0;

  /** @returns The request as text. */
  put(question: OpenQuestion): string {
    const id = `"toolwright-${++this.#count}"`;
    this.#open.set(id, question);
    return `{"jsonrpc":"2.0","id":${id},"method":"${askMethods[question.kind]}","params":${JSON.stringify(question.params)}}`;
  }

  /** @returns What tells the client that nobody waits any more; `undefined` for a question that is not open. */
  withdraw(question: OpenQuestion): string | undefined {
    for (const [id, open] of this.#open) {
      if (open !== question) continue;
      this.#open.delete(id);
      return notificationText("notifications/cancelled", `{"requestId":${id},"reason":"The call has ended."}`);
    }
    return undefined;
  }

  /** Takes a response; one to no open request is dropped. */
  answered(id: string, { result, error }: { readonly result: JsonValue | undefined; readonly error: JsonValue | undefined }): void {
    const question = this.#open.get(id);
    if (!question) return;
    this.#open.delete(id);
    if (result === undefined) question.refused(refusalOf(error));
    else question.answered(result);
  }
}

function refusalOf(error: JsonValue | undefined): ToolError {
  const { message } = isObject(error) ? error : ({} as JsonObject);
  const said = typeof message === "string" && message !== "" ? `: ${message.slice(0, 200)}` : "";
  return new ToolError("FAILED_PRECONDITION", `The client did not ask${said}`);
}

/** Why a question can have no answer: the stream that it went out on is closed. */
export function streamClosed(): ToolError {
  return new ToolError("FAILED_PRECONDITION", "The client closed the stream of the call before it answered. Call again to be asked again.");
}
