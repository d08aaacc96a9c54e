/** Brings each request to the service that answers it, and the answer back to its session. Knows nothing of frames. */

import type { RequestMetadata, ToolProgress } from "../contract/index.ts";
import { isToolError, type LogFields, type Logger, ToolError } from "../contract/index.ts";
import type { CallNews } from "./asking/questions.ts";
import { endedCredentialError } from "./auth/authenticator.ts";
import type { ContextService } from "./context/context-service.ts";
import { contextIdOf } from "./context/context-uri.ts";
import { Following, Listening } from "./following.ts";
import type { Access } from "./invoke/authorize.ts";
import type { CallListener, RunningCall } from "./invoke/call.ts";
import type { Invoker } from "./invoke/invoker.ts";
import type { CallReport } from "./invoke/outcome.ts";
import { channels } from "./observe/channels.ts";
import { completionKey, nowhereKey, promptKey, resourceKey } from "./offers/offer-catalog.ts";
import type { Offers } from "./offers/offers.ts";
import type { Keeping, Notice, Reply, ReplyFamily, Request } from "./operation.ts";
import { listTools } from "./registry/catalog-lists.ts";
import type { ServedCatalog } from "./registry/served-catalog.ts";
import type { Peer } from "./session/peer.ts";
import { QueuedBytes } from "./session/queued-bytes.ts";
import type { SessionHost, SessionLimits } from "./session/session.ts";

export interface DispatchServices {
  readonly limits: SessionLimits & { readonly maxTotalQueuedBytes: number };
  readonly catalog: () => ServedCatalog;
  readonly access: Access;
  readonly invoker: Invoker;
  /** Of what is offered beside tools. */
  readonly offerInvoker: Invoker;
  readonly offers: Offers;
  readonly contexts: ContextService;
  readonly logger: Logger;
  readonly newRequestId: () => string;
}

type CallRequest = Extract<Request, { readonly kind: "call" }>;
/** A request that is about contexts, the catalog or what is offered: short, and not cancelled but for those that listen. */
type ShortRequest = Exclude<Request, { readonly kind: "call" }>;

export class Dispatcher implements SessionHost {
  readonly limits: SessionLimits;
  readonly queuedBytes: QueuedBytes;
  readonly #services: DispatchServices;
  readonly #following: Following;

  constructor(services: DispatchServices) {
    this.#services = services;
    this.#following = new Following({ ...services, leftOut: (error, peer) => this.#tellRefusal(error, peer, {}) });
    this.limits = services.limits;
    this.queuedBytes = new QueuedBytes(services.limits.maxTotalQueuedBytes);
  }

  welcome(session: Peer): Notice {
    const { agentId, scopes } = session.principal;
    return { kind: "welcome", sessionId: session.id, agentId, scopes, catalogDigest: this.#services.catalog().digest };
  }

  begin(request: Request, session: Peer): RunningCall | undefined {
    const claimed = request.metadata.agent_id;
    const { agentId, credential } = session.principal;
    if (credential?.ended !== undefined || (claimed !== undefined && claimed !== agentId)) {
      const error = credential?.ended === undefined ? claimedIdentityError(claimed ?? "", agentId) : endedCredentialError(credential.ended);
      session.reply(
        this.refuse(
          request.kind === "call" ? "call" : request.kind === "catalogList" ? "catalog" : "context",
          request.id,
          error,
          session,
          request.metadata,
        ),
      );
      return undefined;
    }
    if (request.kind === "call") return this.#call(request, session);
    const listening = request.kind === "resourceListen" ? new Listening() : undefined;
    this.#answer(request, session, listening);
    return listening;
  }

  refuse(family: ReplyFamily, id: string, error: ToolError, session: Peer, metadata: RequestMetadata = {}): Reply {
    const requestId = this.#services.newRequestId();
    const correlationId = metadata.correlation_id ?? requestId;
    this.#tellRefusal(error, session, { requestId, correlationId });
    if (family !== "call") return { kind: "refused", family, id, error, correlationId };
    const report: CallReport = {
      outcome: { ok: false, error },
      requestId,
      correlationId,
      agentId: session.principal.agentId,
      durationMs: 0,
      catalogDigest: this.#services.catalog().digest,
      metadata,
    };
    return { kind: "call", id, report };
  }

  faulted(error: ToolError, session: Peer): void {
    this.#tellRefusal(error, session, {});
  }

  #tellRefusal({ code }: ToolError, { id, principal: { agentId, policyDigest } }: Peer, fields: LogFields): void {
    this.#services.logger.info("request.refused", { ...fields, sessionId: id, principalId: agentId, code, policyDigest });
    if (channels.messageRefused.hasSubscribers) channels.messageRefused.publish({ agentId, code });
  }

