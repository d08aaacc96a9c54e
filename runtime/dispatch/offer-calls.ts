/**
 * Calls of what is offered beside tools: a resource, a prompt, a completion. Each runs as a tool's call does, through a pipeline of the same
 * make. Knows nothing of frames.
 */

import type { CallListener, RunningCall } from "../invoke/call.ts";
import type { Invoker } from "../invoke/invoker.ts";
import { completionKey, nowhereKey, promptKey, resourceKey } from "../offers/offer-catalog.ts";
import type { Offers } from "../offers/offers.ts";
import type { Keeping, Request } from "../operation.ts";
import type { Peer } from "../session/peer.ts";

type CallRequest = Extract<Request, { readonly kind: "call" }>;

/** What is meant, by its name in the pipeline. */
interface Found extends Pick<CallRequest, "toolName" | "payload"> {
  /** How long a client may keep what comes; of a resource. */
  readonly keeping?: Keeping;
}

export class OfferCalls {
  readonly #offers: Offers;
  readonly #invoker: Invoker;

  constructor(offers: Offers, invoker: Invoker) {
    this.#offers = offers;
    this.#invoker = invoker;
  }

  begin(request: CallRequest, session: Peer): RunningCall {
    const { id, version, metadata, reach } = request;
    const { toolName, payload, keeping } = this.#found(request);
    const call = { toolName, version, payload, metadata, principal: session.principal, origin: session.id, protocol: session.protocolName };
    const listener: CallListener = {
      settle: (report) => session.reply({ kind: "call", id, report, ...(keeping === undefined ? {} : { keeping }) }),
      progress: (report) => session.notice({ kind: "progress", id, report }),
      tell: (news) => session.notice({ ...news, id }),
    };
    return this.#invoker.begin(reach === undefined ? call : { ...call, reach }, listener);
  }

  /** What is not there keeps its name, and the pipeline says so. */
  #found({ offer, toolName, payload }: CallRequest): Found {
    if (offer === "prompt") return { toolName: promptKey(toolName), payload };
    if (offer === "promptCompletion") return { toolName: completionKey(promptKey(toolName)), payload };
    if (offer === "resourceCompletion") return { toolName: this.#completedBy(toolName), payload };
    const found = this.#offers.catalog.find(toolName);
    if (found === undefined) return { toolName: nowhereKey(toolName), payload };
    const { registered, key, uri, variables } = found;
    const isSteady = registered.source !== "code";
    const keeping = { isSteady, isShared: isSteady && registered.descriptor.scopes.length === 0 };
    return { toolName: key, payload: { uri, variables }, keeping };
  }

  #completedBy(address: string): string {
    const listed = this.#offers.catalog.listed(address);
    return listed === undefined ? nowhereKey(address) : completionKey(resourceKey(listed.descriptor.name));
  }
}
