// Made by toolwright generate. Do not edit: change the catalog instead.
export type DeliveryCase = {
  /** Who looks after it. */
  assignee?: string | undefined;
  /** Oldest first. */
  notes?: readonly string[] | undefined;
};