  #call(request: CallRequest, session: Peer): RunningCall {
    if (request.offer !== undefined) return this.#offer(request, session);
    const { id, toolName, version, payload, metadata, reach } = request;
    const { principal, id: origin, protocolName: protocol } = session;
    const call = { toolName, version, payload, metadata, principal, origin, protocol, reach };
    return this.#services.invoker.begin(call, new CallAnswers(id, session));
  }

  /** As a call, through a pipeline of the same make. */
  #offer(request: CallRequest, session: Peer): RunningCall {
    const { id, version, metadata, reach } = request;
    const { toolName, payload, keeping } = this.#found(request);
    const call = { toolName, version, payload, metadata, principal: session.principal, origin: session.id, protocol: session.protocolName };
    const listener: CallListener = {
      settle: (report) => session.reply({ kind: "call", id, report, ...(keeping === undefined ? {} : { keeping }) }),
      progress: (report) => session.notice({ kind: "progress", id, report }),
      tell: (news) => session.notice({ ...news, id }),
    };
    return this.#services.offerInvoker.begin(reach === undefined ? call : { ...call, reach }, listener);
  }

  /** What of the offers is meant; what is not there keeps its name, and the pipeline says so. */
  #found({ offer, toolName, payload }: CallRequest): Pick<CallRequest, "toolName" | "payload"> & { readonly keeping?: Keeping } {
    const { catalog } = this.#services.offers;
    if (offer === "prompt") return { toolName: promptKey(toolName), payload };
    if (offer === "promptCompletion") return { toolName: completionKey(promptKey(toolName)), payload };
    if (offer === "resourceCompletion") {
      const listed = catalog.listed(toolName);
      return { toolName: listed === undefined ? nowhereKey(toolName) : completionKey(resourceKey(listed.descriptor.name)), payload };
    }
    const found = catalog.find(toolName);
    if (found === undefined) return { toolName: nowhereKey(toolName), payload };
    const { registered, key, uri, variables } = found;
    const isSteady = registered.source !== "code";
    const keeping = { isSteady, isShared: isSteady && registered.descriptor.scopes.length === 0 };
    return { toolName: key, payload: { uri, variables }, keeping };
  }

  #answer(request: ShortRequest, session: Peer, listening?: Listening): void {
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
      case "catalogList": {
        const catalog = this.#services.catalog();
        return { kind: "catalog", id, page: await listTools(catalog, this.#services.access.of(principal, catalog), request) };
      }
      case "offerList": {
        const { family, cursor } = request;
        if (family === "prompts") return { kind: "prompts", id, page: await this.#services.offers.list(family, principal, cursor) };
        return { kind: "resources", id, page: await this.#services.offers.list(family, principal, cursor) };
      }
      case "resourceSubscribe":
        return this.#following.follow(request, session, correlationId);
      case "resourceUnsubscribe":
        session.endSubscription(contextIdOf(request.uri) ?? request.uri);
        return { kind: "done", id };
      case "resourceListen":
        return this.#following.listen(request, session, listening);
      case "contextGet":
        return {
          kind: "context",
          id,
          snapshot: await this.#services.contexts.get(principal, request.contextId),
          withValue: true,
          correlationId,
        };
      case "contextUpdate": {
        const { contextId, patch, expectedRevision } = request;
        const update = {
          contextId,
          patch,
          correlationId,
          origin: session.id,
          ...(expectedRevision === undefined ? {} : { expectedRevision }),
        };
        return { kind: "context", id, snapshot: await this.#services.contexts.update(principal, update), withValue: false, correlationId };
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

  #fit(thrown: unknown, correlationId: string): ToolError {
    if (isToolError(thrown)) return thrown;
    this.#services.logger.error("request.failed", { correlationId, error: thrown });
    return new ToolError("INTERNAL", `The request failed. Report ${correlationId} to the operator.`, { cause: thrown });
  }
}

/** The answer to whoever claims another's name, on any protocol. */
export function claimedIdentityError(claimed: string, agentId: string): ToolError {
  return new ToolError(
    "PERMISSION_DENIED",
    `metadata.agent_id says "${claimed.slice(0, 64)}", the credential is agent "${agentId}"'s. Claim that name, or none.`,
  );
}

/** Where the news of a call go. One shape for every call: what differs is whether a client can be asked. */
class CallAnswers implements CallListener {
  readonly #id: string;
  readonly #session: Peer;

  constructor(id: string, session: Peer) {
    this.#id = id;
    this.#session = session;
  }

  settle(report: CallReport): void {
    this.#session.reply({ kind: "call", id: this.#id, report });
  }

  progress(report: ToolProgress): void {
    this.#session.notice({ kind: "progress", id: this.#id, report });
  }

  tell(news: CallNews): void {
    this.#session.notice({ ...news, id: this.#id });
  }
}
