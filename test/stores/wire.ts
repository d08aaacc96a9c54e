/** A wire that a test can cut: connections through it are dropped, refused, or fall silent as if the network had swallowed them. */

import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Wire {
  readonly port: number;
  /** Ends every connection and takes no new one. */
  cut(): void;
  /** Says nothing any more to anyone and ends nothing: what a lost network looks like. */
  silence(): void;
  mend(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

type State = "open" | "cut" | "silent";

export async function startWire(targetPort: number): Promise<Wire> {
  let state: State = "open";
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
  };
  const server = createServer((near) => {
    keep(near);
    if (state === "cut") return near.destroy();
    const far = connect(targetPort, "127.0.0.1");
    keep(far);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      // What is swallowed never comes: a mended wire carries new connections, not the rest of old ones.
      from.on("data", (chunk) => (state === "silent" ? to.removeAllListeners("data") : to.write(chunk)));
      from.on("close", () => state !== "silent" && to.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = "cut";
      dropAll();
    },
    silence() {
      state = "silent";
    },
    mend() {
      if (state === "silent") dropAll();
      state = "open";
    },
    async [Symbol.asyncDispose]() {
      dropAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
