// Made by toolwright generate. Do not edit: change the catalog instead.
export type GetUserContext = {
  /** Whether the user was seen. */
  seen?: boolean | undefined;
};
