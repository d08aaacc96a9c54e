/** A real server whose agents have real keys in a credential file that it follows, as `toolwright serve` makes it. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addKey } from "../../runtime/auth/change-keys.ts";
import { type Credential, updateCredentials, writeCredentials } from "../../runtime/auth/credential-store.ts";
import { openIdentity } from "../../runtime/auth/open-identity.ts";
import { defaultSettings, type ServerSettings } from "../../runtime/config/options.ts";
import type { Revocations } from "../../runtime/shared/revocations.ts";
import { recordingLogger } from "./logger.ts";
import { registryOf, type TestRegistry } from "./registry.ts";
import { startServer, type TestServer } from "./server.ts";

export interface KeyedServer extends TestServer {
  /** What the command line does to the file. */
  change<Change extends { readonly credentials: readonly Credential[] }>(
    change: (stored: readonly Credential[], now: number) => Change,
  ): Promise<Change>;
  /** Resolves when the server says of a key that it counts, or that it does not: its acknowledgement. */
  acknowledged(keyId: string, isValid: boolean): Promise<void>;
}

export interface KeyedServerOptions {
  readonly settings?: Partial<ServerSettings>;
  readonly revocations?: Revocations;
}

/** @returns The server, and the first key of the registry's first agent. */
export async function startKeyedServer(
  registry: TestRegistry,
  { settings = {}, revocations }: KeyedServerOptions = {},
): Promise<{ readonly server: KeyedServer; readonly key: string; readonly keyId: string; readonly projectDir: string }> {
  const projectDir = await mkdtemp(join(tmpdir(), "toolwright-keyed-"));
  const path = join(projectDir, defaultSettings.credentialsFile);
  const first = addKey([], registry.agents?.[0]?.agentId ?? "", Date.now());
  await writeCredentials(path, first.credentials);
  const logger = recordingLogger();
  const all = { ...defaultSettings, port: 0, ...settings };
  const { authenticator } = await openIdentity({
    registry: registryOf(registry),
    projectDir,
    settings: all,
    isLoopback: false,
    logger,
    ...(revocations === undefined ? {} : { revocations }),
  });
  const started = await startServer(registry, { authenticator, logger, settings: all });
  const server: KeyedServer = {
    ...started,
    logger,
    async change(change) {
      const now = Date.now();
      let changed: ReturnType<typeof change> | undefined;
      await updateCredentials(path, (stored) => (changed = change(stored, now)).credentials, now);
      return changed as ReturnType<typeof change>;
    },
    async acknowledged(keyId, isValid) {
      for (;;) {
        const response = await fetch(`${started.http}/v1/credentials/${keyId}`);
        if (((await response.json()) as { readonly valid: boolean }).valid === isValid) return;
      }
    },
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      await rm(projectDir, { recursive: true, force: true });
    },
  };
  return { server, key: first.key, keyId: first.made.id, projectDir };
}
