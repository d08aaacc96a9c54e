/**
 * The catalog in service, and the one that takes its place: imported and loaded aside, checked whole, swapped in one reference. Knows
 * nothing of who calls and who is connected.
 */

import type { Logger, ToolRegistry } from "../../contract/index.ts";
import type { Binding } from "../bindings/binding.ts";
import type { Confirmations } from "../invoke/confirm.ts";
import { channels } from "../observe/channels.ts";
import type { Health } from "../observe/health.ts";
import { CandidateRefused, demandWhole } from "./candidate.ts";
import { loadRegistry } from "./load-registry.ts";
import { ServedCatalog } from "./served-catalog.ts";

export interface GenerationsOptions {
  readonly bindings: readonly Binding[];
  /** Whether a tool that cannot be loaded keeps the whole catalog out. */
  readonly strict: boolean;
  /** Tools of the largest catalog that is loaded whole; of a larger one each tool is at its first call. */
  readonly maxPreloadedTools: number;
  readonly confirmations: Confirmations;
  readonly logger: Logger;
  /** Where a tool that cannot be loaded is told. */
  readonly health: Health;
  /** Nothing more is loaded from then on. */
  readonly isDraining: () => boolean;
}

export class Generations {
  readonly #options: GenerationsOptions;
  #current: ServedCatalog;
  #reloading: Promise<unknown> = Promise.resolve();

  constructor(first: ServedCatalog, options: GenerationsOptions) {
    this.#current = first;
    this.#options = options;
  }

  get current(): ServedCatalog {
    return this.#current;
  }

  /**
   * Puts another generation in service. One after the other: the later one is held against what the earlier one left.
   *
   * @param swapped - Called in the very turn of the swap: no call meets the new catalog with anything of the old one. What it returns is
   *   waited for.
   * @throws {Error} When the generation cannot take over; then nothing has changed, and the log says why.
   */
  replace(registry: URL | ToolRegistry, swapped: (next: ServedCatalog) => void | Promise<void>): Promise<ServedCatalog> {
    const replacing = this.#reloading.then(() => this.#replace(registry, swapped));
    this.#reloading = replacing.catch(() => undefined);
    return replacing;
  }

  /** @throws {Error} With `strict`, when a tool cannot be loaded. */
  async demandLoaded(): Promise<void> {
    if (this.#options.strict) await this.#loadAll(this.#current);
  }

  /** Loads a catalog that is not too large, in the background. */
  preload(): void {
    const { strict, maxPreloadedTools } = this.#options;
    if (!strict && this.#current.tools.size <= maxPreloadedTools) setImmediate(() => void this.#loadAll(this.#current));
  }

  async #replace(registry: URL | ToolRegistry, swapped: (next: ServedCatalog) => void | Promise<void>): Promise<ServedCatalog> {
    const { logger } = this.#options;
    const next = await this.#candidate(registry);
    this.#current = next;
    const taken = swapped(next);
    logger.info("catalog.changed", { tools: next.tools.size, catalogDigest: next.digest });
    if (channels.catalogReloaded.hasSubscribers) channels.catalogReloaded.publish({ outcome: "served" });
    await taken;
    return next;
  }

  async #candidate(registry: URL | ToolRegistry): Promise<ServedCatalog> {
    const { bindings, strict, maxPreloadedTools, confirmations, logger } = this.#options;
    try {
      const next = new ServedCatalog(await loadRegistry(registry), bindings, { before: this.#current, confirmations });
      if (strict || next.tools.size <= maxPreloadedTools) await demandWhole(next, this.#current, { strict });
      return next;
    } catch (error) {
      const faults = error instanceof CandidateRefused ? error.faults : [error instanceof Error ? error.message : String(error)];
      if (channels.catalogReloaded.hasSubscribers) channels.catalogReloaded.publish({ outcome: "refused" });
      logger.error("catalog.refused", { faults, catalogDigest: this.#current.digest });
      throw error;
    }
  }

  /** Loads every tool; what fails stands in `/readyz` until a call or a reload mends it. */
  async #loadAll(catalog: ServedCatalog): Promise<void> {
    const { strict, logger, health, isDraining } = this.#options;
    for (const tool of catalog.tools.values()) {
      const { name } = tool.descriptor;
      try {
        await tool.load();
      } catch (error) {
        if (strict)
          throw new Error(`"${name}" cannot be loaded: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        logger.error("registry.load_failed", { toolName: name, error });
        health.check(`tool ${name}`, () =>
          catalog !== this.#current || tool.loaded ? undefined : "Its module cannot be loaded; the log has the cause.",
        );
      }
      if (isDraining() || (!strict && catalog !== this.#current)) return;
    }
  }
}
