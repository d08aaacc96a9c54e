import { createConnection, type Socket } from "node:net";
import { getHeapStatistics } from "node:v8";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { connectPeer, type Peer, refusedUpgrade } from "../support/peer.ts";
import { startServer } from "../support/server.ts";

const echo = { tools: { echo: {} } };

/** The socket under a peer: `ws` itself would refuse to send what these tests send. */
function socketOf(peer: Peer): Socket {
  return (peer.socket as unknown as { _socket: Socket })._socket;
}

/** All that comes over a bare TCP connection until it is closed. */
function tcp(port: number, begin: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = createConnection({ port, host: "127.0.0.1" }, () => begin(socket));
    socket.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(text));
  });
}

describe("connections", () => {
  it("beyond maxConnections are refused with 429 and a time to come again, and taken after one closes", async () => {
    await using running = await startServer(echo, { settings: { maxConnections: 1 } });
    const first = await connectPeer(running.ws);
    const { status, body, headers } = await refusedUpgrade(running.ws, { key: "key-other" });
    expect([status, (body.error as { code: string }).code, headers["retry-after"]]).toEqual([429, "RESOURCE_EXHAUSTED", "1"]);
    await first.close();
    await connectPeer(running.ws, { key: "key-other" });
  });

  it("beyond maxSockets are closed as they come", async () => {
    await using running = await startServer(echo, { settings: { maxSockets: 1 } });
    const first = await connectPeer(running.ws);
    expect(await tcp(running.port, () => undefined)).toBe("");
    expect((await first.call("1", "echo")).ok).toBe(true);
  });

  it("whose headers trickle are answered 408 and closed at requestTimeoutMs", async () => {
    await using running = await startServer(echo, { settings: { requestTimeoutMs: 200 } });
    const answer = await tcp(running.port, (socket) => {
      socket.write("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n");
      const trickle = setInterval(() => socket.write("x-more: 1\r\n"), 20);
      socket.on("close", () => clearInterval(trickle));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

it("answers headers of more than 16 KiB with 431", async () => {
  await using running = await startServer(echo);
  const answer = await tcp(running.port, (socket) =>
    socket.write(`GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nx-more: ${"x".repeat(20_000)}\r\n\r\n`),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

describe("messages", () => {
  it("above maxFrameBytes close the connection with 1009", async () => {
    await using running = await startServer(echo, { settings: { maxFrameBytes: 1_024 } });
    const [peer, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
    peer.raw(JSON.stringify({ type: "ping", id: "x".repeat(1_100) }));
    expect((await peer.closed).code).toBe(1009);
    expect((await neighbour.call("1", "echo")).ok).toBe(true);
  });

  it("above maxFrameBytes over HTTP are answered 413", async () => {
    await using running = await startServer(echo, { settings: { maxFrameBytes: 1_024 } });
    const response = await fetch(`${running.http}/v1/tools/echo`, {
      method: "POST",
      headers: { authorization: "Bearer key-tester", "content-type": "application/json" },
      body: JSON.stringify({ payload: { text: "x".repeat(2_000) } }),
    });
    expect(response.status).toBe(413);
  });

  it("in more fragments than may be close the connection with 1008", async () => {
    await using running = await startServer(echo);
    const peer = await connectPeer(running.ws);
    for (let at = 0; at < 1_100; at++) peer.socket.send(" ", { fin: false });
    expect((await peer.closed).code).toBe(1008);
  });

  it("above maxMessagesPerSecond wait in the peer's socket: all are answered, and the log says so once", async () => {
    await using running = await startServer(echo, { settings: { maxMessagesPerSecond: 200 } });
    const [eager, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
    const answers = Array.from({ length: 100 }, (_, at) => eager.call(`c${at}`, "echo"));
    expect((await neighbour.call("1", "echo")).ok).toBe(true);
    expect((await Promise.all(answers)).every(({ ok }) => ok === true)).toBe(true);
    expect(running.logger.of("websocket.slowed").map(({ fields }) => fields?.limit)).toEqual(["maxMessagesPerSecond"]);
  });

  it("that are pings are answered with pongs, and a flood of them from a peer that reads nothing leaves little behind", async () => {
    await using running = await startServer(echo, { settings: { maxMessagesPerSecond: 10_000_000 } });
    const [flooder, neighbour] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
    let pongs = 0;
    flooder.socket.on("pong", () => pongs++);
    await new Promise<void>((resolve) => {
      flooder.socket.once("pong", () => resolve());
      flooder.socket.ping();
    });
    const flood = 300_000;
    const socket = socketOf(flooder);
    flooder.socket.pause();
    const ping = Buffer.concat([Buffer.from([0x89, 0xfd, 0, 0, 0, 0]), Buffer.alloc(125)]);
    const burst = Buffer.concat(Array.from({ length: 1_000 }, () => ping));
    for (let sent = 0; sent < flood; sent += 1_000) {
      if (!socket.write(burst)) await new Promise((resolve) => socket.once("drain", resolve));
    }
    expect((await neighbour.call("1", "echo")).ok).toBe(true);
    flooder.socket.resume();
    expect((await flooder.call("after", "echo")).ok).toBe(true);
    expect(pongs).toBeLessThan(flood);
  });

  it("that are compressed are not taken: no offer of compression is accepted, and a compressed frame closes with 1002", async () => {
    await using running = await startServer(echo);
    const offering = new WebSocket(running.ws, ["toolwright.v1"], {
      headers: { authorization: "Bearer key-tester" },
      perMessageDeflate: { serverNoContextTakeover: true },
    });
    await new Promise((resolve) => offering.once("open", resolve));
    expect(offering.extensions).toBe("");
    offering.close();
    const peer = await connectPeer(running.ws);
    socketOf(peer).write(Buffer.from([0xc1, 0x81, 0, 0, 0, 0, 0x7b]));
    expect((await peer.closed).code).toBe(1002);
  });
});

describe("calls", () => {
  it("beyond the tool's concurrency wait for their turn over the wire, and are refused beyond the places there are", async () => {
    const ends: ((value: number) => void)[] = [];
    await using running = await startServer(
      {
        tools: {
          slow: { handler: () => new Promise<number>((resolve) => ends.push(resolve)), descriptor: { limits: { maxConcurrency: 1 } } },
        },
      },
      { settings: { maxWaitingCallsPerAgent: 1, maxCallWaitMs: 60_000 } },
    );
    const peer = await connectPeer(running.ws);
    const answers = ["1", "2"].map((id) => peer.call(id, "slow"));
    const refused = await peer.call("3", "slow");
    expect(refused.error).toMatchObject({ code: "RESOURCE_EXHAUSTED", retryable: true });
    expect((refused.error as { message: string }).message).toContain("(maxWaitingCallsPerAgent)");
    ends[0]?.(1);
    expect((await answers[0])?.result).toBe(1);
    for (; ends.length < 2; )
      await peer.ask({ type: "toolRequest", id: `look-${ends.length}-${Math.random()}`, tool: "none", payload: {} });
    ends[1]?.(2);
    expect((await answers[1])?.result).toBe(2);
  });
});

describe("memory", () => {
  it("that is held up to maxMemoryBytes refuses new calls and connections until it is let go, and /readyz says why", async () => {
    const held: Buffer[] = [];
    const mebibyte = 1_048_576;
    const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
    const hold = { handler: async () => held.push(Buffer.alloc(400 * mebibyte)) };
    const settings = { maxMemoryBytes: heap + outside + 200 * mebibyte };
    await using running = await startServer({ tools: { hold, echo: {} } }, { settings });
    const peer = await connectPeer(running.ws);
    const readyz = async () => {
      const response = await fetch(`${running.http}/readyz`);
      return [response.status, ((await response.json()) as { reasons: { name: string }[] }).reasons.map(({ name }) => name)];
    };
    expect((await peer.call("1", "hold")).ok).toBe(true);
    await expect.poll(readyz).toEqual([503, ["memory"]]);
    const { error } = await peer.call("2", "echo");
    expect(error).toMatchObject({ code: "RESOURCE_EXHAUSTED", retryable: true, retry_after_ms: 1_000 });
    expect((error as { message: string }).message).toContain("(maxMemoryBytes)");
    expect((await refusedUpgrade(running.ws)).status).toBe(429);
    expect((await fetch(`${running.http}/healthz`)).status).toBe(200);
    held.length = 0;
    await expect.poll(readyz).toEqual([200, []]);
    expect((await peer.call("3", "echo")).ok).toBe(true);
  });
});
