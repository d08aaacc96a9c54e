/** The door of the only reader and the only writer. */

export { readCatalog } from "./read-catalog.ts";
