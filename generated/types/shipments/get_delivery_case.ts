// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type GetDeliveryCaseArguments = {
  case_id: GetDeliveryCaseArgumentsCaseId;
};

/** Delivery case, such as "CASE-000001". */
export type GetDeliveryCaseArgumentsCaseId = string;

/** What the handler is given. */
export type GetDeliveryCaseInput = GetDeliveryCaseArguments;

/** What the handler answers. */
export type GetDeliveryCaseOutput = {
  case_id: GetDeliveryCaseOutputCaseId;
  shipment_id: GetDeliveryCaseOutputShipmentId;
  /** Whether the case is still worked on. */
  state: "open" | "closed";
  /** When the case was opened. */
  opened_at: GetDeliveryCaseOutputTime;
  /** When it was closed; absent while it is open. */
  closed_at?: GetDeliveryCaseOutputTime | undefined;
  delay_reason?: GetDeliveryCaseOutputDelayReason | undefined;
  /** The shared context that holds the notes, to subscribe to. */
  context_id: string;
  /** Revision of that context; 0 when nobody wrote yet. */
  revision: number;
  /** The agent that looks after the case now. */
  assignee?: string | undefined;
  /** What happens next. */
  next_step?: string | undefined;
  /** The notes, oldest first. */
  notes: readonly GetDeliveryCaseOutputCaseNote[];
};

/** Delivery case, such as "CASE-000001". */
export type GetDeliveryCaseOutputCaseId = string;

/** Shipment, such as "SHP-004211". */
export type GetDeliveryCaseOutputShipmentId = string;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type GetDeliveryCaseOutputTime = string;

/** Why it is late, as far as it is known. */
export type GetDeliveryCaseOutputDelayReason =
  | "traffic"
  | "weather"
  | "vehicle_breakdown"
  | "missed_collection"
  | "recipient_closed";

export type GetDeliveryCaseOutputCaseNote = {
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
