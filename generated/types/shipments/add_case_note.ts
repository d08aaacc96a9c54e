// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type AddCaseNoteArguments = {
  case_id: AddCaseNoteArgumentsCaseId;
  /**
   * What the note records.
   * Default: "information".
   */
  kind?: "information" | "customer_contact" | "promise" | undefined;
  /** The note in plain words, facts only. */
  text: string;
};

/** Delivery case, such as "CASE-000001". */
export type AddCaseNoteArgumentsCaseId = string;

/** What the handler is given: the arguments with defaults filled in. */
export type AddCaseNoteInput = {
  case_id: AddCaseNoteInputCaseId;
  /**
   * What the note records.
   * Default: "information".
   */
  kind: "information" | "customer_contact" | "promise";
  /** The note in plain words, facts only. */
  text: string;
};

/** Delivery case, such as "CASE-000001". */
export type AddCaseNoteInputCaseId = string;

/** What the handler answers. */
export type AddCaseNoteOutput = {
  case_id: AddCaseNoteOutputCaseId;
  /** The shared context that holds the case, to subscribe to. */
  context_id: string;
  /** Revision of the context that holds the note. */
  revision: number;
  /** The note as it was written. */
  note: AddCaseNoteOutputCaseNote;
};

/** Delivery case, such as "CASE-000001". */
export type AddCaseNoteOutputCaseId = string;

export type AddCaseNoteOutputCaseNote = {
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
