/**
 * What a server offers beside tools: resources to read and to follow, prompts to fill, values to complete with. Calls go through the one
 * pipeline; here stands what is found, listed and followed. Knows nothing of protocols and transports.
 */

import type { AgentPolicy, Logger, Principal } from "../../contract/index.ts";
import type { Access } from "../invoke/authorize.ts";
import type { ServedCatalog } from "../registry/served-catalog.ts";
import { OfferCatalog, unknownResource } from "./offer-catalog.ts";
import { type OfferLists, offerLists } from "./offer-lists.ts";
import type { ResourceNews } from "./resource-news.ts";

export interface OffersOptions {
  readonly catalog: ServedCatalog;
  readonly access: Access;
  readonly news: ResourceNews;
  readonly logger: Logger;
}

/** Which of them there are at all: what there is none of is no part of what a server says it can. */
export interface OfferFamilies {
  readonly resources: boolean;
  readonly prompts: boolean;
  readonly completions: boolean;
}

export class Offers {
  readonly #access: Access;
  readonly #news: ResourceNews;
  readonly #logger: Logger;
  #catalog: OfferCatalog;
  #lists: Promise<OfferLists> | undefined;

  constructor({ catalog, access, news, logger }: OffersOptions) {
    this.#access = access;
    this.#news = news;
    this.#logger = logger;
    this.#catalog = new OfferCatalog(catalog);
  }

  /** The generation that serves now. */
  get catalog(): OfferCatalog {
    return this.#catalog;
  }

  get families(): OfferFamilies {
    const { resources, contexts, prompts } = this.#catalog.served.registry;
    return {
      resources: resources.length + contexts.length > 0,
      prompts: prompts.length > 0,
      completions: this.#catalog.hasCompletions,
    };
  }

  /** Serves another generation from now on; those who follow what reads otherwise now are told. */
  replace(next: ServedCatalog): void {
    const before = this.#catalog;
    this.#catalog = new OfferCatalog(next, before);
    this.#lists = undefined;
    this.#tellChanged(before.served, next).catch((error: unknown) => this.#logger.warn("resource.news_failed", { error }));
  }

  /** @throws {ToolError} INVALID_ARGUMENT for a foreign cursor. */
  async list<Family extends keyof OfferLists>(
    family: Family,
    agent: AgentPolicy,
    cursor: string | undefined,
  ): Promise<ReturnType<OfferLists[Family]["page"]>> {
    const { served } = this.#catalog;
    this.#lists ??= offerLists(served).catch((error: unknown) => {
      this.#lists = undefined;
      throw error;
    });
    const lists = await this.#lists;
    return lists[family].page(agent, cursor) as ReturnType<OfferLists[Family]["page"]>;
  }

  /**
   * Tells when something else stands at an address, for as long as the agent may read it.
   *
   * @returns What ends it.
   * @throws {ToolError} UNKNOWN_RESOURCE, PERMISSION_DENIED.
   */
  follow(principal: Principal, uri: string, tell: () => void): () => void {
    const found = this.#catalog.find(uri);
    const tool = found && this.#catalog.tools.get(found.key);
    if (tool === undefined) throw unknownResource(uri);
    this.#access.of(principal, this.#catalog).demand(tool.descriptor);
    return this.#news.follow(uri, () => {
      if (this.#mayRead(principal, uri)) tell();
    });
  }

  #mayRead(principal: Principal, uri: string): boolean {
    const found = this.#catalog.find(uri);
    const tool = found && this.#catalog.tools.get(found.key);
    return tool !== undefined && this.#access.of(principal, this.#catalog).allows(tool.descriptor);
  }

  async #tellChanged(before: ServedCatalog, next: ServedCatalog): Promise<void> {
    const said = await factsOf(before);
    for (const [uri, facts] of await factsOf(next)) if (said.get(uri) !== facts) this.#news.changedHere(uri);
  }
}

/** By address, all that decides what is read there, but for code. */
async function factsOf(served: ServedCatalog): Promise<ReadonlyMap<string, string>> {
  const files = new Map(served.registry.resources.map(({ descriptor, file }) => [descriptor.name, file?.href]));
  const { resources } = await served.document();
  return new Map(resources.flatMap((row) => (row.uri === undefined ? [] : [[row.uri, JSON.stringify([row, files.get(row.name)])]])));
}
