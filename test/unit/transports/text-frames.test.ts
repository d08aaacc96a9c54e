import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import * as ws from "ws";
import { type FrameTarget, TextFrames } from "../../../runtime/transports/text-frames.ts";

/** The frames' own reader: the `ws` package's, which refuses what RFC 6455 forbids. */
const { Receiver } = ws as unknown as { readonly Receiver: new (options: object) => PassThrough };

interface Target extends FrameTarget {
  readonly writes: Buffer[];
  isOpen: boolean;
}

const targets: Target[] = [];

function target(): Target {
  const socket = new PassThrough();
  const writes: Buffer[] = [];
  socket.on("data", (bytes: Buffer) => writes.push(Buffer.from(bytes)));
  const made = { socket, writes, isOpen: true };
  targets.push(made);
  return made;
}

afterEach(() => {
  for (const { socket } of targets.splice(0)) socket.destroy();
});

async function socketPair() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const far = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [near] = await accepted;
  const close = (): void => {
    for (const end of [near, far, server]) "destroy" in end ? end.destroy() : end.close();
  };
  return { near, far, close };
}

const endOfTick = () => new Promise((resolve) => setImmediate(resolve));

async function textsOf({ writes }: Target): Promise<string[]> {
  const receiver = new Receiver({ isServer: false });
  const texts: string[] = [];
  receiver.on("message", (data: Buffer) => texts.push(data.toString("utf8")));
  const failed = new Promise((_, reject) => receiver.once("error", reject));
  await Promise.race([failed, new Promise((resolve) => receiver.write(Buffer.concat(writes), resolve))]);
  await endOfTick();
  return texts;
}

