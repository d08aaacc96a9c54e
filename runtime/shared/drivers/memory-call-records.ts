/** Call records in memory: lost with the process. Knows nothing of tools. */

import { randomBytes } from "node:crypto";
import { CallImage } from "../call-image.ts";
import { type CallRecordLimits, nameOf, type OwnCallRecords } from "../call-records.ts";
import { SettledCalls } from "../settled-calls.ts";

export interface MemoryCallRecordsOptions extends CallRecordLimits {
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

export function createMemoryCallRecords(options: MemoryCallRecordsOptions): OwnCallRecords {
  const image = new CallImage(options);
  const settled = new SettledCalls();
  const end = (event: Parameters<CallImage["take"]>[0]): boolean => {
    const isTaken = image.take(event);
    if (isTaken) settled.tell(event.name);
    return isTaken;
  };
  return {
    async claim(request) {
      const now = options.clock();
      const claim = image.judge(request, randomBytes(9).toString("base64url"), now);
      if (claim.kind !== "first") return claim;
      image.take({ kind: "claimed", name: nameOf(request), fingerprint: request.fingerprint, token: claim.token, at: now });
      return claim;
    },
    complete: async (call, token, outcome) => end({ kind: "completed", name: nameOf(call), token, outcome }),
    async release(call, token) {
      end({ kind: "released", name: nameOf(call), token });
    },
    async settled(call, signal) {
      if (image.isRunning(nameOf(call))) await settled.wait(nameOf(call), signal);
    },
    async abandon(call, token) {
      if (image.abandon(nameOf(call), token)) settled.tell(nameOf(call));
    },
    async close() {
      settled.tellAll();
    },
  };
}
