/** MCP 2025-11-25: a handshake, wrong arguments as results, icons. Knows nothing of transports. */

import { handshakeRevision } from "./handshake.ts";

export const rev20251125 = handshakeRevision("2025-11-25");
