/** A client on a server that is played by hand; servers end with their test. */

import { afterEach, expect } from "vitest";
import { type CallError, type Client, type ConnectOptions, connect } from "../../../client/index.ts";
import { isToolError, type ToolResponse } from "../../../contract/index.ts";
import { type Seat, startWireServer, type WireServer, type WireServerOptions, welcome } from "./wire-server.ts";

const open: WireServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

export async function serve(options?: WireServerOptions): Promise<WireServer> {
  const server = await startWireServer(options);
  open.push(server);
  return server;
}

export async function connected(
  options?: WireServerOptions,
  how: Partial<ConnectOptions> = {},
): Promise<{ client: Client; seat: Seat; server: WireServer }> {
  const server = await serve(options);
  const [client, seat] = await Promise.all([connect({ url: server.url, key: "k", ...how }), server.seat()]);
  return { client, seat, server };
}

export const metadata = { correlation_id: "c-1", request_id: "q-1", duration_ms: 3, catalog_digest: welcome.catalog_digest } as const;

export function answer(id: string, result: unknown): ToolResponse {
  return { type: "toolResponse", id, ok: true, result: result as never, metadata };
}

export async function rejection(promise: Promise<unknown>): Promise<CallError> {
  return promise.then(
    () => expect.unreachable("it was expected to be rejected"),
    (error: unknown) => {
      expect(isToolError(error)).toBe(true);
      return error as CallError;
    },
  );
}
