/** Reads what a server sends: JSON of a known type and the shape its schema says, or a sentence that says why not. */

import type { JsonValue, ServerMessage } from "../contract/index.ts";
import { serverMessages } from "../messages/index.ts";
import { isJsonObject } from "./merge-patch.ts";

export type Incoming =
  | { readonly kind: "message"; readonly message: ServerMessage }
  /** A type this client does not know: newer servers may say more, and older clients let them. */
  | { readonly kind: "unknown" }
  /** `id` when the frame names the request it was meant to answer. */
  | { readonly kind: "malformed"; readonly reason: string; readonly id?: string };

export function readServerMessage(text: string): Incoming {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return { kind: "malformed", reason: "a frame is not JSON" };
  }
  if (!isJsonObject(value) || typeof value.type !== "string") return { kind: "malformed", reason: "a frame has no type" };
  const validate = serverMessages.get(value.type);
  if (validate === undefined) return { kind: "unknown" };
  const problem = validate(value)?.[0];
  if (problem === undefined) return { kind: "message", message: value as unknown as ServerMessage };
  const reason = `${problem.pointer || "the frame"} of a ${value.type} must be ${problem.expected}, got ${problem.got}`;
  return { kind: "malformed", reason, ...(typeof value.id === "string" ? { id: value.id } : {}) };
}
