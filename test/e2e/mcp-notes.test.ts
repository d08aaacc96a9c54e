import { describe, expect, it } from "vitest";
import type { JsonObject, ToolContext } from "../../contract/index.ts";
import { askingClient } from "../support/asking-client.ts";
import { everyWay, type McpTool, startMcpServer } from "../support/mcp.ts";

const tools: Readonly<Record<string, McpTool>> = {
  notes: {
    handler: (_input: object, context: ToolContext) => {
      context.log("debug", "fine");
      context.log("info", { step: 1 }, "notes");
      context.log("error", "grave");
      return {};
    },
  },
};

const silent = { capabilities: {}, answers: () => undefined };

describe("what a handler tells its client for its log", () => {
  it.each(everyWay)("comes by the level that it wants over %s with MCP %s (mcp.notes)", async (transport, version) => {
    await using running = await startMcpServer({ tools });
    const heard = async (level: string | undefined): Promise<readonly unknown[]> => {
      const client = await askingClient(running, transport, version, { ...silent, level });
      await client.call("notes");
      await client.close();
      return client.notifications.map(({ params }) => (params as JsonObject).level);
    };
    const unasked = version === "2026-07-28" ? [] : ["info", "error"];
    expect([await heard(undefined), await heard("debug"), await heard("warning")]).toEqual([
      unasked,
      ["debug", "info", "error"],
      ["error"],
    ]);
  });

  it("has its logger and its data", async () => {
    await using running = await startMcpServer({ tools });
    const client = await askingClient(running, "http", "2026-07-28", { ...silent, level: "info" });
    await client.call("notes");
    expect(client.notifications[0]).toEqual({
      jsonrpc: "2.0",
      method: "notifications/message",
      params: { level: "info", logger: "notes", data: { step: 1 } },
    });
  });

  it.each(everyWay)("is not set to a level that is none over %s with MCP %s", async (transport, version) => {
    await using running = await startMcpServer({ tools });
    const isModern = version === "2026-07-28";
    const client = await askingClient(running, transport, version, { ...silent, level: isModern ? "loud" : undefined });
    const { error } = isModern ? await client.call("notes") : await client.request("logging/setLevel", { level: "loud" });
    expect(error?.code).toBe(-32602);
    await client.close();
  });
});
