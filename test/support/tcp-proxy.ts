/** A TCP proxy whose wire a test cuts, silences or leads elsewhere. Knows nothing of what it carries. */

import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";

export interface TcpProxy {
  readonly url: string;
  /** Connections that stand. */
  readonly connections: number;
  /** Connections taken so far, refused ones not counted. */
  readonly accepted: number;
  /** Ends every connection without a goodbye. */
  cut(): void;
  /** Connections stay open and nothing passes any more, either way: what a lost network looks like. */
  silence(): void;
  /** New connections are ended at once. */
  refuse(): void;
  /** New connections are carried again. */
  admit(): void;
  /** Where new connections lead. */
  leadTo(port: number): void;
  /** Loses the next bytes of the server, and cuts the connection they were meant for. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const silenced = new WeakSet<readonly [Socket, Socket]>();
  let port = target;
  let isRefusing = false;
  let losesNext = false;
  let accepted = 0;
  const server = createServer((near) => {
    near.on("error", () => undefined);
    if (isRefusing) return near.destroy();
    accepted += 1;
    const far = dial(port, "127.0.0.1");
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on("close", end);
    far.on("close", end).on("error", () => undefined);
    near.on("data", (bytes) => {
      if (!silenced.has(pair)) far.write(bytes);
    });
    far.on("data", (bytes) => {
      if (losesNext) {
        losesNext = false;
        return end();
      }
      if (!silenced.has(pair)) near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = (): void => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return pairs.size;
    },
    get accepted() {
      return accepted;
    },
    cut,
    silence: () => {
      for (const pair of pairs) silenced.add(pair);
    },
    refuse: () => {
      isRefusing = true;
    },
    admit: () => {
      isRefusing = false;
    },
    leadTo: (next) => {
      port = next;
    },
    loseNextAnswer: () => {
      losesNext = true;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
