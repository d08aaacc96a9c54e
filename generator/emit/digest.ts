/** SHA-256 over exact bytes. */

import { createHash } from "node:crypto";

/** @returns Lower-case hexadecimal, over the text's UTF-8 bytes. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
