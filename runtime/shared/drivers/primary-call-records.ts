/** Call records of a worker, which the primary process holds for all workers of one machine. Knows nothing of tools. */

import type { PrimaryLink } from "../../primary/link.ts";
import type { CallRecords } from "../call-records.ts";

export function createPrimaryCallRecords(link: PrimaryLink): CallRecords {
  const leaving = new AbortController();
  return {
    claim: (request) =>
      link.ask("calls.claim", [request], {
        // Nobody makes that call any more.
        onLate(claim) {
          if (claim.kind !== "first") return;
          const { agentId, key } = request;
          link.ask("calls.release", [{ agentId, key }, claim.token], { mustArrive: true }).catch(() => undefined);
        },
      }),
    // Once it is on its way it is remembered, also where the answer is late.
    complete: (call, token, outcome) => link.ask("calls.complete", [call, token, outcome], { mustArrive: true }),
    release: (call, token) => link.ask("calls.release", [call, token], { mustArrive: true }),
    async settled(call, signal) {
      await link.ask("calls.settled", [call], { until: AbortSignal.any([signal, leaving.signal]) });
    },
    async close() {
      leaving.abort();
    },
  };
}
