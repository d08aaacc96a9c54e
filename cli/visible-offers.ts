/** What an agent sees beside its tools, as the server tells this very agent over HTTP. Knows nothing of how it is shown. */

import type { CatalogContext, CatalogPrompt, CatalogResource } from "../contract/index.ts";
import { CommandError } from "./command-error.ts";
import type { ServerAccess } from "./server-access.ts";

/** As lists show them: without texts and messages. */
export interface VisibleOffers {
  readonly resources: readonly CatalogResource[];
  readonly prompts: readonly CatalogPrompt[];
  readonly contexts: readonly CatalogContext[];
}

/** @throws {CommandError} When what answers there is no list. */
export async function visibleOffers({ url, key }: ServerAccess): Promise<VisibleOffers> {
  const address = catalogAddress(url);
  try {
    const response = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    const { resources = [], prompts = [], contexts = [] } = (await response.json()) as Partial<VisibleOffers>;
    return { resources, prompts, contexts };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`${address.origin}${address.pathname} does not list what is there beside tools: ${why}.`, undefined, { cause });
  }
}

/** The tools on the page are of no use here: the connection lists them all. */
function catalogAddress(url: string): URL {
  const address = new URL(url.replace(/^ws/, "http"));
  address.pathname = `${address.pathname.replace(/\/+$/, "").replace(/\/ws$/, "")}/v1/catalog`;
  address.search = "?limit=1";
  return address;
}
