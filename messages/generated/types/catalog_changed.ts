// Made by toolwright generate. Do not edit: change the catalog instead.
export type CatalogChanged = {
  /** Tells messages apart. */
  type: "catalogChanged";
  /** Its SHA-256. */
  catalog_digest: string;
};
