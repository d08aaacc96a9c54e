/** Pages of what an agent may read and use beside its tools: one object a page, so that codecs can keep its text. */

import { createHash } from "node:crypto";
import type { AgentPolicy, CatalogContext, CatalogPrompt, CatalogResource, Scope } from "../../contract/index.ts";
import { uriOf } from "../context/context-uri.ts";
import { decodeCursor, encodeCursor } from "../registry/catalog-lists.ts";
import type { ServedCatalog } from "../registry/served-catalog.ts";

/** Entries a page. */
const pageSize = 100;

/** A resource in a list: one of the catalog's own, or a shared context. */
export type ListedResource = {
  /** Its address, or the template of its addresses. */
  readonly address: string;
} & ({ readonly resource: CatalogResource } | { readonly context: CatalogContext });

export interface ListPage<Entry> {
  readonly entries: readonly Entry[];
  readonly nextCursor?: string;
  /** True when every agent would get the same page. */
  readonly isShared: boolean;
}

interface Listed<Entry> {
  readonly entry: Entry;
  /** Unique in its list, which ascends by it. */
  readonly key: string;
  readonly scopes: readonly Scope[];
}

/** One list of one generation. */
class List<Entry> {
  readonly #listed: readonly Listed<Entry>[];
  readonly #digest: string;
  readonly #isShared: boolean;
  /** By what is visible, then by where a page begins: agents who see the same share pages. */
  readonly #pages = new Map<string, Map<string, ListPage<Entry>>>();

  constructor(listed: readonly Listed<Entry>[], digest: string) {
    this.#listed = [...listed].sort((one, other) => (one.key < other.key ? -1 : 1));
    this.#digest = digest;
    this.#isShared = listed.every(({ scopes }) => scopes.length === 0);
  }

  /** @throws {ToolError} INVALID_ARGUMENT for a cursor that is not one of ours. */
  page(agent: AgentPolicy, cursor: string | undefined): ListPage<Entry> {
    const after = cursor === undefined ? "" : decodeCursor(cursor, this.#digest);
    const held = new Set(agent.scopes);
    const visible = this.#listed.filter(({ scopes }) => scopes.every((scope) => held.has(scope)));
    const view = createHash("sha256")
      .update(JSON.stringify(visible.map(({ key }) => key)))
      .digest("base64");
    let pages = this.#pages.get(view);
    if (!pages) {
      if (this.#pages.size >= maxViews) this.#pages.clear();
      this.#pages.set(view, (pages = new Map()));
    }
    const start = after === "" ? 0 : visible.findIndex(({ key }) => key > after);
    const known = pages.get(String(start));
    if (known) return known;
    const entries = start === -1 ? [] : visible.slice(start, start + pageSize);
    const isLast = start === -1 || start + pageSize >= visible.length;
    const facts = { entries: entries.map(({ entry }) => entry), isShared: this.#isShared };
    const page = isLast ? facts : { ...facts, nextCursor: encodeCursor(entries.at(-1)?.key ?? "", this.#digest) };
    // Beginnings of pages only: cursors that callers made up must not fill the view.
    if (start % pageSize === 0) pages.set(String(start), page);
    return page;
  }
}

/** Agents whose scopes come from tokens may have any. */
const maxViews = 256;

export interface OfferLists {
  readonly resources: List<ListedResource>;
  readonly templates: List<ListedResource>;
  readonly prompts: List<CatalogPrompt>;
}

export async function offerLists(served: ServedCatalog): Promise<OfferLists> {
  const { resources, contexts, prompts } = await served.document();
  const ofContexts = contexts.map((context): Listed<ListedResource> & { readonly isMany: boolean } => {
    const isMany = context.keyPattern !== undefined;
    const address = isMany ? `${uriOf(context.name)}/{key}` : uriOf(context.name);
    return { key: address, scopes: context.readers, isMany, entry: { address, context } };
  });
  const ofResources = resources.map((resource): Listed<ListedResource> & { readonly isMany: boolean } => {
    const address = resource.uri ?? resource.uriTemplate ?? "";
    return { key: address, scopes: resource.scopes, isMany: resource.uri === undefined, entry: { address, resource } };
  });
  const all = [...ofContexts, ...ofResources];
  return {
    resources: new List(
      all.filter(({ isMany }) => !isMany),
      served.digest,
    ),
    templates: new List(
      all.filter(({ isMany }) => isMany),
      served.digest,
    ),
    prompts: new List(
      prompts.map((prompt) => ({ key: prompt.name, scopes: prompt.scopes, entry: prompt })),
      served.digest,
    ),
  };
}
