/** How a resource is read: its text filled, its file loaded, its code asked. What it comes to is checked by whoever runs it. */

import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type {
  CatalogResource,
  JsonObject,
  JsonValue,
  RegisteredResource,
  ResourceContent,
  ResourceDescriptor,
  ToolContext,
  ToolHandler,
} from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import { fillBlanks } from "../../validation/blanks.ts";

/** What a read is asked with; made by whoever found the resource. */
export interface ResourceRead {
  readonly uri: string;
  readonly variables: Readonly<Record<string, string>>;
}

type Read = (read: ResourceRead, context: ToolContext) => Promise<ResourceContent | readonly ResourceContent[]>;

/** @param describe - The resource's row in `catalog.json`. */
export async function resourceReader(
  registered: RegisteredResource,
  describe: () => Promise<CatalogResource | undefined>,
): Promise<ToolHandler> {
  const read = await readerOf(registered, describe);
  const { mimeType } = registered.descriptor;
  return async (input: JsonObject, context) => {
    const asked = input as unknown as ResourceRead;
    const found = await read(asked, context);
    const contents = Array.isArray(found) ? (found as readonly ResourceContent[]) : [found as ResourceContent];
    return { contents: contents.map((content) => whole(content, asked.uri, mimeType)) as unknown as readonly JsonValue[] };
  };
}

/** What the author left out is what the resource says of itself. */
function whole(content: ResourceContent, uri: string, mimeType: string | undefined): unknown {
  if (typeof content !== "object" || content === null) return content;
  return { uri, ...(mimeType === undefined ? {} : { mimeType }), ...content };
}

async function readerOf(registered: RegisteredResource, describe: () => Promise<CatalogResource | undefined>): Promise<Read> {
  const { descriptor, source, file } = registered;
  if (source === "file" && file !== undefined) return (_read, { logger }) => contentOf(file, descriptor, logger);
  if (source === "text") {
    const { text = "" } = (await describe()) ?? {};
    return async ({ variables }) => ({ text: fillBlanks(text, variables, descriptor.mimeType) });
  }
  const { handler } = (await registered.load?.()) ?? {};
  if (typeof handler !== "function") throw new TypeError(`the module of resource "${descriptor.name}" exports no function named "handler"`);
  return async ({ variables }, context) => handler(variables as never, context);
}

async function contentOf(
  file: URL,
  { name, mimeType, limits: { maxBytes } }: ResourceDescriptor,
  logger: ToolContext["logger"],
): Promise<ResourceContent> {
  const facts = await stat(file).catch(gone);
  // A pipe would be read for ever, and keep one of the few threads that read.
  if (facts?.isFile() !== true) {
    logger.error("resource.file_missing", { resource: name, file: fileURLToPath(file) });
    throw new ToolError("UNKNOWN_RESOURCE", `The file of "${name}" is not there. Tell the resource's owner.`);
  }
  if (facts.size > maxBytes) {
    const words = `The file of "${name}" is larger than ${maxBytes} bytes (limits.maxBytes). Tell the resource's owner.`;
    throw new ToolError("RESOURCE_EXHAUSTED", words, { retryable: false });
  }
  const bytes = await readFile(file);
  const text = isTextual(mimeType) ? textOf(bytes) : undefined;
  return text === undefined ? { blob: bytes.toString("base64") } : { text };
}

/** @throws What says anything else than that nothing is there. */
function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}

/** Without a type the bytes speak for themselves. */
function isTextual(mimeType: string | undefined): boolean {
  return mimeType === undefined || /^text\/|^application\/(?:[^;]*\+)?(?:json|xml|yaml|javascript|toml)\b/i.test(mimeType);
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}
