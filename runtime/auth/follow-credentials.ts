/** Keeps a key ring as the credential file says, while the server runs. Knows nothing of connections and calls. */

import type { Logger } from "../../contract/index.ts";
import { readCredentials } from "./credential-store.ts";
import type { KeyRing } from "./key-ring.ts";
import { FileWatch } from "./watch-file.ts";

export interface FollowCredentialsOptions {
  readonly path: string;
  readonly ring: KeyRing;
  readonly pollMs: number;
  readonly logger: Logger;
}

export interface CredentialFollower {
  /** Resolves when the ring has what the file says now. */
  look(): Promise<void>;
  close(): void;
}

export function followCredentials({ path, ring, pollMs, logger }: FollowCredentialsOptions): CredentialFollower {
  const take = async (): Promise<void> => {
    const file = await readCredentials(path);
    // A file that is away or half-written says nothing about keys: those that count go on counting.
    if (!file.ok) return logger.error("credentials.unreadable", { problem: file.problem });
    if (file.isMissing) return logger.warn("credentials.missing", { path });
    const { added, ended } = ring.replace(file.credentials);
    for (const credentialId of ended) logger.info("credential.ended", { credentialId });
    logger.info("credentials.taken", { keyCount: file.credentials.length, added: added.length, ended: ended.length });
  };
  return new FileWatch({
    path,
    pollMs,
    onChange: () => take().catch((error: unknown) => logger.error("credentials.unreadable", { error })),
    onLook: () => ring.shareAgain(),
  });
}
