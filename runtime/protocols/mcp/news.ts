/** News as MCP's notifications, and what a subscription to them is answered. Knows nothing of connections. */

import { uriOf } from "../../context/context-uri.ts";
import type { Notice } from "../../operation.ts";
import { notificationText, type RpcFault, rpcFault } from "./json-rpc.ts";
import { metaKeys } from "./rev-2026-07-28.ts";
import type { ListenFilter, ListFamily } from "./revision.ts";

/** What a subscription gets of a notice. @param id - The request that listens, as JSON text. */
export function newsFor(id: string, { lists }: ListenFilter, notice: Notice): readonly string[] {
  if (notice.kind === "catalogChanged") return [...lists].map((family) => listChanged(family, id));
  return notice.kind === "resourceChanged" && notice.listenId === id ? [resourceUpdated(notice.uri, id)] : [];
}

/** What a client with a handshake gets unasked. @param lists - Those it was told of. */
export function newsUnasked(lists: readonly ListFamily[], notice: Notice): readonly string[] {
  switch (notice.kind) {
    case "catalogChanged":
      return lists.map((family) => listChanged(family, undefined));
    case "resourceChanged":
      return [resourceUpdated(notice.uri, undefined)];
    case "contextChanged":
    case "contextFolded":
      return [resourceUpdated(uriOf(notice.published.change.contextId), undefined)];
    default:
      return [];
  }
}

/** @param id - The request that listens, as JSON text. */
export function acknowledged(id: string, { lists, uris }: ListenFilter): string {
  const honoured = {
    ...Object.fromEntries([...lists].map((family) => [`${family}ListChanged`, true])),
    ...(uris.length === 0 ? {} : { resourceSubscriptions: uris }),
  };
  const params = `{"notifications":${JSON.stringify(honoured)},"_meta":{"${metaKeys.subscriptionId}":${id}}}`;
  return notificationText("notifications/subscriptions/acknowledged", params);
}

export function tooManyListens(most: number): RpcFault {
  return rpcFault(429, "RESOURCE_EXHAUSTED", `${most} subscriptions are open here, as many as may be. End one first.`);
}

function listChanged(family: ListFamily, id: string | undefined): string {
  return notificationText(`notifications/${family}/list_changed`, `{${metaOf(id)}}`);
}

function resourceUpdated(uri: string, id: string | undefined): string {
  const meta = metaOf(id);
  return notificationText("notifications/resources/updated", `{"uri":${JSON.stringify(uri)}${meta === "" ? "" : `,${meta}`}}`);
}

function metaOf(id: string | undefined): string {
  return id === undefined ? "" : `"_meta":{"${metaKeys.subscriptionId}":${id}}`;
}
