/** The client's door: `toolwright/client`, for Node and for browsers. */

export { CallError } from "./call-error.ts";
export type { CatalogOptions, CatalogView } from "./catalog-pages.ts";
export type { ChannelClosed, WebSocketConstructor, WebSocketLike } from "./channel.ts";
export type { CallOptions, CallResult, Client, ClientEventMap } from "./client.ts";
export { type ConnectOptions, connect } from "./connect.ts";
export type {
  ContextEvent,
  ContextHandle,
  ContextListener,
  ContextRequestOptions,
  ContextSubscription,
  ContextUpdateOptions,
} from "./context-handle.ts";
export { mergePatch } from "./merge-patch.ts";
export { type PatchOf, type TypedClient, type TypedContext, type TypedSnapshot, typed } from "./typed-client.ts";
