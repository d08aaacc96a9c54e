/** The client's door: `toolwright/client`, for Node and for browsers. */

export { CallError, OutcomeUnknownError } from "./call-error.ts";
export type { CallOptions, CallResult } from "./call-options.ts";
export type { CatalogOptions, CatalogView } from "./catalog-pages.ts";
export type { ChannelClosed, WebSocketConstructor, WebSocketLike } from "./channel.ts";
export type { Client } from "./client.ts";
export type { ClientEventMap } from "./client-events.ts";
export { type ConnectOptions, connect } from "./connect.ts";
export type { ContextHandle } from "./context-handle.ts";
export type {
  ContextEvent,
  ContextListener,
  ContextRequestOptions,
  ContextSubscription,
  ContextUpdateOptions,
} from "./context-subscription.ts";
export { mergePatch } from "./merge-patch.ts";
export type { CredentialRequest } from "./open-channel.ts";
export { type ReconnectOptions, type ResilienceOptions, type RetryOptions, resilienceDefaults } from "./resilience.ts";
export type { ClientState, StateChange } from "./state.ts";
export { type PatchOf, type TypedClient, type TypedContext, type TypedSnapshot, typed } from "./typed-client.ts";
