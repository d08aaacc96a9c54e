/**
 * How the client of a request can be reached while it is carried out: what it declared that it can be asked, and what it brings of earlier
 * rounds. Knows nothing of connections.
 */

import type { AskKind, JsonObject, JsonValue } from "../../../contract/index.ts";
import { levelOf, type Reach } from "../../asking/questions.ts";
import type { Request } from "../../operation.ts";
import { isObject } from "./json-rpc.ts";
import { invalidParams, metaOf } from "./methods.ts";
import type { Bound, RequestStates } from "./request-state.ts";
import { metaKeys } from "./rev-2026-07-28.ts";
import type { Asked } from "./revision.ts";

/** What a client declared at its handshake, or with a request. */
export type Declared = ReadonlySet<AskKind>;

const declares: Readonly<Record<AskKind, (capability: JsonObject) => boolean>> = {
  // Forms are meant where a client does not say what it has (MCP, Elicitation, Capabilities).
  elicitation: (capability) => capability.form !== undefined || capability.url === undefined,
  sampling: () => true,
  roots: () => true,
};

const nothing: Declared = new Set();

export function declaredOf(capabilities: JsonValue | undefined): Declared {
  if (!isObject(capabilities)) return nothing;
  let found: Set<AskKind> | undefined;
  for (const kind in declares) {
    const capability = capabilities[kind];
    if (isObject(capability) && declares[kind as AskKind](capability)) (found ??= new Set()).add(kind as AskKind);
  }
  return found ?? nothing;
}

/** Requests that may be answered by questions. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  "tools/call": ["name", "arguments"],
  "prompts/get": ["name", "arguments"],
  "resources/read": ["uri"],
};

export function canAsk(method: string): boolean {
  return Object.hasOwn(subjects, method);
}

/** Of a request that says itself what its client can be asked: its answers come with it. */
export interface RoundReach {
  readonly reach: Reach;
  readonly bound: Bound;
  /** The least level it wants to hear of; `undefined` for nothing. */
  readonly level: number | undefined;
}

/** @returns `undefined` for a client that can be asked nothing and wants to hear nothing. */
export function roundsOf(
  method: string,
  params: JsonObject,
  agentId: string,
  states: RequestStates,
): RoundReach | Extract<Asked, { kind: "fault" }> | undefined {
  const { inputResponses, requestState } = params;
  const { [metaKeys.clientCapabilities]: capabilities, [metaKeys.logLevel]: named } = metaOf(params);
  const may = declaredOf(capabilities);
  const level = levelOf(named);
  if (may.size === 0 && inputResponses === undefined && requestState === undefined && level === undefined) return undefined;
  if (inputResponses !== undefined && !isObject(inputResponses)) {
    return invalidParams('"inputResponses" must be an object: the answers by the keys of "inputRequests".');
  }
  if (requestState !== undefined && typeof requestState !== "string") {
    return invalidParams('"requestState" must be a string: the one that was given.');
  }
  const bound = { agentId, subject: subjectOf(method, params) };
  const opened = requestState === undefined ? undefined : states.open(requestState, bound);
  if (opened?.ok === false) return invalidParams(opened.wrong);
  return { reach: { may, rounds: { answers: inputResponses ?? {}, kept: opened?.kept } }, bound, level };
}

/** What the request is about, as text: the pipeline fills defaults into its arguments. */
function subjectOf(method: string, params: JsonObject): string {
  const members = (subjects[method] ?? []).map((member) => params[member] ?? (member === "arguments" ? {} : null));
  const { "toolwright/user_id": userId = null, "toolwright/context_id": contextId = null } = metaOf(params);
  return JSON.stringify([method, ...members, userId, contextId]);
}

/** The request as it is carried out. */
export function reached(operation: Request, reach: Reach): Request {
  if (operation.kind !== "call") return operation;
  // Written out: a spread costs every call more than all of its other members.
  const { kind, id, toolName, version, payload, metadata, offer } = operation;
  return { kind, id, toolName, version, payload, metadata, reach, offer };
}
