/** The catalog a server begins with, and the ways in which its tools may be carried out. Knows nothing of what is served later. */

import type { Binding } from "../bindings/binding.ts";
import { mockBinding } from "../bindings/mock/mock-binding.ts";
import { defaultSettings } from "../config/options.ts";
import type { Confirmations } from "../invoke/confirm.ts";
import { loadRegistry } from "../registry/load-registry.ts";
import { ServedCatalog } from "../registry/served-catalog.ts";
import type { ServerOptions } from "../server-port.ts";

export interface FirstCatalog {
  readonly catalog: ServedCatalog;
  /** Of later catalogs as well. */
  readonly bindings: readonly Binding[];
}

/** @throws {Error} When the registry cannot be imported or is of another format. */
export async function loadFirstCatalog(options: ServerOptions): Promise<FirstCatalog> {
  const bindings = [mockBinding, ...(options.bindings ?? [])];
  const confirmations = (options.settings?.confirmations ?? defaultSettings.confirmations) as Confirmations;
  return { bindings, catalog: new ServedCatalog(await loadRegistry(options.registry), bindings, { confirmations }) };
}
