/** MCP 2025-06-18: the oldest revision served, the first with structured results and without batches. Knows nothing of transports. */

import { handshakeRevision } from "./handshake.ts";

export const rev20250618 = handshakeRevision("2025-06-18");
