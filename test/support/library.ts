/** What the tests of offers serve beside tools: files, texts, templates and code, some of it broken. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ToolContext, ToolError } from "../../contract/index.ts";
import type { McpTool } from "./mcp.ts";
import { promptOf, resourceOf, type TestOffers } from "./offers.ts";

/** Tells twice that an address has changed. */
export const tellsChange: McpTool = {
  handler: ({ uri }: { uri: string }, { resources }: ToolContext) => {
    resources.changed(uri);
    resources.changed(uri);
    return {};
  },
};

export interface Library {
  readonly offers: TestOffers;
  remove(): void;
}

/** Writes the files aside. */
export function makeLibrary(): Library {
  const folder = mkdtempSync(join(tmpdir(), "toolwright-offers-"));
  const at = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return pathToFileURL(join(folder, name));
  };
  const handbook = at("handbook.md", "# Ours\n");
  const picture = at("picture.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0));
  const large = at("large.txt", "x".repeat(100));
  const offers = {
    resources: [
      resourceOf(
        "breaks",
        { uri: "docs://breaks" },
        {
          handler: () => {
            throw new TypeError("the secret reason");
          },
        },
      ),
      resourceOf("greeting", { uriTemplate: "docs://greeting/{name}", mimeType: "application/json", text: '{"hello":"{{name}}"}' }),
      resourceOf(
        "handbook",
        { uri: "docs://handbook", mimeType: "text/markdown", title: "Handbook", annotations: { priority: 1 } },
        undefined,
        handbook,
      ),
      resourceOf("large", { uri: "docs://large", limits: { timeoutMs: 1_000, maxBytes: 10, maxConcurrency: 1 } }, undefined, large),
      resourceOf("lies", { uri: "docs://lies" }, { handler: () => ({ text: 7 }) as never }),
      resourceOf(
        "page",
        {
          uriTemplate: "docs://page/{number}{?language}",
          variables: [
            { name: "language", values: ["de", "en"] },
            { name: "number", isCompleted: true },
          ],
        },
        {
          handler: ({ number, language = "en" }, { principal }) => {
            if (number === "0") throw new ToolError("UNKNOWN_RESOURCE", "There is no such page.");
            return { text: `${number} ${language} for ${principal.agentId}` };
          },
          complete: { number: (typed) => Array.from({ length: 150 }, (_, index) => `${String(typed)}${index}`) },
        },
      ),
      resourceOf(
        "picture",
        { uri: "docs://picture", mimeType: "image/png", icons: [{ src: "https://example.com/i.png" }] },
        undefined,
        picture,
      ),
      resourceOf("secret", { uri: "docs://secret", text: "psst", scopes: ["secrets:read"] }),
    ],
    prompts: [
      promptOf(
        "code",
        { arguments: [{ name: "shipment", description: "Which one.", required: true, isCompleted: true }] },
        {
          handler: ({ shipment }, { toolName }) => ({
            messages: [{ role: "user", content: { type: "text", text: `${toolName}: ${shipment}` } }],
          }),
          complete: { shipment: (typed, others, { principal }) => [`${String(typed)}!`, JSON.stringify(others), principal.agentId] },
        },
      ),
      promptOf("hidden", { scopes: ["secrets:read"], messages: [{ role: "user", content: { type: "text", text: "psst" } }] }),
      promptOf("lies", {}, { handler: () => ({ messages: [{ role: "system", content: { type: "text", text: "x" } }] }) as never }),
      promptOf("tone", {
        title: "Tone",
        arguments: [
          { name: "what", required: true },
          { name: "how", description: "In which way.", required: false, values: ["plainly", "formally"] },
        ],
        messages: [
          { role: "user", content: { type: "text", text: "Say {{what}} {{how}}." } },
          {
            role: "assistant",
            content: { type: "resource", resource: { uri: "docs:{{what}}", mimeType: "application/json", text: '["{{what}}"]' } },
          },
        ],
        icons: [{ src: "https://example.com/i.png", sizes: ["any"] }],
        _meta: { "com.example/team": "care" },
      }),
    ],
  };
  return { offers, remove: () => rmSync(folder, { recursive: true }) };
}
