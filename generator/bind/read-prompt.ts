/** A `Prompt` document → its members. Knows nothing of other files. */

import type { ContentBlock, Icon, JsonObject, JsonValue, PromptArgument, PromptMessage, ToolLimits } from "../../contract/index.ts";
import { isObject } from "../schema/walk.ts";
import { byCode, checkBlanks, promptArguments } from "./read-blanks.ts";
import { annotations, icons, meta } from "./read-faces.ts";
import { limitsBeside } from "./read-limits.ts";
import { anyValue, base64, listOf, name, names, oneOf, text } from "./readers.ts";
import { complainAtKey, type Fields, type Reader, type Reading, readFields } from "./reading.ts";

export interface PromptMembers {
  apiVersion: JsonValue;
  kind: JsonValue;
  name: string;
  title: string;
  description: string;
  owner: string;
  tags: readonly string[];
  scopes: readonly string[];
  arguments: readonly PromptArgument[];
  messages: readonly PromptMessage[];
  handler: true;
  limits: ToolLimits;
  icons: readonly Icon[];
  _meta: JsonObject;
}

const defaultPromptLimits: ToolLimits = { timeoutMs: 30_000, maxBytes: 262_144, maxConcurrency: 100 };

const beside = { annotations: { read: annotations, need: "optional" }, _meta: { read: meta, need: "optional" } } as const;

const resourceFields: Fields<{ uri: string; mimeType?: string; text?: string; blob?: string }> = {
  uri: { read: text, need: "always", add: "uri: docs://handbook" },
  mimeType: { read: text, need: "optional" },
  text: { read: text, need: "optional" },
  blob: { read: base64, need: "optional" },
};

const embedded: Reader<object> = (value, pointer, reading) => {
  const read = readFields(value, pointer, resourceFields, reading);
  if (read === undefined || (read.text === undefined) !== (read.blob === undefined)) return read;
  return complainAtKey(reading, pointer, {
    code: "PROMPT_CONTENT",
    message: "An embedded resource has exactly one of text and blob.",
    help: "Give `text`, or `blob` in base64.",
  });
};

/** The fields of each type of content, as MCP spells them. */
const contentFields: Readonly<Record<ContentBlock["type"], Fields<object>>> = {
  text: {
    type: { read: anyValue, need: "always" },
    text: { read: text, need: "always", add: "text: What is said." },
    ...beside,
  } as Fields<object>,
  image: mediaFields("image/png"),
  audio: mediaFields("audio/wav"),
  resource: {
    type: { read: anyValue, need: "always" },
    resource: { read: embedded, need: "always", add: "resource: {}" },
    ...beside,
  } as Fields<object>,
  resource_link: {
    type: { read: anyValue, need: "always" },
    uri: { read: text, need: "always", add: "uri: docs://handbook" },
    name: { read: text, need: "always", add: "name: handbook" },
    title: { read: text, need: "optional" },
    description: { read: text, need: "optional" },
    mimeType: { read: text, need: "optional" },
    ...beside,
  } as Fields<object>,
};

function mediaFields(example: string): Fields<object> {
  return {
    type: { read: anyValue, need: "always" },
    data: { read: base64, need: "always", add: "data: <base64>" },
    mimeType: { read: text, need: "always", add: `mimeType: ${example}` },
    ...beside,
  } as Fields<object>;
}

const contentType = oneOf(Object.keys(contentFields) as readonly ContentBlock["type"][]);

/** A text alone is a block of text. */
const content: Reader<ContentBlock> = (value, pointer, reading) => {
  if (typeof value === "string") {
    const read = text(value, pointer, reading);
    return read === undefined ? undefined : { type: "text", text: read };
  }
  const type = isObject(value) ? contentType(value.type ?? null, `${pointer}/type`, reading) : "text";
  return type === undefined
    ? undefined
    : (readFields<object>(value, pointer, contentFields[type] as Fields<object>, reading) as ContentBlock | undefined);
};

const messageFields: Fields<{ role: PromptMessage["role"]; content: ContentBlock }> = {
  role: { read: oneOf(["user", "assistant"]), need: "always", add: "role: user" },
  content: { read: content, need: "always", add: "content: What is said." },
};

const message: Reader<PromptMessage> = (value, pointer, reading) => {
  const read = readFields(value, pointer, messageFields, reading, { text: "content" });
  return read?.role === undefined || read.content === undefined ? undefined : { role: read.role, content: read.content };
};

export const promptFields: Fields<PromptMembers> = {
  apiVersion: { read: anyValue, need: "optional" },
  kind: { read: anyValue, need: "optional" },
  name: { read: name, need: "always", add: "name: my_prompt" },
  title: { read: text, need: "optional" },
  description: { read: text, need: "strict", add: "description: What the prompt is for, in one line.", fallback: "" },
  owner: { read: text, need: "optional" },
  tags: { read: names, need: "optional", fallback: [] },
  scopes: { read: names, need: "strict", add: "scopes: [area:read]", fallback: [] },
  arguments: { read: promptArguments, need: "optional", fallback: [] },
  messages: { read: listOf(message), need: "optional" },
  handler: { read: byCode, need: "optional" },
  limits: { read: limitsBeside(defaultPromptLimits), need: "optional", fallback: defaultPromptLimits },
  icons: { read: icons, need: "optional" },
  _meta: { read: meta, need: "optional" },
};

/** What people write for a field of another name. */
export const promptWordsMeant: Readonly<Record<string, string>> = {
  args: "arguments",
  parameters: "arguments",
  template: "messages",
  text: "messages",
};

/** What several members must agree on. */
export function checkPrompt(prompt: Partial<PromptMembers>, reading: Reading): void {
  const { messages, handler } = prompt;
  const says = messages !== undefined && messages.length > 0;
  if (says === (handler !== undefined) && reading.reporter.errorCount === 0) {
    complainAtKey(reading, says ? "/handler" : "/name", {
      code: "PROMPT_SOURCE",
      message: says ? "The prompt has messages, and code that makes others." : "The prompt says nothing.",
      help: "Give exactly one: `messages`, or `handler: { code: true }`.",
    });
  }
  const known = (prompt.arguments ?? []).map((argument) => argument.name);
  for (const { pointer, text: written } of textsOf(reading.document.value)) checkBlanks(written, pointer, known, reading);
}

/** The texts of messages in which blanks are filled, with their places. */
function textsOf(document: JsonValue | undefined): readonly { readonly pointer: string; readonly text: string }[] {
  const messages = isObject(document) && Array.isArray(document.messages) ? (document.messages as readonly JsonValue[]) : [];
  return messages.flatMap((value, index) => {
    const block = isObject(value) ? value.content : undefined;
    return stringsIn(block, `/messages/${index}/content`);
  });
}

function stringsIn(value: JsonValue | undefined, pointer: string): readonly { readonly pointer: string; readonly text: string }[] {
  if (typeof value === "string") return [{ pointer, text: value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => (key === "_meta" ? [] : stringsIn(member, `${pointer}/${key}`)));
}
