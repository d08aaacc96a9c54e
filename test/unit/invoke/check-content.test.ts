import { describe, expect, it } from "vitest";
import type { ContentBlock } from "../../../contract/index.ts";
import { contentShapes, demandContent } from "../../../runtime/invoke/check-content.ts";

const annotations = { audience: ["user", "assistant"], priority: 0.5, lastModified: "2026-07-28T12:00:00Z" };
const data = "aGVsbG8=";

const sound: Readonly<Record<string, object>> = {
  "a text": { type: "text", text: "", annotations, _meta: { "com.example/a": 1 } },
  "an image": { type: "image", data, mimeType: "image/png" },
  "a sound": { type: "audio", data: "", mimeType: "audio/wav; rate=8000" },
  "a resource of text": { type: "resource", resource: { uri: "test://a", mimeType: "text/plain", text: "a", _meta: {} } },
  "a resource of bytes": { type: "resource", resource: { uri: "urn:a:b", blob: data }, annotations: {} },
  "a link": { type: "resource_link", uri: "file:///a.txt", name: "a", title: "A", description: "An a.", mimeType: "text/plain", size: 3 },
  "a link with a picture": { type: "resource_link", uri: "https://a.example", name: "a", icons: [{ src: "data:image/png;base64,aGk=" }] },
};

const unsound: readonly (readonly [string, unknown, string])[] = [
  ["nothing", undefined, "one of text, image, audio, resource, resource_link, not undefined"],
  ["another type", { type: "video", data }, 'not "video"'],
  ["a type called constructor", { type: "constructor" }, 'not "constructor"'],
  ["a text without one", { type: "text" }, '"text" must be a text'],
  ["bytes that are no base64", { type: "image", data: "not base64!", mimeType: "image/png" }, '"data" must be bytes in base64'],
  ["bytes without padding", { type: "image", data: "aGVsbG8", mimeType: "image/png" }, '"data" must be bytes in base64'],
  ["padding in the middle", { type: "image", data: "aGVsbG8=aGVs", mimeType: "image/png" }, '"data" must be bytes in base64'],
  ["bytes as they are", { type: "audio", data: new Uint8Array(3), mimeType: "audio/wav" }, '"data" must be bytes in base64'],
  ["no media type", { type: "image", data, mimeType: "png" }, '"mimeType" must be a media type'],
  ["a resource without an address", { type: "resource", resource: { text: "a" } }, 'a resource whose "uri" must be an address'],
  ["a resource of both", { type: "resource", resource: { uri: "a:b", text: "a", blob: data } }, "either a text or a blob"],
  ["a resource of neither", { type: "resource", resource: { uri: "a:b" } }, "either a text or a blob"],
  ["a link without a name", { type: "resource_link", uri: "a:b" }, '"name" must be a text'],
  ["a link of a size below nothing", { type: "resource_link", uri: "a:b", name: "a", size: -1 }, '"size" must be a whole number of bytes'],
  ["a picture from the disk", { type: "resource_link", uri: "a:b", name: "a", icons: [{ src: "file:///a" }] }, '"icons" must be a list'],
  ["another audience", { type: "text", text: "a", annotations: { audience: ["model"] } }, '"audience" lists "user" or "assistant"'],
  ["a priority beyond 1", { type: "text", text: "a", annotations: { priority: 2 } }, '"priority" is a number from 0 to 1'],
  ["a time that is none", { type: "text", text: "a", annotations: { lastModified: "now" } }, '"lastModified" is a time'],
  ["annotations that are a list", { type: "text", text: "a", annotations: [] }, '"annotations" must be an object'],
  ["_meta that is a text", { type: "text", text: "a", _meta: "a" }, '"_meta" must be an object'],
];

describe("a content block", () => {
  it.each(Object.entries(sound))("may be %s", (_what, block) => {
    expect(() => demandContent(block as ContentBlock)).not.toThrow();
  });

  it.each(unsound)("is not %s, and the author is told what it must be (mcp.content)", (_what, block, words) => {
    expect(() => demandContent(block as ContentBlock)).toThrow(TypeError);
    expect(() => demandContent(block as ContentBlock)).toThrow(words);
  });

  it("is shown here in each kind there is", () => {
    const shown = new Set(Object.values(sound).map((block) => (block as ContentBlock).type));
    expect([...shown].sort()).toEqual(Object.keys(contentShapes).sort());
  });

  it("may be an image of many megabytes", () => {
    expect(() => demandContent({ type: "image", data: "AAAA".repeat(4_000_000), mimeType: "image/png" })).not.toThrow();
  });
});
