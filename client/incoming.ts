/** Reads what a server sends: JSON of a known type and shape, or a sentence that says why not. */

import type { ServerMessage } from "../contract/index.ts";
import { isJsonObject } from "./merge-patch.ts";

export type Incoming =
  | { readonly kind: "message"; readonly message: ServerMessage }
  /** A type this client does not know: newer servers may say more, and older clients let them. */
  | { readonly kind: "unknown" }
  /** `id` when the frame names the request it was meant to answer. */
  | { readonly kind: "malformed"; readonly reason: string; readonly id?: string };

const knownTypes: Readonly<Record<ServerMessage["type"], true>> = {
  welcome: true,
  toolResponse: true,
  toolProgress: true,
  contextResponse: true,
  contextUpdate: true,
  catalogResponse: true,
  catalogChanged: true,
  ping: true,
  pong: true,
  error: true,
};

export function readServerMessage(text: string): Incoming {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "malformed", reason: "a frame is not JSON" };
  }
  if (!isJsonObject(value) || typeof value.type !== "string") return { kind: "malformed", reason: "a frame has no type" };
  if (!Object.hasOwn(knownTypes, value.type)) return { kind: "unknown" };
  return { kind: "message", message: value as unknown as ServerMessage };
}
