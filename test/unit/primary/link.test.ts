/** A worker's way to its primary: bounded waits, what arrives late, and what it says of the stores. */

import { mkdtemp, open, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFileStore } from "../../../runtime/context/stores/file.ts";
import { createPrimaryStore } from "../../../runtime/context/stores/primary.ts";
import { silentLogger } from "../../../runtime/observe/pino-logger.ts";
import { Channel } from "../../../runtime/primary/channel.ts";
import { PrimaryLink } from "../../../runtime/primary/link.ts";
import { createPrimaryCallRecords } from "../../../runtime/shared/drivers/primary-call-records.ts";
import { eventually } from "../../support/eventually.ts";
import { recordingLogger } from "../../support/logger.ts";
import { closed, openPipes, type Pipes } from "../../support/pipes.ts";
import { openTestPrimary } from "../../support/primary.ts";

interface Asked {
  readonly id: number;
  readonly method?: string;
}

describe("a worker whose primary says nothing", () => {
  let pipes: Pipes;
  let end: Socket;
  let link: PrimaryLink;
  const logger = recordingLogger();
  const asked: Asked[] = [];
  const answer = { contextId: "c", revision: 0, value: {} };
  /** Whether it answers from now on. */
  let speaks: boolean;

  beforeEach(async () => {
    pipes = await openPipes();
    const { worker, primary } = await pipes.pipe();
    asked.length = 0;
    end = primary;
    speaks = false;
    createInterface({ input: primary }).on("line", (line) => {
      const one = JSON.parse(line) as Asked;
      asked.push(one);
      if (speaks) say({ id: one.id, ...(one.method === "contexts.read" ? { answer } : {}) });
    });
    link = new PrimaryLink({ stream: worker, timeoutMs: 100, logger });
  });

  afterEach(async () => {
    link.close();
    await pipes[Symbol.asyncDispose]();
  });

  const say = (reply: object): boolean => end.write(`${JSON.stringify(reply)}\n`);
  const of = (method: string): readonly Asked[] => asked.filter((one) => one.method === method);
  const silent = () => eventually(() => expect(link.trouble).toContain("does not answer"));

  it("is told so in words, without a stack of ours", async () => {
    const refused = await link.ask("contexts.read", ["a"]).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: "PrimaryFailure", stack: undefined });
  });

  it("is told so in time, then at once, and is well again when it speaks", async () => {
    await expect(link.ask("contexts.read", ["a"])).rejects.toThrow("gave no answer in 100 ms");
    await silent();
    await expect(link.ask("contexts.read", ["b"])).rejects.toThrow("does not answer");
    await eventually(() => expect(of("health")).not.toHaveLength(0));
    expect(of("contexts.read")).toHaveLength(1);
    speaks = true;
    say({ id: of("health")[0]?.id });
    await eventually(() => expect(link.trouble).toBeUndefined());
    // On a busy machine an answer may once more come too late.
    expect(await eventually(() => link.ask("contexts.read", ["c"]))).toEqual(answer);
  });

  it("lets go of a call that it was given too late", async () => {
    const calls = createPrimaryCallRecords(link);
    await expect(calls.claim({ agentId: "agent", key: "k", fingerprint: "f", mayRepeat: false })).rejects.toThrow("gave no answer");
    await eventually(() => expect(of("calls.claim")).toHaveLength(1));
    say({ id: of("calls.claim")[0]?.id, answer: { kind: "first", token: "t" } });
    await eventually(() => expect(of("calls.release")).toMatchObject([{ args: [{ agentId: "agent", key: "k" }, "t"] }]));
  });

  it("sends all the same what a call came to", async () => {
    await silent();
    const told = createPrimaryCallRecords(link).complete({ agentId: "agent", key: "k" }, "t", "{}");
    await expect(told).rejects.toThrow("gave no answer");
    await eventually(() => expect(of("calls.complete")).toHaveLength(1));
  });

  it("waits for a running call as long as it is wanted, and says when it is not", async () => {
    const leaving = new AbortController();
    const waiting = createPrimaryCallRecords(link).settled({ agentId: "agent", key: "k" }, leaving.signal);
    await silent();
    leaving.abort();
    await waiting;
    await eventually(() => expect(asked).toContainEqual({ id: of("calls.settled")[0]?.id }));
  });

  it("fails what waits when the pipe ends, and says why in the log", async () => {
    const reading = link.ask("contexts.read", ["a"]);
    end.destroy();
    await expect(reading).rejects.toThrow("does not answer");
    expect(link.trouble).toContain("does not answer");
    expect(logger.of("primary.lost").at(-1)?.fields).toMatchObject({ reason: "the pipe was closed" });
  });
});

describe("a worker whose primary's disk refuses", () => {
  it("tells those who ask why, and readiness, and both are well when the disk is", async () => {
    const dir = await mkdtemp(join(tmpdir(), "toolwright-link-"));
    let isFull = false;
    const openFull = async (path: string, flags: string, mode: number) => {
      const file = await open(path, flags, mode);
      const append = file.appendFile.bind(file);
      return Object.assign(file, {
        appendFile: (data: Uint8Array | string) => (isFull ? Promise.reject(new Error("ENOSPC")) : append(data)),
      });
    };
    const limits = { maxContexts: 10, maxContextBytes: 1_000_000 };
    const contexts = await openFileStore({ dir, logger: silentLogger, clock: Date.now, ...limits, openFile: openFull });
    await using primary = await openTestPrimary({ contexts });
    const store = createPrimaryStore(await primary.link());
    const by = { agentId: "agent", correlationId: "c" };
    const apply = () => store.apply({ contextId: "a", patch: {}, by, origin: "", ttlMs: 0, check: () => undefined });
    expect((await apply()).kind).toBe("applied");
    isFull = true;
    await expect(apply()).rejects.toThrow("The disk did not take a record.");
    await eventually(() => expect(store.health()).toContain("The disk does not take changes"));
    isFull = false;
    await eventually(async () => expect((await apply()).kind).toBe("applied"));
    await eventually(() => expect(store.health()).toBeUndefined());
    await rm(dir, { recursive: true, force: true });
  });
});

describe("an end that does not read", () => {
  it("is given up when more waits for it than may", async () => {
    await using pipes = await openPipes();
    const { worker, primary } = await pipes.pipe();
    worker.pause();
    const ended = new Promise<string | undefined>((resolve) => {
      const channel = new Channel(primary, { onValue: () => undefined, onEnd: resolve }, 1_000_000);
      const send = (): void => {
        if (channel.isOver) return;
        channel.send("x".repeat(100_000));
        setImmediate(send);
      };
      send();
    });
    expect(await ended).toBe("it does not read");
    worker.resume();
    await closed(worker);
  });
});
