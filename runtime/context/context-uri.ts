/** Shared contexts as addresses, for whoever reads by address. Knows nothing of slots and protocols. */

const scheme = "context://";

export function uriOf(contextId: string): string {
  return scheme + contextId.split("/").map(encodeURIComponent).join("/");
}

/** @returns The id of a context, which need not exist; `undefined` for what is no address of a context. */
export function contextIdOf(uri: string): string | undefined {
  if (!uri.startsWith(scheme)) return undefined;
  try {
    return decodeURIComponent(uri.slice(scheme.length));
  } catch {
    // No context has such an id, and whoever looks for it says so.
    return uri;
  }
}
