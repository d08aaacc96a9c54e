// Made by toolwright generate. Do not edit: change the catalog instead.
export type GetUserSchema = {
  /** Its id. */
  id: string;
};
