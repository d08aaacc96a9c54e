/** Imports an emitted registry and checks that this runtime can serve it. Knows nothing of the generator. */

import { registryFormat, type ToolRegistry } from "../../contract/index.ts";

/**
 * @param location - `registry.js` as a `file:` URL, or the registry itself.
 * @throws {Error} When the file cannot be imported or is of another format; the message names the command that cures it.
 */
export async function loadRegistry(location: URL | ToolRegistry): Promise<ToolRegistry> {
  const registry = location instanceof URL ? await importRegistry(location) : location;
  if (registry.format === registryFormat) return registry;
  throw new Error(
    `the generated registry has format ${String(registry.format)}, this runtime serves format ${registryFormat}. Run "toolwright generate" with the version of toolwright that serves.`,
  );
}

async function importRegistry(location: URL): Promise<ToolRegistry> {
  const module = (await import(location.href)) as { readonly registry?: ToolRegistry };
  if (typeof module.registry !== "object" || module.registry === null) {
    throw new Error(`${location.pathname} exports no registry. Run "toolwright generate".`);
  }
  return module.registry;
}
