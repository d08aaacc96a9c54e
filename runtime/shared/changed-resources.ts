/**
 * Port: the word that something else stands at an address, from one server to the others. Nothing is kept: whoever was away has missed it,
 * as MCP's subscriptions have it. Knows nothing of resources and of who follows them.
 */

export interface ChangedResources {
  /** @throws {Error} When the others could not be told. */
  tell(uri: string): Promise<void>;
  /** Calls back with each address that another server told of; one hearer. */
  hear(listener: (uri: string) => void): void;
  close(): Promise<void>;
}
