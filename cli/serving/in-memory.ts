/** Where contexts are kept by a server that may stand beside another one of the same project. */

import type { ResolvedSettings } from "toolwright/runtime";

/** The folder of contexts may be the other server's: in memory unless a store is set. */
export function inMemory<T extends Pick<ResolvedSettings, "settings" | "origins">>(resolved: T): T {
  const { settings, origins } = resolved;
  return origins.contextStore === "default" ? { ...resolved, settings: { ...settings, contextStore: "memory" } } : resolved;
}
