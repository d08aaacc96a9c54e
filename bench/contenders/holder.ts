/** Whether a request carries the one key that a bare contender takes: compared by its hash. */

import { createHash, timingSafeEqual } from "node:crypto";

export function holderOf(key: string): (authorization: string | undefined) => boolean {
  const hashOf = (text: string) => createHash("sha256").update(text, "utf8").digest();
  const wanted = hashOf(key);
  return (authorization = "") => timingSafeEqual(hashOf(authorization.slice("Bearer ".length)), wanted);
}
