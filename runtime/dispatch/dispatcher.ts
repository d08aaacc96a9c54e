/** Brings each request to the service that answers it, and the answer back to its session. Knows nothing of frames. */

import type { LogFields, Logger, ToolError } from "../../contract/index.ts";
import { claimedIdentityError, endedCredentialError } from "../auth/authenticator.ts";
import type { ContextService } from "../context/context-service.ts";
import type { Access } from "../invoke/authorize.ts";
import type { RunningCall } from "../invoke/call.ts";
import type { Invoker } from "../invoke/invoker.ts";
import type { CallReport } from "../invoke/outcome.ts";
import { channels } from "../observe/channels.ts";
import type { Offers } from "../offers/offers.ts";
import { familyOf, type Notice, type Reply, type Request } from "../operation.ts";
import type { ServedCatalog } from "../registry/served-catalog.ts";
import type { Peer } from "../session/peer.ts";
import { QueuedBytes } from "../session/queued-bytes.ts";
import type { Refused, SessionHost, SessionLimits } from "../session/session.ts";
import { CallAnswers } from "./call-answers.ts";
import { OfferCalls } from "./offer-calls.ts";
import { ShortRequests } from "./short-requests.ts";

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

export class Dispatcher implements SessionHost {
  readonly limits: SessionLimits;
  readonly queuedBytes: QueuedBytes;
  readonly #services: DispatchServices;
  readonly #shortRequests: ShortRequests;
  readonly #offerCalls: OfferCalls;

  constructor(services: DispatchServices) {
    this.#services = services;
    this.#shortRequests = new ShortRequests({ ...services, leftOut: (error, peer) => this.#tellRefusal(error, peer, {}) });
    this.#offerCalls = new OfferCalls(services.offers, services.offerInvoker);
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
      session.reply(this.refuse({ family: familyOf(request), id: request.id, metadata: request.metadata }, error, session));
      return undefined;
    }
    return request.kind === "call" ? this.#call(request, session) : this.#shortRequests.begin(request, session);
  }

  refuse({ family, id, metadata = {} }: Refused, error: ToolError, session: Peer): Reply {
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
    if (request.offer !== undefined) return this.#offerCalls.begin(request, session);
    const { id, toolName, version, payload, metadata, reach } = request;
    const { principal, id: origin, protocolName: protocol } = session;
    const call = { toolName, version, payload, metadata, principal, origin, protocol, reach };
    return this.#services.invoker.begin(call, new CallAnswers(id, session));
  }
}
