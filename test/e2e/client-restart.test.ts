/** Servers that are restarted under the real client: two in turn under load, and one alone with its contexts on disk. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CallError, type Client, type ContextEvent, connect } from "../../client/index.ts";
import { openFileStore } from "../../runtime/context/stores/file.ts";
import { silentLogger } from "../../runtime/observe/pino-logger.ts";
import { type Ledger, openLedger } from "../support/ledger.ts";
import { ownPort } from "../support/own-port.ts";
import { startServer, type TestServer } from "../support/server.ts";

let ledger: Ledger;
const servers: TestServer[] = [];

beforeAll(async () => {
  ledger = openLedger();
  for (let index = 0; index < 2; index += 1) servers.push(await startServer(ledger.registry, { settings: { port: await ownPort() } }));
});

afterAll(async () => {
  await Promise.all(servers.map(({ server }) => server.stop()));
  ledger.dispose();
});

/** @param drainTimeoutMs - 0 cuts calls in flight off, as a kill does. */
async function start(port: number, drainTimeoutMs: number): Promise<TestServer> {
  return startServer(ledger.registry, { settings: { port, drainTimeoutMs } });
}

/** Calls one after the other until it is told to stop. */
class Load {
  readonly failedSafe: unknown[] = [];
  readonly charged: string[] = [];
  readonly unknown: { readonly id: string; readonly error: CallError }[] = [];
  safe = 0;
  #isOver = false;
  #milestones: { readonly at: number; readonly reached: () => void }[] = [];

  async run(client: Client, name: string): Promise<void> {
    for (let index = 0; !this.#isOver; index += 1) {
      const id = `${name}-${index}`;
      await Promise.all([this.#safe(client, "look", id), this.#safe(client, "put", id), this.#charge(client, `charge ${id}`)]);
    }
  }

  /** Resolves after so many more safe calls. */
  more(calls: number): Promise<void> {
    return new Promise((reached) => this.#milestones.push({ at: this.safe + calls, reached }));
  }

  stop(): void {
    this.#isOver = true;
  }

  async #safe(client: Client, tool: string, id: string): Promise<void> {
    try {
      expect(await client.call(tool, { id })).toBe(id);
      this.safe += 1;
    } catch (error) {
      this.failedSafe.push(error);
    }
    this.#milestones = this.#milestones.filter(({ at, reached }) => this.safe < at || reached());
  }

  async #charge(client: Client, id: string): Promise<void> {
    try {
      await client.call("charge", { id });
      this.charged.push(id);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      this.unknown.push({ id, error });
    }
  }
}

describe("a rolling restart of two servers under load", () => {
  it("fails no safe call and carries no unsafe one out twice", async () => {
    const urls = servers.map(({ http }) => http);
    const clients = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        connect({ url: index % 2 === 0 ? urls : [...urls].reverse(), key: "key-tester", reconnect: { baseDelayMs: 20 } }),
      ),
    );
    const load = new Load();
    const running = clients.map((client, index) => load.run(client, `client ${index}`));
    // Twice gently, then twice without any time for calls in flight.
    for (const drainTimeoutMs of [5_000, 0, 0, 0]) {
      for (const [index, { server, port }] of [...servers.entries()]) {
        await load.more(100);
        await server.stop();
        servers[index] = await start(port, drainTimeoutMs);
        await load.more(100);
      }
    }
    load.stop();
    await Promise.all(running);
    await Promise.all(clients.map((client) => client.close()));
    expect(load.failedSafe).toEqual([]);
    expect(load.safe).toBeGreaterThan(1_600);
    expect(load.charged.map(ledger.runsOf).filter((runs) => runs !== 1)).toEqual([]);
    expect(load.unknown.map(({ id }) => ledger.runsOf(id)).filter((runs) => runs > 1)).toEqual([]);
    expect(new Set(load.unknown.map(({ error }) => error.code))).toEqual(new Set(load.unknown.length === 0 ? [] : ["UNAVAILABLE"]));
  });
});

describe("a restart of one server that keeps its contexts on disk", () => {
  it("costs a follower no change: what was written while it was away is told, each once", async () => {
    const dir = mkdtempSync(join(tmpdir(), "toolwright-restart-"));
    const limits = { maxContexts: 10, maxContextBytes: 1_000_000 };
    const open = () => openFileStore({ dir, logger: silentLogger, clock: Date.now, ...limits });
    let alone = await startServer(ledger.registry, { store: await open(), settings: { port: await ownPort() } });
    const client = await connect({ url: alone.http, key: "key-tester", reconnect: { baseDelayMs: 20 } });
    const events: ContextEvent[] = [];
    const note = client.context("note");
    let caughtUp: () => void = () => undefined;
    const isCaughtUp = new Promise<void>((resolve) => {
      caughtUp = resolve;
    });
    await note.subscribe((event) => {
      events.push(event);
      if (event.revision === 11) caughtUp();
    });
    const other = await connect({ url: alone.http, key: "key-other" });
    for (let update = 1; update <= 5; update += 1) await other.context("note").update({ [`before${update}`]: update });
    await Promise.all([other.close(), alone.server.stop()]);
    const store = await open();
    const by = { agentId: "other", correlationId: "c" };
    for (let update = 6; update <= 10; update += 1) {
      await store.apply({ contextId: "note", patch: { [`away${update}`]: update }, by, origin: "", ttlMs: 0, check: () => undefined });
    }
    alone = await startServer(ledger.registry, { store, settings: { port: alone.port } });
    expect(await note.update({ back: true })).toEqual({ revision: 11 });
    expect(await client.call("look", { id: "still here" })).toBe("still here");
    await isCaughtUp;
    expect(events.map(({ revision, folded }) => ({ revision, folded }))).toEqual(
      Array.from({ length: 11 }, (_, index) => ({ revision: index + 1, folded: undefined })),
    );
    expect(note.current).toEqual(await note.get());
    await client.close();
    await alone.server.stop();
    rmSync(dir, { recursive: true, force: true });
  });
});
