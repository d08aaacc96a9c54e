import { describe, expect, it } from "vitest";
import type { ToolContext } from "../../contract/index.ts";
import {
  everyWay,
  type McpTool,
  mcpPeer,
  modernHeaders,
  modernParams,
  modernVersion,
  openSession,
  openStream,
  postMcp,
  startMcpServer,
} from "../support/mcp.ts";
import { agentOf } from "../support/registry.ts";
import { slotOf } from "../support/server.ts";

const writes: McpTool = {
  handler: async ({ id, note }: { id: string; note: string }, context: ToolContext) => {
    const { revision } = await context.contexts.update(id, { note });
    return { revision };
  },
};

const registry = {
  tools: { writes },
  contexts: [slotOf("board"), slotOf("case", { keyPattern: "^C [0-9]$", title: "Case" }), slotOf("secret", { readers: ["secrets:read"] })],
};

describe.each(everyWay)("contexts over %s with %s", (transport, version) => {
  const isModern = version === modernVersion;

  it("are resources and templates, those that the agent may read (mcp.contexts)", async () => {
    await using running = await startMcpServer(registry);
    const peer = await mcpPeer(running, transport, version, agentOf("tester"));
    const listed = (await peer.ask("resources/list")).result;
    const templates = (await peer.ask("resources/templates/list")).result;
    await peer.close();
    expect(listed?.resources).toEqual([
      { uri: "context://board", name: "board", description: "board of a test", mimeType: "application/json" },
    ]);
    expect(templates?.resourceTemplates).toEqual([
      { uriTemplate: "context://case/{key}", name: "case", title: "Case", description: "case of a test", mimeType: "application/json" },
    ]);
    expect(listed?.cacheScope).toBe(isModern ? "private" : undefined);
  });

  it("are read with their revision (mcp.contexts)", async () => {
    await using running = await startMcpServer(registry);
    const peer = await mcpPeer(running, transport, version);
    await peer.ask("tools/call", { name: "writes", arguments: { id: "case/C 1", note: "late" } });
    const { result } = await peer.ask("resources/read", { uri: "context://case/C%201" });
    await peer.close();
    expect(result?.contents).toEqual([
      { uri: "context://case/C%201", mimeType: "application/json", text: '{"note":"late"}', _meta: { "toolwright/revision": 1 } },
    ]);
  });

  it.each(["context://nothing", "test://nothing", "context://%"])("that are not there are refused by name: %s", async (uri) => {
    await using running = await startMcpServer(registry);
    const peer = await mcpPeer(running, transport, version);
    const { error } = await peer.ask("resources/read", { uri });
    await peer.close();
    expect(error).toMatchObject({
      code: isModern ? -32602 : -32002,
      data: { code: uri.startsWith("context:") ? "UNKNOWN_CONTEXT" : "UNKNOWN_RESOURCE", uri },
    });
  });

  it("that the agent may not read are refused", async () => {
    await using running = await startMcpServer(registry);
    const peer = await mcpPeer(running, transport, version);
    const { error } = await peer.ask("resources/read", { uri: "context://secret" });
    await peer.close();
    expect(error).toMatchObject({ data: { code: "PERMISSION_DENIED" } });
  });

  it("are followed by a request of their own where the revision has a handshake (mcp.contexts)", async () => {
    await using running = await startMcpServer(registry);
    const peer = await mcpPeer(running, transport, version);
    const follows = await peer.ask("resources/subscribe", { uri: "context://board" });
    if (isModern) {
      expect(follows.error?.code).toBe(-32601);
    } else if (transport === "http") {
      expect(follows.result).toEqual({});
    } else {
      expect(follows.result).toEqual({});
      const change = { toolName: "writes", payload: { id: "board", note: "new" }, principal: agentOf("other") };
      await running.server.call(change);
      while (peer.news.length === 0) await new Promise(setImmediate);
      await peer.ask("resources/unsubscribe", { uri: "context://board" });
      await running.server.call(change);
      await peer.ask("ping");
      const updated = { jsonrpc: "2.0", method: "notifications/resources/updated", params: { uri: "context://board" } };
      expect(peer.news).toEqual([updated]);
    }
    await peer.close();
  });
});

describe("contexts that are followed over HTTP", () => {
  const change = { toolName: "writes", payload: { id: "board", note: "new" }, principal: agentOf("other") };
  const updated = { method: "notifications/resources/updated", params: { uri: "context://board" } };

  it("are told of on the stream of the session that subscribed (mcp.contexts)", async () => {
    await using running = await startMcpServer(registry);
    const session = await openSession(running, "2025-11-25");
    const stream = await openStream(running, session);
    await postMcp(running, { jsonrpc: "2.0", id: 1, method: "resources/subscribe", params: { uri: "context://board" } }, session);
    await running.server.call(change);
    await stream.count(1);
    await fetch(`${running.http}/mcp`, { method: "DELETE", headers: session });
    await running.server.call(change);
    await running.server.stop();
    await stream.ended;
    expect(stream.messages).toMatchObject([updated]);
  });

  it("are told of to the request that listens for them, and to no other (mcp.contexts)", async () => {
    await using running = await startMcpServer(registry);
    const listen = (id: string, uri: string) => {
      const params = modernParams({ notifications: { resourceSubscriptions: [uri] } });
      return openStream(running, modernHeaders("subscriptions/listen", params), {
        jsonrpc: "2.0",
        id,
        method: "subscriptions/listen",
        params,
      });
    };
    const [stream, other] = [await listen("a", "context://board"), await listen("b", "context://case/C%201")];
    await Promise.all([stream.count(1), other.count(1)]);
    await running.server.call(change);
    await stream.count(2);
    await running.server.stop();
    await Promise.all([stream.ended, other.ended]);
    expect(stream.messages).toMatchObject([{ method: "notifications/subscriptions/acknowledged" }, updated, { id: "a" }]);
    expect(other.messages).toMatchObject([{ method: "notifications/subscriptions/acknowledged" }, { id: "b" }]);
  });
});
