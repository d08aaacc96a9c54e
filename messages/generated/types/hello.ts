// Made by toolwright generate. Do not edit: change the catalog instead.
export type Hello = {
  /** Tells messages apart. */
  type: "hello";
  /** Must equal the agent of the credential; another is refused. */
  agent_id?: string | undefined;
  /** The program that speaks. */
  client?: {
    /** Its name. */
    name: string;
    /** Its version. */
    version: string;
  } | undefined;
};
