/** `mcp` in toolwright.yaml: what a project says of itself as a server of MCP. Touches no disk. */

import { flag } from "../generator/bind/readers.ts";
import { complainAtValue, type Reader, readFields, wrongType } from "../generator/bind/reading.ts";
import { quoted } from "../generator/diagnostics/reporter.ts";
import { isDescription, isRegistryName, isVersion, type McpServerFacts, maxDescription } from "./server-json.ts";

export interface McpSettings {
  /** Present: `generate` writes `server.json`. */
  readonly server?: McpServerFacts;
}

/** A text of a certain form. */
const fitting =
  (isFitting: (value: string) => boolean, help: string): Reader<string> =>
  (value, pointer, reading) => {
    if (typeof value !== "string") return wrongType(value, pointer, "a text", reading);
    if (isFitting(value)) return value;
    const message = `mcp.server.${pointer.slice(pointer.lastIndexOf("/") + 1)} cannot be ${quoted(value)}.`;
    return complainAtValue(reading, pointer, { code: "FIELD_VALUE", message, help });
  };

const isWebUrl = (value: string) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value);

const words = fitting(isDescription, `Write a text of up to ${maxDescription} characters: the registry takes no longer one.`);

const server: Reader<McpServerFacts> = (value, pointer, reading) => {
  if (value === null) return {};
  const table = {
    name: { need: "optional", read: fitting(isRegistryName, "Write a domain turned round and a name, such as io.github.you/logistics.") },
    title: { need: "optional", read: words },
    description: { need: "optional", read: words },
    version: { need: "optional", read: fitting(isVersion, "Write a version such as 1.0.0.") },
    url: { need: "optional", read: fitting(isWebUrl, "Write where clients reach the server, such as https://tools.example.com.") },
    package: { need: "optional", read: flag },
  } as const;
  return readFields<McpServerFacts>(value, pointer, table, reading) ?? {};
};

export const mcp: Reader<McpSettings> = (value, pointer, reading) =>
  value === null ? {} : readFields<McpSettings>(value, pointer, { server: { need: "optional", read: server } }, reading);
