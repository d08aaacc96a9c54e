/**
 * From a built registry to a server that listens: settings, keys, logger, server. One function for `serve`, `dev` and `dist/server.js`;
 * it imports the runtime by its package's name, so that a bundle of it needs no more than that.
 */

import type { Duplex } from "node:stream";
import type { Logger, ToolRegistry } from "toolwright/contract";
import {
  createPinoLogger,
  createServer,
  type Identity,
  IdentityRefused,
  isLoopback,
  type LogLevel,
  loadRegistry,
  openCallTracer,
  openIdentity,
  openStores,
  type Server,
  type ServerSettings,
  type SharedState,
  type ShownKey,
  StoreRefused,
  type Stores,
} from "toolwright/runtime";

export interface ServingOptions {
  /** `registry.js` of a build. */
  readonly registryUrl: URL;
  /** Where `.toolwright` with keys and their hashes stands. */
  readonly projectDir: string;
  readonly settings: ServerSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Log lines for people instead of JSON. */
  readonly readableLogs: boolean;
  /** Which of several processes on one port this is; stands in every line. */
  readonly worker?: number;
  /** The pipe to the process that keeps the stores for this one, where another does. */
  readonly primary?: Duplex | undefined;
}

export interface Serving {
  readonly server: Server;
  /** Where it listens, as clients on this machine reach it. */
  readonly url: string;
  /** The address that was asked for; `0.0.0.0` and `::` mean every one of this machine. */
  readonly host: string;
  readonly registry: ToolRegistry;
  /** Keys made at this start, to be shown once. */
  readonly shownKeys: readonly ShownKey[];
  readonly logger: Logger;
  /** Serves another build, with keys for agents it brings; @returns those keys. */
  reload(registryUrl: URL): Promise<readonly ShownKey[]>;
  /** Resolves when answers in flight are out. */
  stop(): Promise<void>;
}

/** The server does not start, for a reason that is the operator's to mend. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}

/** @throws {StartRefused} No credentials beyond loopback, a port in use, a tool that `strict` does not take. */
export async function startServing(options: ServingOptions): Promise<Serving> {
  const { settings } = options;
  const { server, identity, kept, registry, logger } = await assemble(options);
  const { host, port } = await server.listen().catch(async (error: unknown) => {
    await identity.authenticator.close?.();
    await closeKept(kept);
    throw refusalOf(error, settings);
  });
  return {
    server,
    url: urlOf(host, port),
    host,
    registry,
    shownKeys: identity.shown,
    logger,
    reload: reloadOf({ server, identity }),
    stop: () => server.stop(),
  };
}

/** Serves another build, with keys for agents it brings. */
export function reloadOf({ server, identity }: Pick<Assembled, "server" | "identity">): Serving["reload"] {
  return async (registryUrl) => {
    const next = await loadRegistry(registryUrl);
    const agents = await identity.prepare(next);
    await server.reload(next, () => agents.serve());
    return agents.shown;
  };
}

/** A server that does not listen yet, and what it is made of. */
export interface Assembled {
  readonly server: Server;
  readonly identity: Identity;
  readonly kept: Kept;
  readonly registry: ToolRegistry;
  readonly logger: Logger;
}

/** @throws {StartRefused} No credentials beyond loopback, a store that cannot be had. */
export async function assemble(options: ServingOptions): Promise<Assembled> {
  const { settings } = options;
  const logger = loggerOf(options);
  const registry = await loadRegistry(options.registryUrl);
  const kept = await openKept(options, logger);
  const identity = await openWhoMayCall(registry, options, kept, logger);
  const server = await createServer({
    registry,
    store: kept.contexts,
    calls: kept.shared.calls,
    settings,
    logger,
    authenticator: identity.authenticator,
    tracer: await openCallTracer(process.env, logger),
    tickets: kept.shared.tickets,
    ...(kept.shared.resources === undefined ? {} : { changedResources: kept.shared.resources }),
    ...(kept.shared.rates === undefined ? {} : { rates: kept.shared.rates }),
  });
  return { server, identity, kept, registry, logger };
}

function loggerOf({ settings, readableLogs, worker }: ServingOptions): Logger {
  const logger = createPinoLogger({ level: settings.logLevel as LogLevel, destination: "stderr", pretty: readableLogs });
  return worker === undefined ? logger : logger.child({ worker });
}

interface Kept extends Stores {
  readonly shared: SharedState;
}

async function openKept({ settings, projectDir, primary }: ServingOptions, logger: Logger): Promise<Kept> {
  let stores: Stores | undefined;
  try {
    stores = await openStores({ settings, projectDir, logger, primary });
    return { ...stores, shared: await stores.openShared() };
  } catch (error) {
    await stores?.contexts.close();
    if (error instanceof StoreRefused) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
}

/** Of a server that never listened; one that did closes them itself. */
async function closeKept({ contexts, shared }: Kept): Promise<void> {
  await shared.calls.close();
  await contexts.close();
}

/** Keys and tokens; servers that share their state share what was revoked. */
async function openWhoMayCall(registry: ToolRegistry, options: ServingOptions, kept: Kept, logger: Logger): Promise<Identity> {
  const { settings, projectDir, env } = options;
  try {
    return await openIdentity({
      registry,
      projectDir,
      settings,
      devKey: env.TOOLWRIGHT_DEV_KEY || undefined,
      isLoopback: isLoopback(settings.host),
      logger,
      ...(kept.shared.revocations === undefined ? {} : { revocations: kept.shared.revocations }),
    });
  } catch (error) {
    await closeKept(kept);
    if (error instanceof IdentityRefused) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
}

const listenFailures: Readonly<Record<string, (settings: ServerSettings) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is in use. Stop what listens there, or choose another with --port (0 picks a free one).`,
  EACCES: ({ host, port }) => `Port ${port} on ${host} may not be used by this user. Choose one above 1023 with --port.`,
  EADDRNOTAVAIL: ({ host }) => `${host} is not an address of this machine. Choose another with --host.`,
  ENOTFOUND: ({ host }) => `${host} is not an address. Choose another with --host.`,
};

function refusalOf(error: unknown, settings: ServerSettings): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : listenFailures[code];
  if (words !== undefined) return new StartRefused(words(settings), { cause: error });
  return settings.strict && error instanceof Error ? new StartRefused(message, { cause: error }) : error;
}

function urlOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}
