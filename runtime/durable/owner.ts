/**
 * One process a folder. The sign is a socket in the folder on which its owner listens: the system ends it with the process, however that
 * ends, and no process id is ever mistaken for another's. Knows nothing of what the folder holds.
 *
 * Each process listens first and looks for others then, so of two that start at once at least one sees the other.
 */

import { randomBytes } from "node:crypto";
import { chmod, type FileHandle, open, readdir, rename, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "../../contract/index.ts";

/** The folder belongs to another process; its words are for the operator. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

export interface Ownership {
  release(): Promise<void>;
}

/** How often a process that sees another one looks again: the other may be going away, or starting at the same moment. */
const attempts = 4;
const pauseMs = 60;
/** Bytes of the longest socket address everywhere, its end included. */
const maxAddressBytes = 100;
const answerTimeoutMs = 1_000;

/** @throws {FolderInUse} When another live process owns the folder. */
export async function ownFolder(dir: string, logger: Logger): Promise<Ownership> {
  for (let attempt = 1; ; attempt++) {
    const sign = await Sign.raise(dir);
    const other = await findOther(sign, logger).catch(async (error: unknown) => {
      await sign.release();
      throw error;
    });
    if (other === undefined) return sign;
    await sign.release();
    if (attempt === attempts) throw new FolderInUse(inUse(dir, other));
    // Not in step with the other, which may be doing the same.
    await wait(pauseMs * (0.5 + Math.random()));
  }
}

function inUse(dir: string, other: string): string {
  return `${dir} is in use by ${other}. One process at a time keeps a folder of contexts: stop that one, choose another folder with --context-dir, or share contexts through Redis with --context-store redis.`;
}

class Sign implements Ownership {
  readonly dir: string;
  readonly name: string;
  /** Where sockets of the folder are addressed: the folder, or a shorter way to it. */
  readonly address: string;
  readonly #server: Server;
  readonly #handle: FileHandle;

  private constructor(dir: string, name: string, address: string, server: Server, handle: FileHandle) {
    this.dir = dir;
    this.name = name;
    this.address = address;
    this.#server = server;
    this.#handle = handle;
  }

  static async raise(dir: string): Promise<Sign> {
    const name = `owner-${process.pid}-${randomBytes(4).toString("hex")}.sock`;
    const handle = await open(dir, "r");
    try {
      const address = addressOf(dir, name, handle.fd);
      const about = `${JSON.stringify({ pid: process.pid, since: new Date().toISOString() })}\n`;
      const server = createServer((socket) => socket.on("error", () => undefined).end(about)).unref();
      // Under its own name only when it listens: a socket that does not answer is taken for a dead process's.
      await listen(server, join(address, `${name}.new`));
      await chmod(join(dir, `${name}.new`), 0o600);
      await rename(join(dir, `${name}.new`), join(dir, name));
      return new Sign(dir, name, address, server, handle);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async release(): Promise<void> {
    await rm(join(this.dir, this.name), { force: true });
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#handle.close();
  }
}

function addressOf(dir: string, name: string, fd: number): string {
  if (Buffer.byteLength(join(dir, `${name}.new`)) <= maxAddressBytes) return dir;
  if (process.platform === "linux") return `/proc/self/fd/${fd}`;
  throw new Error(`${dir} is too long a path to hold a socket. Choose a shorter one with --context-dir.`);
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Who else is alive there, in words; clears away what dead processes left. */
async function findOther(sign: Sign, logger: Logger): Promise<string | undefined> {
  for (const name of await readdir(sign.dir)) {
    if (!/^owner-.*\.sock$/.test(name) || name === sign.name) continue;
    const answer = await ask(join(sign.address, name));
    if (answer !== undefined) return answer;
    await rm(join(sign.dir, name), { force: true });
    logger.info("store.dead_owner_cleared", { dir: sign.dir, name });
  }
  return undefined;
}

/** @returns Who answers on the socket; `undefined` when nobody listens any more. */
function ask(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(path);
    const settle = (answer: string | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    // A process that is stopped or busy accepts by its kernel and says nothing.
    socket.setTimeout(answerTimeoutMs, () => settle("another process that does not answer"));
    socket.on("data", (chunk) => {
      text += chunk.toString("utf8");
    });
    socket.on("end", () => settle(ownerIn(text)));
    socket.on("error", ({ code }: NodeJS.ErrnoException) =>
      settle(code === "ECONNREFUSED" || code === "ENOENT" ? undefined : `another process (${code ?? "unknown"})`),
    );
  });
}

function ownerIn(text: string): string {
  try {
    const { pid, since } = JSON.parse(text) as { readonly pid?: unknown; readonly since?: unknown };
    return `process ${String(pid)}, since ${String(since)}`;
  } catch {
    return "another process";
  }
}
