/** One attempt to reach one server: a channel, the hello, the welcome. Knows nothing of other attempts. */

import type { Hello, Welcome } from "../contract/index.ts";
import { CallError, callErrorOf, cancelled } from "./call-error.ts";
import type { Channel } from "./channel.ts";
import { Connection, type ConnectionEvents } from "./connection.ts";
import { readServerMessage } from "./incoming.ts";
import { type ChannelOptions, openChannel } from "./open-channel.ts";

export interface GreetOptions extends ChannelOptions {
  /** Refused unless it is the credential's own: a guard against a key mixed up. */
  readonly agentId?: string;
  /** Name and version of the program, for the server's log. */
  readonly clientInfo?: { readonly name: string; readonly version: string };
  /** Milliseconds between looks for a sign of life; default the server's own `heartbeat_interval_ms`, at least 100. Two without one, then a ping without an answer, end the connection. */
  readonly heartbeatIntervalMs?: number;
}

/** @throws {CallError} UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE, DEADLINE_EXCEEDED, UNSUPPORTED_VERSION, CANCELLED. */
export async function openConnection(
  url: string,
  options: GreetOptions,
  events: ConnectionEvents,
  signal: AbortSignal,
): Promise<Connection> {
  if (signal.aborted) throw cancelled(signal.reason, false);
  const attempt = new AbortController();
  const timeoutMs = options.connectTimeoutMs ?? 10_000;
  let isConnected = false;
  const end = (error: CallError): void => attempt.abort(error);
  const onAbort = (): void => end(cancelled(signal.reason, false));
  const timer = setTimeout(() => end(tooSlow(url, timeoutMs, isConnected)), timeoutMs);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const channel = await orAborted(openChannel(url, options, attempt.signal), attempt.signal);
    isConnected = true;
    return await greet(
      channel,
      helloOf(options),
      attempt.signal,
      (welcome) => new Connection(channel, welcome, events, options.heartbeatIntervalMs),
    );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

/** The connection takes the channel over in the very frame that welcomes it, so that no later frame is lost. */
function greet(channel: Channel, hello: Hello, signal: AbortSignal, take: (welcome: Welcome) => Connection): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => refuse(signal.reason as CallError);
    const refuse = (error: CallError): void => {
      signal.removeEventListener("abort", onAbort);
      reject(error);
      channel.close(1000, "not welcomed");
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    channel.listen({
      onText(text) {
        const incoming = readServerMessage(text);
        if (incoming.kind === "unknown") return;
        if (incoming.kind === "malformed") return refuse(notWelcome(incoming.reason));
        if (incoming.message.type === "error") return refuse(callErrorOf(incoming.message.error));
        if (incoming.message.type !== "welcome") return;
        const { agent_id: agentId } = incoming.message;
        if (hello.agent_id !== undefined && hello.agent_id !== agentId) return refuse(notThisAgent(hello.agent_id, agentId));
        signal.removeEventListener("abort", onAbort);
        resolve(take(incoming.message));
      },
      onClose: ({ code, reason }) => refuse(notWelcome(`the connection was closed with ${code}${reason === "" ? "" : `, ${reason}`}`)),
    });
    try {
      channel.send(JSON.stringify(hello));
    } catch (error) {
      refuse(error as CallError);
    }
  });
}

function helloOf({ agentId, clientInfo }: GreetOptions): Hello {
  return {
    type: "hello",
    ...(agentId === undefined ? {} : { agent_id: agentId }),
    ...(clientInfo === undefined ? {} : { client: clientInfo }),
  };
}

/** What comes of it too late is let go of by whoever opens it: the signal is theirs as well. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as CallError), { once: true });
    work.then(resolve, reject);
  });
}

function tooSlow(url: string, timeoutMs: number, isConnected: boolean): CallError {
  const words = isConnected
    ? `The server sent no welcome within ${timeoutMs} ms.`
    : `${url} did not answer within ${timeoutMs} ms. Check that the server runs there.`;
  return new CallError("DEADLINE_EXCEEDED", words, { mayHaveRun: false });
}

function notWelcome(why: string): CallError {
  return new CallError("UNAVAILABLE", `The server did not welcome this client: ${why}.`, { mayHaveRun: false });
}

function notThisAgent(claimed: string, actual: string): CallError {
  const words = `The key belongs to agent "${actual}", not to "${claimed}". Use that agent's key.`;
  return new CallError("PERMISSION_DENIED", words, { mayHaveRun: false });
}
