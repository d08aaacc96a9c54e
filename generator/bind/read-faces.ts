/** What clients show of a definition: icons, annotations, words of the author's own. Knows no kind. */

import type { ContentAnnotations, Icon, JsonObject } from "../../contract/index.ts";
import { quoted } from "../diagnostics/reporter.ts";
import { isObject } from "../schema/walk.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { listOf, names, oneOf, text } from "./readers.ts";
import { complainAtKey, complainAtValue, type Fields, placeName, type Reader, readFields, wrongType } from "./reading.ts";

/** Characters of a picture inside of the file: lists carry it to every client. */
const maxDataUri = 65_536;

const source: Reader<string> = (value, pointer, reading) => {
  if (typeof value !== "string") return wrongType(value, pointer, "a text", reading);
  if (/^https:\/\/[^\s]+$/.test(value)) return value;
  if (/^data:image\/[a-z0-9.+-]+[;,]/.test(value) && value.length <= maxDataUri) return value;
  const message = value.startsWith("data:")
    ? `The icon is no picture of at most ${maxDataUri} characters.`
    : `${quoted(value)} is no address that clients load an icon from.`;
  return complainAtValue(reading, pointer, {
    code: "ICON_INVALID",
    message,
    help: "Write an https: address, or a small data:image/…;base64 text.",
  });
};

const size: Reader<string> = (value, pointer, reading) => {
  if (typeof value === "string" && /^(?:any|[1-9]\d{0,4}x[1-9]\d{0,4})$/.test(value)) return value;
  return complainAtValue(reading, pointer, {
    code: "FIELD_VALUE",
    message: `${quoted(value)} is no size of an icon.`,
    help: "Write it like 48x48, or any.",
  });
};

const iconFields: Fields<{ src: string; mimeType?: string; sizes?: readonly string[]; theme?: "light" | "dark" }> = {
  src: { read: source, need: "always", add: "src: https://example.com/icon.png" },
  mimeType: { read: text, need: "optional" },
  sizes: { read: listOf(size), need: "optional" },
  theme: { read: oneOf(["light", "dark"]), need: "optional" },
};

export const icons: Reader<readonly Icon[]> = listOf((value, pointer, reading) => {
  const read = readFields(value, pointer, iconFields, reading, { url: "src", href: "src" });
  return read?.src === undefined ? undefined : { ...read, src: read.src };
});

const metaKey =
  /^(?:[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/;

/** Whose prefix a key has: MCP keeps those for itself whose second label is its name (MCP, `_meta`). */
function ownerOf(key: string): string | undefined {
  const prefix = key.includes("/") ? key.slice(0, key.indexOf("/")) : "";
  if (prefix === "toolwright") return "toolwright";
  return ["modelcontextprotocol", "mcp"].includes(prefix.split(".")[1] ?? prefix) ? "MCP" : undefined;
}

export const meta: Reader<JsonObject> = (value, pointer, reading) => {
  if (!isObject(value)) return wrongType(value, pointer, "a mapping of keys to values", reading);
  for (const key of Object.keys(value)) {
    const owner = ownerOf(key);
    if (owner === undefined && metaKey.test(key)) continue;
    const message = owner === undefined ? `${quoted(key)} is no key of _meta.` : `The key ${quoted(key)} belongs to ${owner}.`;
    complainAtKey(reading, joinPointer(pointer, key), {
      code: "META_KEY",
      message,
      help: "Write a key of your own, such as com.example/team.",
    });
  }
  return value;
};

const priority: Reader<number> = (value, pointer, reading) => {
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  const message = `${placeName(pointer)} cannot be ${quoted(value)}.`;
  return complainAtValue(reading, pointer, { code: "FIELD_VALUE", message, help: "Write a number from 0 to 1." });
};

const instant: Reader<string> = (value, pointer, reading) => {
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(value) && !Number.isNaN(Date.parse(value)))
    return value;
  return complainAtValue(reading, pointer, {
    code: "FIELD_VALUE",
    message: `${quoted(value)} is no instant.`,
    help: "Write it like 2027-06-30T12:00:00Z.",
  });
};

const annotationFields: Fields<{ audience?: readonly string[]; priority?: number; lastModified?: string }> = {
  audience: { read: names, need: "optional" },
  priority: { read: priority, need: "optional" },
  lastModified: { read: instant, need: "optional" },
};

export const annotations: Reader<ContentAnnotations> = (value, pointer, reading) => {
  const read = readFields(value, pointer, annotationFields, reading);
  const stranger = read?.audience?.findIndex((who) => who !== "user" && who !== "assistant") ?? -1;
  if (stranger === -1) return read as ContentAnnotations | undefined;
  const place = joinPointer(joinPointer(pointer, "audience"), stranger);
  const message = `${quoted(read?.audience?.[stranger])} is nobody whom contents are for.`;
  return complainAtValue(reading, place, { code: "FIELD_VALUE", message, help: "Write user, assistant or both." });
};
