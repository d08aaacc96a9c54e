// Made by toolwright generate. Do not edit: change the catalog instead.
export type Cancel = {
  /** Tells messages apart. */
  type: "cancel";
  /** Of the call to end. */
  id: string;
};
