/** What the core tells observers through `node:diagnostics_channel`: names and shapes. Never payloads, values or credentials. */

import { type Channel, channel } from "node:diagnostics_channel";

/** A call has its answer. */
export interface InvokeFinished {
  readonly toolName: string;
  readonly agentId: string;
  /** `OK`, `ASKED`, a built-in code, or `DECLARED` for an error of the tool's own. */
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

/** A credential that opened nothing. */
export interface CredentialRefused {
  /** A word of the code, such as `missing`, `unknown` or `revoked`; never a value. */
  readonly reason: string;
}

/** One change of a context goes out to those who follow it here. */
export interface ContextTold {
  readonly followers: number;
}

/** What was done about a reader that is behind. */
export interface ReaderBehind {
  /** `folded`: changes became one notice. `closed`: the connection was ended at its limit. */
  readonly outcome: "folded" | "closed";
}

/** A catalog was to take the place of the one in service. */
export interface CatalogReloaded {
  readonly outcome: "served" | "refused";
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
  credentialRefused: typed<CredentialRefused>("toolwright.credential.refused"),
  contextTold: typed<ContextTold>("toolwright.context.told"),
  readerBehind: typed<ReaderBehind>("toolwright.reader.behind"),
  catalogReloaded: typed<CatalogReloaded>("toolwright.catalog.reloaded"),
} as const;
