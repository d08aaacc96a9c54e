// Made by toolwright generate. Do not edit: change the catalog instead.
export type CaseNote = {
  /** Position in the case, from 1. */
  number: number;
  /** What the note records. */
  kind: "information" | "customer_contact" | "promise";
  /** The note in plain words. */
  text: string;
  /** The agent that wrote it. */
  agent_id: string;
  /** The person on whose behalf the agent said it acted. */
  user_id?: string | undefined;
};
