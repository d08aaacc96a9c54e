/** Where the session's room still looks for the shape of a change. */

export type { PublishedChange } from "./published-change.ts";
