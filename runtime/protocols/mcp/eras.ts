/** Which revision a message is of. The one place that knows them all. */

import type { JsonObject } from "../../../contract/index.ts";
import { metaOf } from "./methods.ts";
import { rev20250618 } from "./rev-2025-06-18.ts";
import { rev20251125 } from "./rev-2025-11-25.ts";
import { metaKeys, rev20260728 } from "./rev-2026-07-28.ts";
import type { Revision } from "./revision.ts";

/** The revision without a handshake. */
export const modern = rev20260728;

/** Those with one, newest first. */
export const handshaken: readonly Revision[] = [rev20251125, rev20250618];

/** @returns The revision a client asked for by name, else the newest with a handshake (MCP, Version Negotiation). */
export function agreedRevision(asked: string): Revision {
  return handshaken.find(({ version }) => version === asked) ?? (handshaken[0] as Revision);
}

/** Whether a message is of the era that names its revision each time. */
export function namesRevision(params: JsonObject): boolean {
  return metaOf(params)[metaKeys.protocolVersion] !== undefined;
}
