/**
 * Who may call, from the settings: keys of the project's credential file, followed while the server runs, and an issuer's tokens.
 * Knows nothing of transports.
 */

import { join, resolve } from "node:path";
import type { AgentPolicy, Logger, ToolRegistry } from "../../contract/index.ts";
import type { ServerSettings } from "../config/options.ts";
import type { Revocations } from "../shared/revocations.ts";
import type { AuthenticatedAgent, Authenticator } from "./authenticator.ts";
import { followCredentials } from "./follow-credentials.ts";
import { KeyRing } from "./key-ring.ts";
import { noteLastUsed } from "./last-used.ts";
import { everyScopeOf, type LocalCredentials, provisionLocalCredentials, type ShownKey } from "./local.ts";
import { looksLikeToken } from "./looks-like-token.ts";

/** Below the project, also where the keys stand elsewhere: those may be mounted for reading only. */
export const lastUsedFile = ".toolwright/last-used.json";

/** Least time between two writes of when keys were last used. */
const lastUsedEveryMs = 30_000;

export interface OpenIdentityOptions {
  readonly registry: ToolRegistry;
  readonly projectDir: string;
  readonly settings: ServerSettings;
  /** `TOOLWRIGHT_DEV_KEY`. */
  readonly devKey?: string | undefined;
  readonly isLoopback: boolean;
  /** What servers tell each other of revoked credentials; closed with the authenticator. */
  readonly revocations?: Revocations;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

export interface Identity {
  readonly authenticator: Authenticator;
  /** Keys made just now, to be shown once. */
  readonly shown: readonly ShownKey[];
  /** Makes ready for the agents of another catalog, with keys for those it brings. @throws {IdentityRefused} */
  prepare(registry: ToolRegistry): Promise<PreparedIdentity>;
}

export interface PreparedIdentity {
  readonly shown: readonly ShownKey[];
  /** Takes the catalog's policies before it returns, its new keys when it resolves. Agents that are gone lose their connections. */
  serve(): Promise<void>;
}

/** Nobody could call, or settings contradict each other; its words are for the operator. */
export class IdentityRefused extends Error {
  override readonly name = "IdentityRefused";
}

/** Authenticators that take another catalog's policies. */
interface Seats extends Authenticator {
  serve(agents: readonly AgentPolicy[]): unknown;
  close(): void;
}

/** @throws {IdentityRefused} */
export async function openIdentity(options: OpenIdentityOptions): Promise<Identity> {
  const { settings, projectDir, revocations, logger, clock = Date.now } = options;
  const tokens = await tokensOf(options, clock);
  const local = await provision(options.registry, options);
  tokens?.serve(local.policies);
  const shared = { logger, clock, ...(revocations === undefined ? {} : { revocations }) };
  const ring = new KeyRing({ credentials: local.credentials, agents: local.policies, ...shared });
  const follower = followCredentials({
    path: resolve(projectDir, settings.credentialsFile),
    ring,
    pollMs: settings.credentialPollMs,
    logger,
  });
  const stopNoting = noteLastUsed({
    path: join(projectDir, lastUsedFile),
    used: () => ring.used(),
    everyMs: lastUsedEveryMs,
    logger,
  });
  const close = async (): Promise<void> => {
    follower.close();
    await stopNoting();
    ring.close();
    tokens?.close();
    await revocations?.close();
  };
  return {
    authenticator: { ...(tokens === undefined ? face(ring) : eitherOf(ring, tokens)), close },
    shown: local.shown,
    async prepare(registry) {
      const next = await provision(registry, options);
      return {
        shown: next.shown,
        serve() {
          tokens?.serve(next.policies);
          ring.serve(next.policies);
          // Keys come by one way alone, so that none that was revoked meanwhile comes back.
          return follower.look();
        },
      };
    },
  };
}

function takesTokens({ jwtIssuer }: ServerSettings): boolean {
  return jwtIssuer !== "none";
}

async function tokensOf({ settings, registry, revocations, logger }: OpenIdentityOptions, clock: () => number): Promise<Seats | undefined> {
  if (!takesTokens(settings)) return undefined;
  const { openTokens, tokenSettingsProblem } = await import("./tokens/open-tokens.ts");
  const problem = tokenSettingsProblem(settings);
  if (problem !== undefined) throw new IdentityRefused(problem);
  return openTokens({ settings, agents: registry.agents, logger, clock, ...(revocations === undefined ? {} : { revocations }) });
}

async function provision(registry: ToolRegistry, options: OpenIdentityOptions): Promise<LocalCredentials> {
  const { projectDir, settings, devKey, isLoopback, clock } = options;
  const local = await provisionLocalCredentials({
    agents: registry.agents,
    scopes: everyScopeOf(registry),
    projectDir,
    storePath: resolve(projectDir, settings.credentialsFile),
    isLoopback,
    takesTokens: takesTokens(settings),
    ...(devKey === undefined ? {} : { devKey }),
    ...(clock === undefined ? {} : { clock }),
  });
  if (local.refusal !== undefined) throw new IdentityRefused(local.refusal);
  return local;
}

function face(keys: KeyRing): Authenticator {
  return {
    authenticate: (credential) => keys.authenticate(credential),
    onChange: (listener) => keys.onChange(listener),
    stateOf: (id) => keys.stateOf(id),
  };
}

/** Keys and tokens differ at a look. */
function eitherOf(keys: Authenticator, tokens: Authenticator): Authenticator {
  return {
    authenticate: (credential): AuthenticatedAgent | undefined | Promise<AuthenticatedAgent | undefined> =>
      (looksLikeToken(credential) ? tokens : keys).authenticate(credential),
    onChange(listener) {
      const stops = [keys.onChange?.(listener), tokens.onChange?.(listener)];
      return () => {
        for (const stop of stops) stop?.();
      };
    },
    stateOf: (id) => keys.stateOf?.(id) ?? tokens.stateOf?.(id),
  };
}
