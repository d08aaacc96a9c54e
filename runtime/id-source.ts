/** Ids of connections and requests. */

import { randomBytes } from "node:crypto";

/** Ids unique over processes by their prefix, and cheap by their counter. */
export function idSource(): () => string {
  const prefix = randomBytes(6).toString("base64url");
  let count = 0;
  return () => `${prefix}-${(++count).toString(36)}`;
}
