/** What each tool does to the world, as the catalog says: asked for once, when first needed. Knows nothing of calls. */

import type { CatalogTool, Effects } from "../contract/index.ts";

export class EffectsBook {
  readonly #list: () => Promise<readonly CatalogTool[]>;
  #effects: Promise<ReadonlyMap<string, Effects>> | undefined;

  /** @param list - Reads all tools that this agent may call. */
  constructor(list: () => Promise<readonly CatalogTool[]>) {
    this.#list = list;
  }

  /** @returns `undefined` for a tool that is not in the catalog, and when the catalog cannot be read. */
  async of(toolName: string): Promise<Effects | undefined> {
    this.#effects ??= this.#read();
    const reading = this.#effects;
    try {
      return (await reading).get(toolName);
    } catch {
      // The next one to ask may have more luck.
      if (this.#effects === reading) this.#effects = undefined;
      return undefined;
    }
  }

  /** The catalog is another one now. */
  forget(): void {
    this.#effects = undefined;
  }

  async #read(): Promise<ReadonlyMap<string, Effects>> {
    return new Map((await this.#list()).map(({ name, effects }) => [name, effects]));
  }
}
