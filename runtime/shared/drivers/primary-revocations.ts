/** Revocations over the primary process: told to all workers of one machine, and read whole by each that begins. */

import type { PrimaryLink } from "../../primary/link.ts";
import type { Revocations } from "../revocations.ts";
import { RevokedIds } from "../revoked-ids.ts";

export interface PrimaryRevocationsOptions {
  readonly link: PrimaryLink;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** Resolves when what was revoked before is known, however long that takes: until then a worker has nothing to do. */
export async function openPrimaryRevocations({ link, clock }: PrimaryRevocationsOptions): Promise<Revocations> {
  const revoked = new RevokedIds(clock);
  const add = (id: string, until: number): void => revoked.add(id, until === 0 ? undefined : until);
  // Heard before it is asked: what is revoked in between is not missed.
  link.hear("revoked", ({ id, until }) => add(id, until));
  const all = await link.ask("revocations.all", [], { until: new AbortController().signal });
  for (const { id, until } of all) add(id, until);
  return {
    async revoke(id, until = 0) {
      // Here at once, whatever becomes of the telling.
      add(id, until);
      await link.ask("revocations.revoke", [id, until], { mustArrive: true });
    },
    has: (id) => revoked.has(id),
    onRevoked: (listener) => revoked.listen(listener),
    async close() {
      revoked.clear();
    },
  };
}
