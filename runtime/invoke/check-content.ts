/** Content blocks that a handler shows: whether each is one, in MCP's terms. What is wrong is the handler's author's to mend. */

import type { ContentBlock } from "../../contract/index.ts";
import { formats } from "../../validation/index.ts";

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => string | undefined;

/** Looked for in what precedes the padding: matching the whole would take a stack as deep as an image is large. */
const notBase64 = /[^A-Za-z0-9+/]/;
const mediaTypeForm = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:\s*;.*)?$/s;

const text: Check = (value) => (typeof value === "string" ? undefined : "a text");
const bytes: Check = (value) => (isBase64(value) ? undefined : "bytes in base64 with its padding");
const mediaType: Check = (value) =>
  typeof value === "string" && mediaTypeForm.test(value) ? undefined : 'a media type such as "image/png"';
const address: Check = (value) =>
  typeof value === "string" && URL.canParse(value) ? undefined : 'an address with a scheme, such as "file:///a.txt"';
const count: Check = (value) => (Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : "a whole number of bytes");

interface Shape {
  readonly needed: Readonly<Record<string, Check>>;
  readonly optional: Readonly<Record<string, Check>>;
}

/** Every kind of block, and what each holds beside `annotations` and `_meta`. */
export const contentShapes: Readonly<Record<ContentBlock["type"], Shape>> = {
  text: { needed: { text }, optional: {} },
  image: { needed: { data: bytes, mimeType: mediaType }, optional: {} },
  audio: { needed: { data: bytes, mimeType: mediaType }, optional: {} },
  resource: { needed: { resource: resourceFault }, optional: {} },
  resource_link: {
    needed: { uri: address, name: text },
    optional: { title: text, description: text, mimeType: mediaType, size: count, icons: iconsFault },
  },
};

/** @throws {TypeError} Where it is no content block, and what would be one. */
export function demandContent(block: ContentBlock): void {
  const fault = contentFault(block);
  if (fault !== undefined) throw new TypeError(`context.attach: ${fault}.`);
}

/** @returns Why it is no content block, and what would be one; nothing when it is. */
export function contentFault(block: unknown): string | undefined {
  const type: unknown = (block as Partial<ContentBlock> | null | undefined)?.type;
  if (typeof type !== "string" || !Object.hasOwn(contentShapes, type)) {
    return `the type of a block is one of ${Object.keys(contentShapes).join(", ")}, not ${JSON.stringify(type)}`;
  }
  const { needed, optional } = contentShapes[type as ContentBlock["type"]];
  const fault = faultIn(block as Fields, needed, { ...optional, annotations: annotationsFault, _meta: metaFault });
  return fault === undefined ? undefined : `of a block of type ${type} ${fault}`;
}

function faultIn(fields: Fields, needed: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>>): string | undefined {
  for (const [name, check] of Object.entries(needed)) {
    const expected = check(fields[name]);
    if (expected !== undefined) return `"${name}" must be ${expected}`;
  }
  for (const [name, check] of Object.entries(optional)) {
    const expected = fields[name] === undefined ? undefined : check(fields[name]);
    if (expected !== undefined) return `"${name}" must be ${expected}`;
  }
  return undefined;
}

/** @returns What a resource would be, to be put behind "must be". */
export function resourceFault(value: unknown): string | undefined {
  if (!isRecord(value)) return "an object with a uri, and a text or a blob";
  const fault = faultIn(value, { uri: address }, { mimeType: mediaType, _meta: metaFault });
  if (fault !== undefined) return `a resource whose ${fault}`;
  const { text: words, blob } = value;
  if ((words === undefined) === (blob === undefined)) return "a resource with either a text or a blob";
  if (words !== undefined) return typeof words === "string" ? undefined : 'a resource whose "text" is a text';
  return bytes(blob) === undefined ? undefined : 'a resource whose "blob" is bytes in base64';
}

function annotationsFault(value: unknown): string | undefined {
  if (!isRecord(value)) return "an object";
  const { audience, priority, lastModified } = value;
  const roles: readonly unknown[] = ["user", "assistant"];
  if (audience !== undefined && !(Array.isArray(audience) && audience.every((role) => roles.includes(role)))) {
    return 'an object whose "audience" lists "user" or "assistant"';
  }
  if (priority !== undefined && !(typeof priority === "number" && priority >= 0 && priority <= 1)) {
    return 'an object whose "priority" is a number from 0 to 1';
  }
  return lastModified === undefined || isTime(lastModified) ? undefined : 'an object whose "lastModified" is a time by ISO 8601';
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && ["date-time", "date"].some((name) => isFormat(name, value));
}

function isFormat(name: string, value: string): boolean {
  const format = formats[name];
  return typeof format === "function" && format(value);
}

function metaFault(value: unknown): string | undefined {
  return isRecord(value) ? undefined : "an object";
}

function iconsFault(value: unknown): string | undefined {
  const isIcon = (icon: unknown): boolean => isRecord(icon) && typeof icon.src === "string" && /^(?:https:|data:)/.test(icon.src);
  return Array.isArray(value) && value.every(isIcon) ? undefined : 'a list of icons, each with a "src" that begins with https: or data:';
}

function isBase64(value: unknown): boolean {
  return (
    typeof value === "string" && value.length % 4 === 0 && !notBase64.test(value.slice(0, -2) + value.slice(-2).replace(/={1,2}$/, ""))
  );
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
