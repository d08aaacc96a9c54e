/** A real Redis on a port of its own, for one test file. Debian's package `redis-server` has it. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ownPort } from "../support/own-port.ts";

const program = ["redis-server", "valkey-server"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Why the tests with Redis are left out; `undefined` when they run. CI has it, or fails. */
export const noRedis: string | undefined =
  program !== undefined || process.env.CI === "true" ? undefined : "neither redis-server nor valkey-server is installed";

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends the process at once and starts another on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Every acknowledged write is on the disk: what an operator who keeps contexts sets. */
const settings = ["--save", "", "--appendonly", "yes", "--appendfsync", "always", "--bind", "127.0.0.1"];

export async function startRedis(): Promise<RedisServer> {
  if (program === undefined) throw new Error("redis-server is missing: apt-get install redis-server");
  const dir = await mkdtemp(join(tmpdir(), "toolwright-redis-"));
  const port = await ownPort();
  let child: ChildProcess | undefined;
  const server: RedisServer = {
    port,
    url: `redis://127.0.0.1:${port}`,
    async start() {
      child = spawn(program, ["--port", String(port), "--dir", dir, ...settings], { stdio: ["ignore", "pipe", "ignore"] });
      if (!child.stdout) throw new Error("redis-server has no output");
      const said: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        said.push(line);
        if (line.includes("eady to accept connections")) break;
      }
      if (!said.at(-1)?.includes("eady to accept connections")) throw new Error(`redis-server is not ready:\n${said.join("\n")}`);
      child.stdout.resume();
    },
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    async restart() {
      await server.stop();
      await server.start();
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(dir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  await server.start();
  return server;
}
