/** The server's door. */

export { openPrimary } from "./assembly/open-local-stores.ts";
export { openStores } from "./assembly/open-stores.ts";
export type { AuthenticatedAgent, Authenticator, CredentialState } from "./auth/authenticator.ts";
export { KeyRing } from "./auth/key-ring.ts";
export {
  developmentAgent,
  developmentAgentId,
  developmentKeysFile,
  everyScopeOf,
  type LocalCredentials,
  provisionLocalCredentials,
  type ShownKey,
} from "./auth/local.ts";
export { type Identity, IdentityRefused, lastUsedFile, openIdentity } from "./auth/open-identity.ts";
export type { Binding } from "./bindings/binding.ts";
export { printSettings, type ResolvedSettings, resolveSettings } from "./config/load-config.ts";
export { defaultSettings, type ServerSettings, serverOptions } from "./config/options.ts";
export type { PublishedChange } from "./context/published-change.ts";
export type { ContextStore } from "./context/store.ts";
export type { CallReport, Outcome } from "./invoke/outcome.ts";
export { createPinoLogger, type LogLevel, logLevels, silentLogger } from "./observe/pino-logger.ts";
export { type CallTracer, openCallTracer } from "./observe/tracing.ts";
export type { PrimaryHost } from "./primary/host.ts";
export { loadRegistry } from "./registry/load-registry.ts";
export { createServer } from "./server.ts";
export type { InProcessCall, Server, ServerOptions } from "./server-port.ts";
export { type SharedState, StoreRefused, type Stores } from "./stores-port.ts";
export { isLoopback } from "./transports/access-guard.ts";
