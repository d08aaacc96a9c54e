/** A `Resource` document → its members. Knows nothing of other files. */

import type { Blank, ContentAnnotations, Icon, JsonObject, JsonValue, ToolLimits } from "../../contract/index.ts";
import { parseUriTemplate, uriFault } from "../../validation/uri-template.ts";
import { quoted } from "../diagnostics/reporter.ts";
import { suggest } from "../text/did-you-mean.ts";
import { byCode, checkBlanks, variables } from "./read-blanks.ts";
import { annotations, icons, meta } from "./read-faces.ts";
import { limitsBeside } from "./read-limits.ts";
import { anyValue, name, names, text } from "./readers.ts";
import { complainAtKey, complainAtValue, type Fields, type Reader, type Reading } from "./reading.ts";

export interface ResourceMembers {
  apiVersion: JsonValue;
  kind: JsonValue;
  name: string;
  title: string;
  description: string;
  owner: string;
  tags: readonly string[];
  uri: string;
  uriTemplate: string;
  variables: readonly Blank[];
  mimeType: string;
  scopes: readonly string[];
  text: string;
  file: string;
  handler: true;
  limits: ToolLimits;
  annotations: ContentAnnotations;
  icons: readonly Icon[];
  _meta: JsonObject;
}

/** A file is more than what a tool answers. */
const defaultResourceLimits: ToolLimits = { timeoutMs: 30_000, maxBytes: 1_048_576, maxConcurrency: 100 };

/** Shared contexts stand at these addresses. */
const takenSchemes = /^context:/i;

const address: Reader<string> = (value, pointer, reading) => {
  const written = text(value, pointer, reading);
  return written === undefined ? undefined : checked(written, uriFault(written), pointer, reading);
};

const template: Reader<string> = (value, pointer, reading) => {
  const written = text(value, pointer, reading);
  if (written === undefined) return undefined;
  const parsed = parseUriTemplate(written);
  return checked(written, typeof parsed === "string" ? parsed : undefined, pointer, reading);
};

function checked(written: string, fault: string | undefined, pointer: string, reading: Reading): string | undefined {
  const why = fault ?? (takenSchemes.test(written) ? "begins as the addresses of shared contexts do" : undefined);
  if (why === undefined) return written;
  const help = pointer === "/uri" ? "Write it like docs://handbook." : "Write it like docs://handbook/{chapter} (RFC 6570, up to level 3).";
  return complainAtValue(reading, pointer, { code: "RESOURCE_ADDRESS", message: `The address ${quoted(written)} ${why}.`, help });
}

const mimeType: Reader<string> = (value, pointer, reading) => {
  if (typeof value === "string" && /^[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w.+-]+=[\w.+-]+)*$/.test(value)) return value;
  return complainAtValue(reading, pointer, {
    code: "FIELD_VALUE",
    message: `${quoted(value)} is no media type.`,
    help: "Write it like text/markdown.",
  });
};

export const resourceFields: Fields<ResourceMembers> = {
  apiVersion: { read: anyValue, need: "optional" },
  kind: { read: anyValue, need: "optional" },
  name: { read: name, need: "always", add: "name: my_resource" },
  title: { read: text, need: "optional" },
  description: { read: text, need: "strict", add: "description: What stands there, in one line.", fallback: "" },
  owner: { read: text, need: "optional" },
  tags: { read: names, need: "optional", fallback: [] },
  uri: { read: address, need: "optional" },
  uriTemplate: { read: template, need: "optional" },
  variables: { read: variables, need: "optional", fallback: [] },
  mimeType: { read: mimeType, need: "optional" },
  scopes: { read: names, need: "strict", add: "scopes: [area:read]", fallback: [] },
  text: { read: text, need: "optional" },
  file: { read: text, need: "optional" },
  handler: { read: byCode, need: "optional" },
  limits: { read: limitsBeside(defaultResourceLimits), need: "optional", fallback: defaultResourceLimits },
  annotations: { read: annotations, need: "optional" },
  icons: { read: icons, need: "optional" },
  _meta: { read: meta, need: "optional" },
};

/** What people write for a field of another name. */
export const resourceWordsMeant: Readonly<Record<string, string>> = {
  url: "uri",
  address: "uri",
  template: "uriTemplate",
  content: "text",
  contents: "text",
  path: "file",
  mime: "mimeType",
  mime_type: "mimeType",
};

/** What several members must agree on. */
export function checkResource(resource: Partial<ResourceMembers>, reading: Reading): void {
  const { uri, uriTemplate } = resource;
  if ((uri === undefined) === (uriTemplate === undefined) && isSound(reading)) {
    const both = uri !== undefined;
    const message = both ? "The resource has an address and a template of addresses." : "The resource stands nowhere.";
    const help = both ? "Remove one of the two." : "Add `uri: docs://handbook`, or `uriTemplate: docs://handbook/{chapter}`.";
    complainAtKey(reading, both ? "/uriTemplate" : "/name", { code: "RESOURCE_ADDRESS", message, help });
  }
  checkSource(resource, reading);
  const parsed = uriTemplate === undefined ? undefined : parseUriTemplate(uriTemplate);
  const inAddress = parsed === undefined || typeof parsed === "string" ? [] : parsed.variables;
  for (const [index, { name: wanted }] of (resource.variables ?? []).entries()) {
    if (inAddress.includes(wanted)) continue;
    const message = `The address has no variable ${quoted(wanted)}.`;
    const help = suggest(wanted, inAddress, "Write it into uriTemplate, or remove it here.");
    complainAtValue(reading, `/variables/${index}/name`, { code: "RESOURCE_VARIABLE_UNKNOWN", message, help });
  }
  if (resource.text !== undefined) checkBlanks(resource.text, "/text", inAddress, reading);
}

const isSound = ({ reporter }: Reading): boolean => reporter.errorCount === 0;

function checkSource({ uriTemplate, ...resource }: Partial<ResourceMembers>, reading: Reading): void {
  const given = (["text", "file", "handler"] as const).filter((member) => resource[member] !== undefined);
  const [source, second] = given;
  const code = "RESOURCE_SOURCE";
  if (source === "file" && uriTemplate !== undefined) {
    const help = "Give each file a Resource of its own, or write `handler: { code: true }`.";
    complainAtKey(reading, "/file", { code, message: "One file cannot stand at every address of a template.", help });
  }
  if (given.length === 1 || !isSound(reading)) return;
  const message = second === undefined ? "The resource has nothing to show." : `The resource has ${given.join(" and ")}.`;
  const help = "Give exactly one: `text`, `file` (a path beside this file), or `handler: { code: true }`.";
  complainAtKey(reading, second === undefined ? "/name" : `/${second}`, { code, message, help });
}
