import { describe, expect, it } from "vitest";
import { emitDocs } from "../../../generator/emit/docs.ts";
import { code, inline } from "../../../generator/emit/markdown.ts";
import { propertyWords } from "../../../generator/emit/schema-words.ts";
import { context, model, tool } from "./models.ts";

const pages = (catalog: Parameters<typeof emitDocs>[0]) =>
  Object.fromEntries(emitDocs(catalog).map(({ path, content }) => [path, content]));

describe("the reference pages", () => {
  it("give each area a page and link it from the index", () => {
    const made = pages(
      model({ tools: [tool({ name: "ping" }), tool({ name: "track", area: "shipments" }), tool({ name: "quote", area: "tariffs/eu" })] }),
    );
    expect(Object.keys(made)).toEqual(["docs/index.md", "docs/tools.md", "docs/tools/shipments.md", "docs/tools/tariffs/eu.md"]);
    expect(made["docs/index.md"]).toContain("(tools/tariffs/eu.md#tool-quote)");
    expect(made["docs/tools/tariffs/eu.md"]).toContain('<a id="tool-quote"></a>');
    expect(made["docs/tools/tariffs/eu.md"]).toContain("(../../index.md)");
  });

  it("put areas that differ in case alone on one page", () => {
    const made = pages(model({ tools: [tool({ name: "a", area: "Fleet" }), tool({ name: "b", area: "fleet" })] }));
    expect(Object.keys(made)).toEqual(["docs/index.md", "docs/tools/fleet.md"]);
  });

  it("tell of one tool all that its file says", () => {
    const made = pages(
      model({
        tools: [
          tool({
            name: "track",
            title: "Track a shipment",
            description: "Says where it is.\n\nAnd more.",
            owner: "logistics",
            tags: ["shipments"],
            scopes: ["shipments:read"],
            deprecated: { since: "1.2.0", use: "trace", removeAfter: "2027-06-30" },
            errors: { NOT_FOUND: "No shipment has this id." },
            input: {
              dialect: "2020-12",
              schema: {
                type: "object",
                properties: {
                  id: { type: "string", pattern: "^[A-Z|]+$", description: "Its id." },
                  deep: { type: "boolean", default: false },
                },
                required: ["id"],
              },
            },
            examples: [
              { name: "found", input: { id: "A" }, output: { at: "Ulm" } },
              { name: "asked", input: { id: "D" }, answers: { "elicitation-1": { action: "decline" } }, match: { at: "Köln" } },
              { name: "part", input: { id: "B" }, match: { at: "Bonn" } },
              { name: "lost", input: { id: "C" }, error: "NOT_FOUND" },
            ],
          }),
        ],
      }),
    );
    const page = made["docs/tools.md"] ?? "";
    for (const part of [
      "## `track`",
      "**Track a shipment**",
      "**Deprecated since 1.2.0.** Use `trace` instead. It may be removed after 2027-06-30.",
      "Says where it is.\n\nAnd more.",
      "| Scopes | `shipments:read` |",
      "| Timeout | 30s |",
      "| `id` | `string` | yes | Its id. `pattern ^[A-Z\\|]+$` |",
      "| `deep` | `boolean` | no | Default `false`. |",
      "| `NOT_FOUND` | No shipment has this id. |",
      "### Example: found",
      'Asked, the person answers\n\n```json\n{\n  "elicitation-1": {\n    "action": "decline"\n  }\n}\n```',
      "Answers, among other things,",
      "Answers the error `NOT_FOUND`.",
    ])
      expect(page).toContain(part);
  });

  it("name what each agent may call, by scopes and tool sets", () => {
    const limits = { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 };
    const spanOf = tool({ name: "x" }).spanOf;
    const made = pages(
      model({
        tools: [
          tool({ name: "open" }),
          tool({ name: "secret", scopes: ["secrets:read"] }),
          tool({ name: "track", scopes: ["shipments:read"] }),
        ],
        toolsets: [{ name: "care", description: "For care.", tools: ["track"], spanOf }],
        agents: [
          { policy: { agentId: "dispatcher", scopes: ["shipments:read"], limits }, spanOf },
          { policy: { agentId: "care", scopes: ["shipments:read"], toolsets: ["care"], limits }, spanOf },
        ],
        contexts: [context("delivery_case")],
      }),
    );
    expect(made["docs/index.md"]).toContain("| `dispatcher` |  | `shipments:read` | `open` `track` |");
    expect(made["docs/index.md"]).toContain("| `care` |  | `shipments:read` | `track` |");
    expect(made["docs/index.md"]).toContain(
      "| `delivery_case` | Holds delivery\\_case. |  | `cases:read` | `cases:write` | kept | 64KiB |",
    );
  });
});

describe("author's words in Markdown", () => {
  it.each([
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"],
    ["![x](y)", "!\\[x\\](y)"],
    ["1.2.0", "1.2.0"],
    ["# head", "\\# head"],
    ["1. one", "1\\. one"],
    ["- one", "\\- one"],
    ["a | b", "a \\| b"],
    ["`code`", "\\`code\\`"],
    ["a_b*c*", "a\\_b\\*c\\*"],
    ["see https://evil.example", "see https\\://evil.example"],
    ["a\n\nb\u202e", "a b\\\\u202e"],
  ])("writes %j as text", (text, wanted) => {
    expect(inline(text)).toBe(wanted);
  });

  it("fences code longer than the backticks inside", () => {
    expect(code("a``b`")).toBe("``` a``b` ```");
  });
});

describe("a schema in words", () => {
  it("follows references inside the schema and survives circles", () => {
    const rows = propertyWords({
      type: "object",
      properties: {
        money: { $ref: "#/$defs/money" },
        loop: { $ref: "#/$defs/loop" },
        lines: { type: "array", items: { $ref: "#/$defs/money" } },
      },
      $defs: {
        money: { type: "object", properties: { amount: { type: "number", minimum: 0 } }, required: ["amount"] },
        loop: { $ref: "#/$defs/loop" },
      },
    });
    expect(rows.map(({ path, type }) => `${path}: ${type}`)).toEqual([
      "money: object",
      "money.amount: number",
      "loop: any",
      "lines: array of object",
      "lines[].amount: number",
    ]);
  });

  it("shortens a long list of values", () => {
    const [row] = propertyWords({ properties: { code: { enum: Array.from({ length: 597 }, (_, index) => `c${index}`) } } });
    expect(row?.type).toMatch(/^"c0" \| .* and 585 more$/);
  });

  it("says nothing of a schema without properties", () => {
    expect([propertyWords(true), propertyWords({ type: "object" }), propertyWords({ properties: [] })]).toEqual([[], [], []]);
  });
});
