/** From an address and a key to a greeted client. */

import type { Hello, Welcome } from "../contract/index.ts";
import { CallError, callErrorOf } from "./call-error.ts";
import type { Channel } from "./channel.ts";
import { Client } from "./client.ts";
import { readServerMessage } from "./incoming.ts";
import { type ChannelOptions, openChannel } from "./open-channel.ts";

export interface ConnectOptions extends ChannelOptions {
  /** Refused unless it is the credential's own: a guard against a key mixed up. */
  readonly agentId?: string;
  /** Name and version of the program, for the server's log. */
  readonly clientInfo?: { readonly name: string; readonly version: string };
}

/**
 * Connects and waits for the server's welcome.
 *
 * @throws {CallError} UNAUTHENTICATED, PERMISSION_DENIED, UNAVAILABLE, DEADLINE_EXCEEDED, UNSUPPORTED_VERSION.
 */
export async function connect(options: ConnectOptions): Promise<Client> {
  const channel = await openChannel(options);
  const hello: Hello = {
    type: "hello",
    ...(options.agentId === undefined ? {} : { agent_id: options.agentId }),
    ...(options.clientInfo === undefined ? {} : { client: options.clientInfo }),
  };
  return greet(channel, hello, options.connectTimeoutMs ?? 10_000);
}

/** The client takes the channel over in the very frame that welcomes it, so that no later frame is lost. */
function greet(channel: Channel, hello: Hello, timeoutMs: number): Promise<Client> {
  return new Promise((resolve, reject) => {
    const refuse = (error: CallError): void => {
      clearTimeout(timer);
      reject(error);
      channel.close(1000, "not welcomed");
    };
    const timer = setTimeout(
      () => refuse(new CallError("DEADLINE_EXCEEDED", `The server sent no welcome within ${timeoutMs} ms.`, { mayHaveRun: false })),
      timeoutMs,
    );
    channel.listen({
      onText(text) {
        const incoming = readServerMessage(text);
        if (incoming.kind === "unknown") return;
        if (incoming.kind === "malformed") return refuse(notWelcome(incoming.reason));
        if (incoming.message.type === "error") return refuse(callErrorOf(incoming.message.error));
        if (incoming.message.type !== "welcome") return;
        const { agent_id: agentId } = incoming.message satisfies Welcome;
        if (hello.agent_id !== undefined && hello.agent_id !== agentId) return refuse(notThisAgent(hello.agent_id, agentId));
        clearTimeout(timer);
        resolve(new Client(channel, incoming.message));
      },
      onClose: ({ code, reason }) => refuse(notWelcome(`the connection was closed with ${code}${reason === "" ? "" : `, ${reason}`}`)),
    });
    channel.send(JSON.stringify(hello));
  });
}

function notWelcome(why: string): CallError {
  return new CallError("UNAVAILABLE", `The server did not welcome this client: ${why}.`, { mayHaveRun: false });
}

function notThisAgent(claimed: string, actual: string): CallError {
  const words = `The key belongs to agent "${actual}", not to "${claimed}". Use that agent's key.`;
  return new CallError("PERMISSION_DENIED", words, { mayHaveRun: false });
}
