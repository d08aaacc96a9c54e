/** A text that was kept can no longer be read: the run is to be repeated without the cache. */
export class LostTextError extends Error {
  override readonly name = "LostTextError";
}
