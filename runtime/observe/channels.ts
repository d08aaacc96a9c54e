/** What the core tells observers through `node:diagnostics_channel`: names and shapes. Never payloads, values or credentials. */

import { type Channel, channel } from "node:diagnostics_channel";

/** A call has its answer. */
export interface InvokeFinished {
  readonly toolName: string;
  readonly agentId: string;
  /** `OK`, a built-in code, or `DECLARED` for an error of the tool's own. */
  readonly code: string;
  readonly durationMs: number;
}

/** A context was changed on this server. */
export interface ContextUpdated {
  readonly contextName: string;
  readonly revision: number;
  readonly agentId: string;
}

/** A connection was opened or ended. */
export interface ConnectionChanged {
  readonly sessionId: string;
  readonly agentId: string;
  readonly protocol: string;
}

/** A message that no schema of the protocol takes. */
export interface MessageRefused {
  readonly agentId: string;
  readonly code: string;
}

/** A channel that carries one shape. Ask `hasSubscribers` before making a payload. */
export interface TypedChannel<Payload> {
  readonly name: string;
  readonly hasSubscribers: boolean;
  publish(payload: Payload): void;
  subscribe(listener: (payload: Payload) => void): void;
  unsubscribe(listener: (payload: Payload) => void): void;
}

function typed<Payload>(name: `toolwright.${string}`): TypedChannel<Payload> {
  const found: Channel = channel(name);
  return found as unknown as TypedChannel<Payload>;
}

export const channels = {
  invokeFinished: typed<InvokeFinished>("toolwright.invoke.finished"),
  contextUpdated: typed<ContextUpdated>("toolwright.context.updated"),
  connectionOpened: typed<ConnectionChanged>("toolwright.connection.opened"),
  connectionClosed: typed<ConnectionChanged>("toolwright.connection.closed"),
  messageRefused: typed<MessageRefused>("toolwright.message.refused"),
} as const;
