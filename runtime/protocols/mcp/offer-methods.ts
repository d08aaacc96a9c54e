/** Methods of resources, prompts and completion, which every revision has in the same form. Knows nothing of eras and transports. */

import { type JsonObject, type JsonValue, ToolError } from "../../../contract/index.ts";
import { contextIdOf } from "../../context/context-uri.ts";
import type { CompletionAsked } from "../../offers/completion.ts";
import type { Operation } from "../../operation.ts";
import { quoted } from "../../quoted.ts";
import { isObject } from "./json-rpc.ts";
import { invalidParams, metadataOf, noMetadata } from "./methods.ts";
import type { Asked, Method } from "./revision.ts";

/** Addresses that one request may follow. */
const maxListenUris = 256;

const list =
  (family: Extract<Operation, { kind: "offerList" }>["family"]): Method =>
  ({ cursor }, id) => {
    if (cursor !== undefined && typeof cursor !== "string") return invalidParams('"cursor" must be the "nextCursor" of the page before.');
    return { kind: "operation", operation: { kind: "offerList", id, family, cursor, metadata: noMetadata } };
  };

export const listResources = list("resources");
export const listTemplates = list("templates");
export const listPrompts = list("prompts");

/** A context as it stands, or a call of what the catalog declares. */
export const readResource: Method = (params, id) => {
  const { uri } = params;
  if (typeof uri !== "string") return noUri;
  const contextId = contextIdOf(uri);
  if (contextId !== undefined) return { kind: "operation", operation: { kind: "contextGet", id, contextId, metadata: noMetadata } };
  return call(params, { id, toolName: uri, payload: { uri }, offer: "resource" });
};

export const followResource: Method = ({ uri }, id) =>
  typeof uri === "string" ? { kind: "operation", operation: { kind: "resourceSubscribe", id, uri, metadata: noMetadata } } : noUri;

export const leaveResource: Method = ({ uri }, id) =>
  typeof uri === "string" ? { kind: "operation", operation: { kind: "resourceUnsubscribe", id, uri, metadata: noMetadata } } : noUri;

export const getPrompt: Method = (params, id) => {
  const { name, arguments: payload = {} } = params;
  if (typeof name !== "string") return invalidParams('"name" must be a string: the name of a prompt.');
  if (!areTexts(payload)) return noTexts("arguments", payload);
  return call(params, { id, toolName: name, payload, offer: "prompt" });
};

export const complete: Method = (params, id) => {
  const { ref, argument, context } = params;
  if (!isObject(argument) || typeof argument.name !== "string" || typeof argument.value !== "string") {
    return invalidParams('"argument" must have a "name" and a "value", both strings.');
  }
  const others = isObject(context) ? (context.arguments ?? {}) : {};
  if (!areTexts(others)) return noTexts("context.arguments", others);
  const asked: CompletionAsked = {
    argument: argument.name,
    typed: argument.value,
    others: { ...others } as Readonly<Record<string, string>>,
  };
  const payload = asked as unknown as JsonObject;
  if (isObject(ref) && ref.type === "ref/prompt" && typeof ref.name === "string") {
    return call(params, { id, toolName: ref.name, payload, offer: "promptCompletion" });
  }
  if (isObject(ref) && ref.type === "ref/resource" && typeof ref.uri === "string") {
    return call(params, { id, toolName: ref.uri, payload, offer: "resourceCompletion" });
  }
  return invalidParams('"ref" must be a "ref/prompt" with its name, or a "ref/resource" with its uri.');
};

/** @returns The addresses that a subscription names, each once, or what is wrong. */
export function urisOf(value: JsonValue | undefined): readonly string[] | Extract<Asked, { kind: "fault" }> {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((uri): uri is string => typeof uri === "string")) {
    return invalidParams('"resourceSubscriptions" must be a list of addresses.');
  }
  const uris = [...new Set(value)];
  return uris.length <= maxListenUris ? uris : invalidParams(`"resourceSubscriptions" may name ${maxListenUris} addresses.`);
}

type CallFacts = Required<Pick<Extract<Operation, { kind: "call" }>, "id" | "toolName" | "payload" | "offer">>;

function call(params: JsonObject, facts: CallFacts): Asked {
  const metadata = metadataOf(params);
  if (metadata instanceof ToolError) return invalidParams(metadata.message);
  return { kind: "operation", operation: { kind: "call", version: undefined, metadata, ...facts } };
}

const noUri = invalidParams('"uri" must be a string: the address of a resource.');

function noTexts(field: string, value: JsonValue | undefined) {
  const wrong = isObject(value) ? Object.keys(value).find((name) => typeof value[name] !== "string") : undefined;
  const which = wrong === undefined ? "" : `; ${quoted(wrong.slice(0, maxShownName))} is none`;
  return invalidParams(`"${field}" must be an object of strings${which}.`);
}

/** Characters of a caller's name that an error repeats. */
const maxShownName = 64;

function areTexts(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && Object.values(value).every((member) => typeof member === "string");
}
