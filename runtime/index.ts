/** The server's door. */

export type { Authenticator } from "./auth/authenticator.ts";
export type { Binding } from "./bindings/binding.ts";
export { defaultSettings, type ServerSettings, serverOptions } from "./config/options.ts";
export type { ContextBus } from "./context/bus.ts";
export type { ContextStore } from "./context/store.ts";
export type { CallReport, Outcome } from "./invoke/outcome.ts";
export { createServer, type InProcessCall, type Server, type ServerOptions } from "./server.ts";
