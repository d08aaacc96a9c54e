import { describe, expect, it } from "vitest";
import type { JsonObject, ToolContext } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import { everyWay, type McpTool, mcpPeer, startMcpServer } from "../support/mcp.ts";
import { connectPeer } from "../support/peer.ts";
import { agentOf } from "../support/registry.ts";
import type { TestServer } from "../support/server.ts";

const tools: Readonly<Record<string, McpTool>> = {
  add: { handler: ({ a, b }: { a: number; b: number }) => ({ sum: a + b }) },
  hidden: { descriptor: { scopes: ["secrets:read"] } },
  picky: {
    input: () => [
      { pointer: "/city", rule: "minLength", expected: "a text of 1 or more characters", got: '""', hint: "Name a city." },
      { pointer: "/day", rule: "required", expected: "present", got: "nothing", hint: "" },
    ],
  },
  refuses: {
    descriptor: { errors: ["SHIPMENT_NOT_FOUND"] },
    handler: () => {
      throw new ToolError("SHIPMENT_NOT_FOUND", "No shipment has this id. Ask the user to check it.");
    },
  },
  busy: {
    handler: () => {
      throw new ToolError("UNAVAILABLE", "The warehouse does not answer.", { retryAfterMs: 250 });
    },
  },
  breaks: {
    handler: () => {
      throw new Error("a secret of ours");
    },
  },
  lies: { output: () => [{ pointer: "", rule: "type", expected: "an object", got: "a number", hint: "" }], handler: () => 3 },
  slow: {
    descriptor: { limits: { timeoutMs: 30 } },
    handler: (_input: object, { signal }: ToolContext) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  },
  large: { descriptor: { limits: { maxBytes: 10 } }, handler: () => ({ text: "more than ten bytes" }) },
};

/** What a call came to, in the words that every protocol must agree on. */
interface Told {
  readonly result?: unknown;
  readonly code?: string;
  readonly message?: string;
}

/** One way to call a tool and to list them. */
interface Caller {
  call(tool: string, payload: JsonObject): Promise<Told>;
  list(): Promise<readonly string[]>;
  close(): Promise<void>;
}

async function nativeCaller({ ws }: TestServer): Promise<Caller> {
  const peer = await connectPeer(ws);
  let count = 0;
  return {
    async call(tool, payload) {
      const { ok, result, error } = await peer.call(`c${++count}`, tool, payload);
      return ok === true ? { result } : told(error as JsonObject);
    },
    async list() {
      const { tools: listed } = await peer.ask({ type: "catalogRequest", id: `l${++count}` });
      return names(listed);
    },
    close: () => peer.close(),
  };
}

function plainCaller({ http }: TestServer): Caller {
  const headers = { authorization: "Bearer key-tester", "content-type": "application/json" };
  return {
    async call(tool, payload) {
      const response = await fetch(`${http}/v1/tools/${tool}`, { method: "POST", headers, body: JSON.stringify({ payload }) });
      const { ok, result, error } = (await response.json()) as JsonObject;
      return ok === true ? { result } : told(error as JsonObject);
    },
    async list() {
      const response = await fetch(`${http}/v1/catalog`, { headers });
      return names(((await response.json()) as JsonObject).tools);
    },
    close: async () => undefined,
  };
}

async function mcpCaller(running: TestServer, transport: (typeof everyWay)[number][0], version: string): Promise<Caller> {
  const peer = await mcpPeer(running, transport, version);
  return {
    async call(name, payload) {
      const { result, error } = await peer.ask("tools/call", { name, arguments: payload });
      if (error) return { code: (error.data as JsonObject).code as string, message: error.message as string };
      if (result?.isError !== true) return { result: result?.structuredContent };
      const wire = (result._meta as JsonObject)["toolwright/error"] as JsonObject;
      const [text] = result.content as unknown as readonly { readonly text: string }[];
      expect(text?.text).toContain(`${String(wire.code)}: ${String(wire.message)}`);
      return told(wire);
    },
    async list() {
      const { result } = await peer.ask("tools/list");
      return names(result?.tools);
    },
    close: () => peer.close(),
  };
}

function told({ code, message }: JsonObject): Told {
  return {
    code: code as string,
    message: (message as string).replace(/request \S+ to/, "request R to").replace(/within \d+ ms/, "in time"),
  };
}

function names(listed: unknown): readonly string[] {
  return (listed as readonly { readonly name: string }[]).map(({ name }) => name);
}

const ways: readonly (readonly [string, (running: TestServer) => Promise<Caller>])[] = [
  ["native WebSocket", nativeCaller],
  ["plain HTTP", async (running) => plainCaller(running)],
  ...everyWay.map(
    ([transport, version]) =>
      [`MCP ${version} over ${transport}`, (running: TestServer) => mcpCaller(running, transport, version)] as const,
  ),
];

const scenarios: readonly (readonly [string, string, JsonObject, Told])[] = [
  ["a result", "add", { a: 1, b: 2 }, { result: { sum: 3 } }],
  [
    "an unknown tool",
    "nothing_like_it",
    {},
    { code: "UNKNOWN_TOOL", message: expect.stringContaining('No tool is named "nothing_like_it".') },
  ],
  [
    "a tool it may not call",
    "hidden",
    {},
    { code: "PERMISSION_DENIED", message: 'Agent "tester" may not call "hidden": it lacks the scope secrets:read.' },
  ],
  [
    "wrong arguments",
    "picky",
    { city: "" },
    { code: "INVALID_ARGUMENT", message: expect.stringContaining('"/city" of "picky" must be a text') },
  ],
  ["a declared error", "refuses", {}, { code: "SHIPMENT_NOT_FOUND", message: "No shipment has this id. Ask the user to check it." }],
  ["an upstream that is away", "busy", {}, { code: "UNAVAILABLE", message: "The warehouse does not answer." }],
  ["a handler that breaks", "breaks", {}, { code: "INTERNAL", message: "The tool failed. Report request R to the operator." }],
  ["a result outside its schema", "lies", {}, { code: "INTERNAL", message: "The tool failed. Report request R to the operator." }],
  [
    "a handler that is too slow",
    "slow",
    {},
    { code: "DEADLINE_EXCEEDED", message: '"slow" did not finish in time. Ask for less, or allow more time.' },
  ],
  [
    "a result that is too large",
    "large",
    {},
    { code: "RESOURCE_EXHAUSTED", message: 'The result of "large" is larger than 10 bytes (limits.maxBytes). Ask for less.' },
  ],
];

describe.each(ways)("over %s", (_way, open) => {
  it.each(scenarios)("%s has the same outcome, code and message as everywhere (mcp.same-outcome)", async (_what, tool, payload, want) => {
    await using running = await startMcpServer({ tools });
    const caller = await open(running);
    const got = await caller.call(tool, payload);
    await caller.close();
    expect(got).toEqual(want);
  });

  it("an agent sees the tools it may call, and no other (mcp.same-tools)", async () => {
    await using running = await startMcpServer({ tools }, { agents: [agentOf("tester")] });
    const caller = await open(running);
    const listed = await caller.list();
    await caller.close();
    expect(listed).toEqual(
      Object.keys(tools)
        .filter((name) => name !== "hidden")
        .sort(),
    );
  });
});
