// Made by toolwright generate. Do not edit: change the catalog instead.
export type Pong = {
  /** Tells messages apart. */
  type: "pong";
  /** The ping's. */
  id?: string | undefined;
};
