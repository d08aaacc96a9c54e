/** Requests that are no calls: about the catalog, contexts, and what is offered beside tools. Knows nothing of frames and of calls. */

import { isToolError, type Logger, ToolError } from "../../contract/index.ts";
import type { AuthenticatedAgent } from "../auth/authenticator.ts";
import type { ContextService, ContextUpdate } from "../context/context-service.ts";
import { contextIdOf } from "../context/context-uri.ts";
import type { Access } from "../invoke/authorize.ts";
import type { RunningCall } from "../invoke/call.ts";
import type { Offers } from "../offers/offers.ts";
import type { Reply, Request } from "../operation.ts";
import { listTools } from "../registry/catalog-lists.ts";
import type { ServedCatalog } from "../registry/served-catalog.ts";
import type { Peer } from "../session/peer.ts";
import { Following, type FollowingOptions, Listening } from "./following.ts";

export interface ShortRequestServices extends FollowingOptions {
  readonly catalog: () => ServedCatalog;
  readonly access: Access;
  readonly offers: Offers;
  readonly contexts: ContextService;
  readonly logger: Logger;
  readonly newRequestId: () => string;
}

/** Answered at once, and not cancelled but for those that listen. */
export type ShortRequest = Exclude<Request, { readonly kind: "call" }>;

type OfKind<Kind extends Request["kind"]> = Extract<Request, { readonly kind: Kind }>;

export class ShortRequests {
  readonly #services: ShortRequestServices;
  readonly #following: Following;

  constructor(services: ShortRequestServices) {
    this.#services = services;
    this.#following = new Following(services);
  }

  /** @returns What can be cancelled meanwhile, of a request that listens. */
  begin(request: ShortRequest, session: Peer): RunningCall | undefined {
    const listening = request.kind === "resourceListen" ? new Listening() : undefined;
    const correlationId = request.metadata.correlation_id ?? this.#services.newRequestId();
    this.#serve(request, session, correlationId, listening).then(
      (reply) => {
        this.#tellServed(request, session, correlationId, "OK");
        session.reply(reply);
      },
      (thrown: unknown) => {
        const error = this.#fit(thrown, correlationId);
        const family = request.kind === "catalogList" ? "catalog" : "context";
        this.#tellServed(request, session, correlationId, error.code);
        session.reply({ kind: "refused", family, id: request.id, error, correlationId });
      },
    );
    return listening;
  }

  /** The decision on a request that is no call: those the invoker tells. */
  #tellServed(request: ShortRequest, { id, principal: { agentId, policyDigest } }: Peer, correlationId: string, code: string): void {
    this.#services.logger.info("request.finished", {
      correlationId,
      sessionId: id,
      operation: request.kind,
      contextId: "contextId" in request ? request.contextId : undefined,
      principalId: agentId,
      userId: request.metadata.user_id,
      code,
      policyDigest,
    });
  }

  async #serve(request: ShortRequest, session: Peer, correlationId: string, listening?: Listening): Promise<Reply> {
    const { principal } = session;
    const { id } = request;
    switch (request.kind) {
      case "catalogList":
        return this.#listCatalog(request, principal);
      case "offerList":
        return this.#listOffers(request, principal);
      case "resourceSubscribe":
        return this.#following.follow(request, session, correlationId);
      case "resourceUnsubscribe":
        session.endSubscription(contextIdOf(request.uri) ?? request.uri);
        return { kind: "done", id };
      case "resourceListen":
        return this.#following.listen(request, session, listening);
      case "contextGet": {
        const snapshot = await this.#services.contexts.get(principal, request.contextId);
        return { kind: "context", id, snapshot, withValue: true, correlationId };
      }
      case "contextUpdate": {
        const snapshot = await this.#services.contexts.update(principal, updateOf(request, session.id, correlationId));
        return { kind: "context", id, snapshot, withValue: false, correlationId };
      }
      case "contextSubscribe":
        return this.#following.subscribe(request, session, correlationId);
      case "contextUnsubscribe": {
        const snapshot = await this.#services.contexts.get(principal, request.contextId);
        session.endSubscription(request.contextId);
        return { kind: "context", id, snapshot, withValue: false, correlationId };
      }
    }
  }

  async #listCatalog(request: OfKind<"catalogList">, principal: AuthenticatedAgent): Promise<Reply> {
    const catalog = this.#services.catalog();
    return { kind: "catalog", id: request.id, page: await listTools(catalog, this.#services.access.of(principal, catalog), request) };
  }

  async #listOffers({ id, family, cursor }: OfKind<"offerList">, principal: AuthenticatedAgent): Promise<Reply> {
    if (family === "prompts") return { kind: "prompts", id, page: await this.#services.offers.list(family, principal, cursor) };
    return { kind: "resources", id, page: await this.#services.offers.list(family, principal, cursor) };
  }

  #fit(thrown: unknown, correlationId: string): ToolError {
    if (isToolError(thrown)) return thrown;
    this.#services.logger.error("request.failed", { correlationId, error: thrown });
    return new ToolError("INTERNAL", `The request failed. Report ${correlationId} to the operator.`, { cause: thrown });
  }
}

function updateOf({ contextId, patch, expectedRevision }: OfKind<"contextUpdate">, origin: string, correlationId: string): ContextUpdate {
  return { contextId, patch, correlationId, origin, ...(expectedRevision === undefined ? {} : { expectedRevision }) };
}
