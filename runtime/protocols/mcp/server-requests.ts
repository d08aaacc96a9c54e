/**
 * Requests of this server to one client, of the revisions with a handshake: each is a question of a handler, tied to its answer by an id. Knows
 * nothing of connections.
 */

import { type AskSchema, type JsonObject, type JsonValue, ToolError } from "../../../contract/index.ts";
import { askMethods, type OpenQuestion } from "../../asking/questions.ts";
import { isObject, notificationText } from "./json-rpc.ts";
import type { Revision } from "./revision.ts";

export class ServerRequests {
  readonly #revision: Revision;
  /** By id as JSON text. */
  readonly #open = new Map<string, OpenQuestion>();
  #count = 0;

  constructor(revision: Revision) {
    this.#revision = revision;
  }

  /** @returns The request as text; `undefined` for a question that the revision has no words for, which is refused. */
  put(question: OpenQuestion): string | undefined {
    const params = this.#fitted(question);
    if (params === undefined) {
      queueMicrotask(() => question.refused(noWords(this.#revision.version)));
      return undefined;
    }
    const id = `"toolwright-${++this.#count}"`;
    this.#open.set(id, question);
    return `{"jsonrpc":"2.0","id":${id},"method":"${askMethods[question.kind]}","params":${JSON.stringify(params)}}`;
  }

  #fitted({ kind, params }: OpenQuestion): JsonObject | undefined {
    if (kind !== "elicitation" || !this.#revision.fitForm) return params;
    const requestedSchema = this.#revision.fitForm(params.requestedSchema as unknown as AskSchema);
    return requestedSchema && { ...params, requestedSchema };
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
  answered(
    id: string | undefined,
    { result, error }: { readonly result: JsonValue | undefined; readonly error: JsonValue | undefined },
  ): void {
    const question = id === undefined ? undefined : this.#open.get(id);
    if (id === undefined || !question) return;
    this.#open.delete(id);
    if (result === undefined) question.refused(refusalOf(error));
    else question.answered(result);
  }
}

function noWords(version: string): ToolError {
  const words = `The client speaks MCP ${version}, whose forms cannot offer some of several. Use a client of a newer revision.`;
  return new ToolError("FAILED_PRECONDITION", words);
}

function refusalOf(error: JsonValue | undefined): ToolError {
  const { message } = isObject(error) ? error : ({} as JsonObject);
  const said = typeof message === "string" && message !== "" ? `: ${message.slice(0, 200)}` : "";
  return new ToolError("FAILED_PRECONDITION", `The client did not ask${said}`);
}