describe("text frames", () => {
  it("arrive whole at every length where the header changes its form", async () => {
    const lengths = [0, 1, 41, 42, 43, 124, 125, 126, 127, 21_844, 21_845, 21_846, 65_534, 65_535, 65_536, 65_537, 200_000];
    for (const character of ["a", "é", "€", "😀"]) {
      const one = target();
      const frames = new TextFrames();
      const texts = lengths.map((length) => character.repeat(Math.ceil(length / character.length)));
      for (const text of texts) frames.add(one, text);
      await endOfTick();
      const arrived = await textsOf(one);
      expect(arrived.map(({ length }) => length)).toEqual(texts.map(({ length }) => length));
      expect(arrived.every((text, index) => text === texts[index])).toBe(true);
    }
  });

  it("of one tick and one peer leave in one write, also those of calls that settle in microtasks", async () => {
    const one = target();
    const frames = new TextFrames();
    frames.add(one, "first");
    void Promise.resolve()
      .then(() => frames.add(one, "second"))
      .then(() => frames.add(one, "third"));
    await endOfTick();
    expect(await textsOf(one)).toEqual(["first", "second", "third"]);
    expect(one.writes.length).toBeLessThanOrEqual(2);
    frames.add(one, "a");
    frames.add(one, "b");
    const before = one.writes.length;
    await endOfTick();
    expect(one.writes.length).toBe(before + 1);
  });

  it("of several peers each reach their own in order", async () => {
    const peers = [target(), target(), target()];
    const frames = new TextFrames();
    for (let count = 0; count < 300; count++) frames.add(peers[count % 3] as Target, `${count} ${"x".repeat(count * 7)}`);
    await endOfTick();
    for (const [index, peer] of peers.entries()) {
      const numbers = (await textsOf(peer)).map((text) => Number(text.split(" ")[0]));
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, turn) => turn * 3 + index));
    }
  });

  it("are counted while they wait, and dropped when the connection closes first", async () => {
    const one = target();
    const other = target();
    const frames = new TextFrames();
    frames.add(one, "x".repeat(500));
    expect([frames.waitingBytes(one), frames.waitingBytes(other)]).toEqual([504, 0]);
    one.isOpen = false;
    frames.flush();
    expect(frames.waitingBytes(one)).toBe(0);
    frames.add(other, "still here");
    await endOfTick();
    expect(one.writes).toEqual([]);
    expect(await textsOf(other)).toEqual(["still here"]);
  });

  it("that wait in a slow socket are not written over by later ones", async () => {
    const socket = new PassThrough({ highWaterMark: 1 });
    const slow: FrameTarget = { socket, isOpen: true };
    const frames = new TextFrames();
    const texts = Array.from({ length: 40 }, (_, count) => `${count}-${"y".repeat(9_000)}`);
    for (const text of texts) {
      frames.add(slow, text);
      await endOfTick();
    }
    const writes: Buffer[] = [];
    socket.on("data", (bytes: Buffer) => writes.push(bytes));
    await endOfTick();
    await endOfTick();
    socket.destroy();
    expect(await textsOf({ socket, writes, isOpen: true })).toEqual(texts);
  });

  it("of texts with a middle that was made before are one text to the peer", async () => {
    const one = target();
    const frames = new TextFrames();
    const middles = ["", "m".repeat(100), "é".repeat(50), "€".repeat(30_000)];
    for (const body of middles) frames.add(one, { head: '{"a":', body, tail: "}" });
    await endOfTick();
    expect(await textsOf(one)).toEqual(middles.map((body) => `{"a":${body}}`));
  });

  it("over real sockets arrive whole, whether a peer reads at once or late, and whoever reads beside it", async () => {
    const { near, far, close } = await socketPair();
    const beside = await socketPair();
    beside.far.resume();
    try {
      const received: Buffer[] = [];
      far.on("data", (bytes) => received.push(bytes));
      const frames = new TextFrames();
      const sent: string[] = [];
      const say = (count: number): void => {
        for (let index = 0; index < count; index++) {
          const text = `${sent.length} ${"x".repeat(1_000)}`;
          sent.push(text);
          frames.add({ socket: near, isOpen: true }, text);
        }
        frames.add({ socket: beside.near, isOpen: true }, "y".repeat(1_000));
      };
      for (let tick = 0; tick < 20; tick++) {
        say(10);
        await endOfTick();
      }
      far.pause();
      // More than the kernel takes, so that a part waits in the socket while later frames are made.
      while (near.writableLength === 0) {
        say(100);
        await endOfTick();
      }
      say(100);
      await endOfTick();
      far.resume();
      const ended = once(far, "end");
      near.end();
      await ended;
      expect(await textsOf({ socket: near, isOpen: true, writes: received })).toEqual(sent);
    } finally {
      close();
      beside.close();
    }
  });

  it("of large texts leave their memory with the socket that was written them", () => {
    const one = target();
    const memories: number[] = [];
    one.socket.write = ((bytes: Buffer) => memories.push(bytes.buffer.byteLength) > 0) as typeof one.socket.write;
    const frames = new TextFrames();
    for (const text of ["x".repeat(1_000_000), "small"]) {
      frames.add(one, text);
      frames.flush();
    }
    expect([memories.length, (memories[0] ?? 0) > 1_000_000, memories[1]]).toEqual([2, true, 65_536]);
  });

  it("that go to many are made once, and arrive at each between its own in order", async () => {
    const peers = [target(), target(), target(), target()];
    const frames = new TextFrames();
    const shared = ["é", "€".repeat(50), "z".repeat(70_000)];
    for (const text of shared) {
      for (const [index, peer] of peers.entries()) {
        frames.add(peer, `before ${index}`);
        frames.addShared(peer, text);
        frames.add(peer, `after ${index}`);
      }
    }
    await endOfTick();
    for (const [index, peer] of peers.entries())
      expect(await textsOf(peer)).toEqual(shared.flatMap((text) => [`before ${index}`, text, `after ${index}`]));
  });

  it("that go to many are the same memory for all from the second on", () => {
    const written: unknown[] = [];
    const peers = Array.from({ length: 4 }, () => {
      const peer = target();
      const { write } = peer.socket;
      peer.socket.write = ((bytes: Buffer) => {
        written.push(bytes);
        return write.call(peer.socket, bytes, "utf8");
      }) as typeof write;
      return peer;
    });
    const frames = new TextFrames();
    for (const peer of peers) frames.addShared(peer, "to all");
    expect([written.length, new Set(written.slice(1)).size]).toEqual([4, 1]);
  });

  it("that go to one peer alone leave in one write, and none goes to a peer that closes", async () => {
    const one = target();
    const closing = target();
    const frames = new TextFrames();
    for (const text of ["a", "a", "b", "b"]) frames.addShared(one, text);
    closing.isOpen = false;
    frames.addShared(closing, "b");
    await endOfTick();
    expect([await textsOf(one), one.writes.length, closing.writes.length]).toEqual([["a", "a", "b", "b"], 1, 0]);
  });
});
