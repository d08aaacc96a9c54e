// Made by toolwright generate. Do not edit: change the catalog instead.
export type CatalogResponse = {
  /** Tells messages apart. */
  type: "catalogResponse";
  /** Here they are. */
  ok: true;
  /** The request's. */
  id: string;
  /** SHA-256 of the catalog that is served. */
  catalog_digest: string;
  /** Each as it stands in catalog.json. */
  tools: readonly {
    [k: string]: unknown;
  }[];
  /** Asks for the next page; absent on the last. */
  next_cursor?: string | undefined;
} | {
  /** Tells messages apart. */
  type: "catalogResponse";
  /** The request failed. */
  ok: false;
  /** The request's. */
  id: string;
  error: CatalogResponseWireError;
};

/** Why it failed, worded for the model that reads it. */
export type CatalogResponseWireError = {
  /** A built-in code or the name of an error the tool declares. */
  code: string;
  /** What happened and what to do next. */
  message: string;
  /** True when the same request may succeed later without a change. */
  retryable: boolean;
  /** Milliseconds after which a retry may succeed. */
  retry_after_ms?: number | undefined;
  /** One entry a field that is wrong. */
  details?: readonly CatalogResponseFieldProblem[] | undefined;
  /** With CONFLICT on a context: where it stands now. */
  current_revision?: number | undefined;
};

/** One field that is wrong. */
export type CatalogResponseFieldProblem = {
  /** JSON pointer into the payload, empty for its root. */
  pointer: string;
  /** The JSON Schema keyword that failed. */
  rule: string;
  /** What the schema asks for. */
  expected: string;
  /** What was found, shortened. */
  got: string;
  /** What to change. */
  hint: string;
};
