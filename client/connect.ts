/** From addresses and a key to a greeted client. */

import { Client } from "./client.ts";
import { platformClock } from "./clock.ts";
import { Endpoints } from "./endpoints.ts";
import { type GreetOptions, openConnection } from "./greet.ts";
import { type ResilienceOptions, resilienceOf } from "./resilience.ts";

export interface ConnectOptions extends GreetOptions, ResilienceOptions {
  /**
   * Address of the server, such as `http://127.0.0.1:7411`; `ws:` and `wss:` do as well. Of several, all serving the same catalog and
   * contexts, the first that works is used, and the next when it fails.
   */
  readonly url: string | readonly string[];
  /** Gives up connecting when it aborts; once connected it means nothing any more. */
  readonly signal?: AbortSignal;
}

/**
 * Connects and waits for the server's welcome. From then on a lost connection is made again by itself, unless `reconnect` is false.
 *
 * @throws {CallError} UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE, DEADLINE_EXCEEDED, UNSUPPORTED_VERSION; INVALID_ARGUMENT for an
 *   option that is wrong; CANCELLED when the signal aborts. Of several servers it is the last one's error.
 */
export async function connect(options: ConnectOptions): Promise<Client> {
  const resilience = resilienceOf(options);
  const endpoints = new Endpoints(typeof options.url === "string" ? [options.url] : options.url, resilience.breaker);
  let agentId = options.agentId;
  const client = new Client(endpoints, resilience, {
    clock: platformClock,
    async open(url, events, signal) {
      const connection = await openConnection(url, { ...options, ...(agentId === undefined ? {} : { agentId }) }, events, signal);
      // Whoever a later credential belongs to, this client stays the agent it began as.
      agentId ??= connection.welcome.agent_id;
      return connection;
    },
  });
  await client.start(options.signal);
  return client;
}
