/** A context that many change at once through one agent. */

import type { RegisteredContext } from "../../contract/index.ts";

export const writer = { agentId: "writer", scopes: ["boards:read", "boards:write"] };
export const contextId = "Board";

export const board: RegisteredContext = {
  slot: {
    name: "Board",
    description: "What many write.",
    readers: ["boards:read"],
    writers: ["boards:write"],
    ttlMs: 0,
    maxBytes: 65_536,
  },
  load: async () => ({ value: () => undefined }),
};
