/** Port: from a credential to a principal. Knows nothing of HTTP, sockets or messages. */

import type { AgentPolicy } from "../../contract/index.ts";

export interface Authenticator {
  /**
   * @param credential - The bearer key as the peer sent it.
   * @returns The agent's policy, or `undefined` for a credential that is unknown, expired or revoked.
   */
  authenticate(credential: string): AgentPolicy | undefined | Promise<AgentPolicy | undefined>;
}
