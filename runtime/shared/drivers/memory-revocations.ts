/** Revocations of one process: its credential file is what outlives it. */

import type { Revocations } from "../revocations.ts";
import { RevokedIds } from "../revoked-ids.ts";

/** @param clock - Epoch milliseconds. */
export function createMemoryRevocations(clock: () => number): Revocations {
  const revoked = new RevokedIds(clock);
  return {
    async revoke(id, until) {
      revoked.add(id, until);
    },
    has: (id) => revoked.has(id),
    onRevoked: (listener) => revoked.listen(listener),
    async close() {
      revoked.clear();
    },
  };
}
