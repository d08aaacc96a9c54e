/** Who follows what: contexts and resources, one by one or several with one request. Knows nothing of frames and of who answers the rest. */

import { isToolError, type ToolError } from "../../contract/index.ts";
import type { ContextService } from "../context/context-service.ts";
import { contextIdOf } from "../context/context-uri.ts";
import type { RunningCall } from "../invoke/call.ts";
import type { Offers } from "../offers/offers.ts";
import type { Reply, Request } from "../operation.ts";
import { type Peer, subscriptionOf } from "../session/peer.ts";

export interface FollowingOptions {
  readonly contexts: ContextService;
  readonly offers: Offers;
  /** Told of each address that a subscription names and cannot follow. */
  readonly leftOut: (error: ToolError, peer: Peer) => void;
}

export class Following {
  readonly #contexts: ContextService;
  readonly #offers: Offers;
  readonly #leftOut: FollowingOptions["leftOut"];

  constructor({ contexts, offers, leftOut }: FollowingOptions) {
    this.#contexts = contexts;
    this.#offers = offers;
    this.#leftOut = leftOut;
  }

  async subscribe(request: Extract<Request, { kind: "contextSubscribe" }>, session: Peer, correlationId: string): Promise<Reply> {
    const { id, contextId, fromRevision } = request;
    session.demandRoomForSubscription(contextId);
    const subscriber = {
      origin: session.id,
      notice: session.change.bind(session),
      ended: (error: ToolError): void => {
        session.endSubscription(contextId);
        session.notice({ kind: "fault", error, refId: id });
      },
    };
    const { snapshot, unsubscribe } = await this.#contexts.subscribe(session.principal, contextId, subscriber, fromRevision);
    session.keepSubscription(contextId, unsubscribe);
    return { kind: "context", id, snapshot, withValue: true, correlationId };
  }

  /** A context by its address is followed as a context is. */
  async follow(request: Extract<Request, { kind: "resourceSubscribe" }>, session: Peer, correlationId: string): Promise<Reply> {
    const { id, uri, metadata } = request;
    const contextId = contextIdOf(uri);
    if (contextId !== undefined) {
      await this.subscribe({ kind: "contextSubscribe", id, contextId, fromRevision: undefined, metadata }, session, correlationId);
      return { kind: "done", id };
    }
    session.demandRoomForSubscription(uri);
    session.keepSubscription(
      uri,
      this.#offers.follow(session.principal, uri, () => session.notice({ kind: "resourceChanged", uri, listenId: undefined })),
    );
    return { kind: "done", id };
  }

  async listen({ id, uris }: Extract<Request, { kind: "resourceListen" }>, session: Peer, listening?: Listening): Promise<Reply> {
    const followed: string[] = [];
    for (const uri of uris) {
      const key = subscriptionOf(id, uri);
      const tell = (): void => session.notice({ kind: "resourceChanged", uri, listenId: id });
      try {
        session.demandRoomForSubscription(key);
        const unsubscribe = await this.#followed(session, uri, tell);
        if (listening?.isOver) {
          unsubscribe();
          break;
        }
        session.keepSubscription(key, unsubscribe);
        followed.push(uri);
      } catch (error) {
        // What cannot be followed is left out of the answer (MCP, Subscriptions).
        if (!isToolError(error)) throw error;
        this.#leftOut(error, session);
      }
    }
    return { kind: "listening", id, uris: followed };
  }

  async #followed(session: Peer, uri: string, tell: () => void): Promise<() => void> {
    const contextId = contextIdOf(uri);
    if (contextId === undefined) return this.#offers.follow(session.principal, uri, tell);
    const { unsubscribe } = await this.#contexts.subscribe(session.principal, contextId, { origin: session.id, notice: tell });
    return unsubscribe;
  }
}

/** A request that follows one address after the other: its cancel may come between two of them. */
export class Listening implements RunningCall {
  isOver = false;

  cancel(): void {
    this.isOver = true;
  }

  forsake(): void {
    this.isOver = true;
  }
}
