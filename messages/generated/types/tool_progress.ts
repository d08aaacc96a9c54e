// Made by toolwright generate. Do not edit: change the catalog instead.
export type ToolProgress = {
  /** Tells messages apart. */
  type: "toolProgress";
  /** The request's. */
  id: string;
  /** Grows with every report of one call. */
  progress: number;
  /** What progress grows towards. */
  total?: number | undefined;
  /** What is being done. */
  message?: string | undefined;
};
