/** A real server on a free loopback port, with agents whose keys are their names. */

import type { AgentPolicy, RegisteredContext, ToolRegistry, Validator } from "../../contract/index.ts";
import type { Authenticator } from "../../runtime/auth/authenticator.ts";
import { createServer } from "../../runtime/server.ts";
import type { Server, ServerOptions } from "../../runtime/server-port.ts";
import { type RecordingLogger, recordingLogger } from "./logger.ts";
import { agentOf, registryOf, type TestRegistry } from "./registry.ts";

export interface TestServer {
  readonly server: Server;
  readonly registry: ToolRegistry;
  readonly logger: RecordingLogger;
  readonly port: number;
  readonly http: string;
  readonly ws: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Agents whose bearer key is `key-<agentId>`. */
export function namedKeys(agents: readonly AgentPolicy[]): Authenticator {
  const byKey = new Map(agents.map((agent) => [`key-${agent.agentId}`, agent]));
  return { authenticate: (key) => byKey.get(key) };
}

export async function startServer(
  registry: TestRegistry,
  options: Partial<Omit<ServerOptions, "registry">> & { readonly agents?: readonly AgentPolicy[] } = {},
): Promise<TestServer> {
  const { agents = [agentOf("tester"), agentOf("other")], settings, ...rest } = options;
  const logger = recordingLogger();
  const served = registryOf(registry);
  const server = await createServer({
    registry: served,
    authenticator: namedKeys(agents),
    logger,
    settings: { port: 0, drainTimeoutMs: 5_000, ...settings },
    ...rest,
  });
  const { port } = await server.listen();
  return {
    server,
    registry: served,
    logger,
    port,
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}/ws`,
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/** A context slot open to everyone unless scopes are given. */
export function slotOf(
  name: string,
  overrides: Partial<RegisteredContext["slot"]> = {},
  value: Validator = () => undefined,
): RegisteredContext {
  return {
    slot: { name, description: `${name} of a test`, readers: [], writers: [], ttlMs: 0, maxBytes: 65_536, ...overrides },
    load: async () => ({ value }),
  };
}
