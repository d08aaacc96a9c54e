import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Library, makeLibrary, tellsChange } from "../support/library.ts";
import {
  channelPeer,
  modernHeaders,
  modernParams,
  modernVersion,
  openSession,
  openStream,
  postMcp,
  startMcpServer,
  stdioPipe,
  webSocketPipe,
} from "../support/mcp.ts";
import { registeredOf, type TestOffers } from "../support/offers.ts";
import { agentOf, registryOf } from "../support/registry.ts";

let library: Library;
let offers: TestOffers;

beforeAll(() => {
  library = makeLibrary();
  offers = library.offers;
});
afterAll(() => library.remove());

const start = () => startMcpServer({ tools: { tellsChange }, ...offers });

const changed = (uri: string) => ({ toolName: "tellsChange", payload: { uri }, principal: agentOf("other") });
const updated = (uri: string, id?: string) => ({
  jsonrpc: "2.0",
  method: "notifications/resources/updated",
  params: { uri, ...(id === undefined ? {} : { _meta: { "io.modelcontextprotocol/subscriptionId": id } }) },
});

describe("a resource that is followed", () => {
  it.each([
    ["WebSocket", webSocketPipe],
    ["stdio", stdioPipe],
  ] as const)("is told of over %s by a subscription, and no longer when that is over (mcp.resources)", async (_name, open) => {
    await using running = await start();
    const peer = await channelPeer(await open(running), "2025-11-25");
    expect((await peer.ask("resources/subscribe", { uri: "docs://handbook" })).result).toEqual({});
    await running.server.call(changed("docs://handbook"));
    await running.server.call(changed("docs://picture"));
    while (peer.news.length === 0) await new Promise(setImmediate);
    await peer.ask("resources/unsubscribe", { uri: "docs://handbook" });
    await running.server.call(changed("docs://handbook"));
    await peer.ask("ping");
    await peer.close();
    expect(peer.news).toEqual([updated("docs://handbook")]);
  });

  it.each([
    ["WebSocket", webSocketPipe],
    ["stdio", stdioPipe],
  ] as const)("is told of over %s to the request that listens for it, once, until that is cancelled", async (_name, open) => {
    await using running = await start();
    const peer = await channelPeer(await open(running), modernVersion);
    const filter = { resourceSubscriptions: ["docs://handbook", "docs://secret", "docs://nothing"], promptsListChanged: true };
    void peer.ask("subscriptions/listen", { notifications: filter }, "news");
    while (peer.news.length < 1) await new Promise(setImmediate);
    await running.server.call(changed("docs://handbook"));
    while (peer.news.length < 2) await new Promise(setImmediate);
    await peer.notify("notifications/cancelled", { requestId: "news" });
    await peer.ask("server/discover");
    await running.server.call(changed("docs://handbook"));
    await peer.ask("server/discover");
    await peer.close();
    expect(peer.news).toEqual([
      {
        jsonrpc: "2.0",
        method: "notifications/subscriptions/acknowledged",
        params: {
          notifications: { promptsListChanged: true, resourceSubscriptions: ["docs://handbook"] },
          _meta: { "io.modelcontextprotocol/subscriptionId": "news" },
        },
      },
      updated("docs://handbook", "news"),
    ]);
  });

  it("is told of over HTTP on the stream that listens for it", async () => {
    await using running = await start();
    const params = modernParams({ notifications: { resourceSubscriptions: ["docs://handbook", "docs://secret"] } });
    const message = { jsonrpc: "2.0", id: "news", method: "subscriptions/listen", params };
    const stream = await openStream(running, modernHeaders("subscriptions/listen", params), message);
    await stream.count(1);
    await running.server.call(changed("docs://handbook"));
    await stream.count(2);
    await running.server.stop();
    await stream.ended;
    expect(stream.messages).toMatchObject([
      { method: "notifications/subscriptions/acknowledged", params: { notifications: { resourceSubscriptions: ["docs://handbook"] } } },
      updated("docs://handbook", "news"),
      { id: "news", result: { resultType: "complete" } },
    ]);
  });

  it("is told of over HTTP on the stream of the session that subscribed", async () => {
    await using running = await start();
    const session = await openSession(running, "2025-11-25");
    const other = await openSession(running, "2025-11-25");
    const [stream, silent] = [await openStream(running, session), await openStream(running, other)];
    const subscribe = (method: string, id: number) =>
      postMcp(running, { jsonrpc: "2.0", id, method, params: { uri: "docs://handbook" } }, session);
    expect((await subscribe("resources/subscribe", 1)).messages).toEqual([{ jsonrpc: "2.0", id: 1, result: {} }]);
    await running.server.call(changed("docs://handbook"));
    await stream.count(1);
    await subscribe("resources/unsubscribe", 2);
    await running.server.call(changed("docs://handbook"));
    await running.server.stop();
    await Promise.all([stream.ended, silent.ended]);
    expect([stream.messages, silent.messages]).toEqual([[updated("docs://handbook")], []]);
  });

  it("may not be one of a subscription that names more addresses than it may, or beyond those a connection may have", async () => {
    await using running = await start();
    const peer = await channelPeer(await webSocketPipe(running), modernVersion);
    const uris = Array.from({ length: 257 }, (_, index) => `docs://${index}`);
    const tooMany = await peer.ask("subscriptions/listen", { notifications: { resourceSubscriptions: uris } });
    for (let index = 0; index < 32; index++) void peer.ask("subscriptions/listen", { notifications: {} }, `news ${index}`);
    const oneMore = await peer.ask("subscriptions/listen", { notifications: { resourceSubscriptions: ["docs://handbook"] } });
    await peer.close();
    expect([tooMany.error, oneMore.error]).toMatchObject([{ code: -32602 }, { data: { code: "RESOURCE_EXHAUSTED" } }]);
  });

  it("leaves room for others when its subscription is cancelled before it began", async () => {
    await using running = await startMcpServer({ tools: { tellsChange }, ...offers }, { settings: { maxSubscriptions: 1 } });
    const peer = await channelPeer(await webSocketPipe(running), modernVersion);
    const params = { notifications: { resourceSubscriptions: ["docs://handbook"] } };
    void peer.ask("subscriptions/listen", params, "early");
    await peer.notify("notifications/cancelled", { requestId: "early" });
    await peer.ask("server/discover");
    void peer.ask("subscriptions/listen", params, "late");
    await peer.ask("server/discover");
    await peer.close();
    expect(peer.news).toMatchObject([{ params: { notifications: { resourceSubscriptions: ["docs://handbook"] } } }]);
  });

  it("may not be one that the agent may not read", async () => {
    await using running = await start();
    const peer = await channelPeer(await webSocketPipe(running), "2025-11-25");
    const codes = [];
    for (const uri of ["docs://secret", "docs://nothing"]) codes.push((await peer.ask("resources/subscribe", { uri })).error?.data);
    await peer.close();
    expect(codes).toMatchObject([{ code: "PERMISSION_DENIED" }, { code: "UNKNOWN_RESOURCE" }]);
  });

  it("is told of when a reload brings another text to its address, and the lists are (mcp.resources)", async () => {
    await using running = await start();
    const peer = await channelPeer(await webSocketPipe(running), "2025-11-25");
    await peer.ask("resources/subscribe", { uri: "docs://handbook" });
    await peer.ask("resources/subscribe", { uri: "docs://picture" });
    const moved = (offers.resources ?? []).map((resource) =>
      resource.row.name === "handbook"
        ? { ...resource, registered: { ...resource.registered, file: new URL(`${resource.registered.file?.href}?2`) } }
        : resource,
    );
    const { catalogUrl } = running.registry;
    await running.server.reload(
      registryOf({ tools: {}, ...registeredOf({ ...offers, resources: moved }), catalogUrl, digest: "1".repeat(64) }),
    );
    while (peer.news.length < 4) await new Promise(setImmediate);
    await peer.close();
    expect(peer.news.map(({ method }) => method)).toEqual([
      "notifications/tools/list_changed",
      "notifications/prompts/list_changed",
      "notifications/resources/list_changed",
      "notifications/resources/updated",
    ]);
    expect(peer.news[3]).toEqual(updated("docs://handbook"));
  });
});
