/** Which requests may be sent again when nobody knows whether they ran. Pure. */

import type { Effects } from "../contract/index.ts";
import type { Request, Unsent } from "./connection.ts";

/** `ask`: the catalog has to say what the tool does. */
export type Safety = "safe" | "unsafe" | "ask";

/** A second run changes nothing that the first did not. */
const safeEffects: Readonly<Record<Effects, boolean>> = { read: true, idempotent: true, write: false, destructive: false };

export function isSafeEffect(effects: Effects): boolean {
  return safeEffects[effects];
}

/** @param effects - Of the tool that a `toolRequest` names, when the program told it. */
export function safetyOf(message: Unsent<Request>, effects: Effects | undefined): Safety {
  switch (message.type) {
    case "toolRequest":
      // The server gives a key's first outcome again and runs nothing twice.
      if (message.metadata?.idempotency_key !== undefined) return "safe";
      if (effects === undefined) return "ask";
      return isSafeEffect(effects) ? "safe" : "unsafe";
    case "contextUpdate":
      // A patch that did arrive would make a second revision, over what others wrote after the first.
      return "unsafe";
    case "contextGet":
    case "contextSubscribe":
    case "contextUnsubscribe":
    case "catalogRequest":
      return "safe";
  }
}
