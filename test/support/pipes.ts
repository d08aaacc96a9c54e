/** Pipes of the system with both ends in this process, as a primary process has one to each worker. */

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Pipe {
  readonly worker: Socket;
  readonly primary: Socket;
}

export interface Pipes extends AsyncDisposable {
  pipe(): Promise<Pipe>;
}

export async function openPipes(): Promise<Pipes> {
  const dir = await mkdtemp(join(tmpdir(), "toolwright-pipes-"));
  const server = createServer().listen(join(dir, "pipe"));
  await once(server, "listening");
  const open: Socket[] = [];
  return {
    async pipe() {
      const worker = connect(join(dir, "pipe"));
      const [primary] = (await once(server, "connection")) as [Socket];
      // An end that the other has reset is closed right after.
      for (const socket of [worker, primary]) open.push(socket.on("error", () => undefined));
      return { worker, primary };
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Resolves when the socket is closed; that the other end has reset it is no fault. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}
