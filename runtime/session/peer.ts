/** Port: whoever asks and is answered, whether by a connection that stays or by one exchange. Knows nothing of frames. */

import type { AuthenticatedAgent } from "../auth/authenticator.ts";
import type { PublishedChange } from "../context/published-change.ts";
import type { Notice, Reply } from "../operation.ts";

/** What a subscription goes by that belongs to a request which stays open. No context and no address begins with a space. */
export function subscriptionOf(listenId: string, uri: string): string {
  return ` ${listenId} ${uri}`;
}

export interface Peer {
  readonly id: string;
  readonly principal: AuthenticatedAgent;
  /** The name of the protocol it speaks, where it is known. */
  readonly protocolName?: string | undefined;
  reply(reply: Reply): void;
  notice(notice: Notice): void;
  change(published: PublishedChange): void;
  /** @throws {ToolError} RESOURCE_EXHAUSTED at the limit. */
  demandRoomForSubscription(contextId: string): void;
  /** Keeps what ends a subscription; a second one of the same context takes the first one's place. */
  keepSubscription(contextId: string, unsubscribe: () => void): void;
  endSubscription(contextId: string): void;
}
