// Made by toolwright generate. Do not edit: change the catalog instead.
export type Ping = {
  /** Tells messages apart. */
  type: "ping";
  /** Repeated in the pong. */
  id?: string | undefined;
};
