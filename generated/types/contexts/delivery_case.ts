// Made by toolwright generate. Do not edit: change the catalog instead.
export type DeliveryCase = {
  shipment_id?: DeliveryCaseShipmentId | undefined;
  /** The agent that looks after the case now. */
  assignee?: string | undefined;
  /** What happens next. */
  next_step?: string | undefined;
  /** The notes, oldest first. */
  notes?: readonly DeliveryCaseCaseNote[] | undefined;
};

/** Shipment, such as "SHP-004211". */
export type DeliveryCaseShipmentId = string;

export type DeliveryCaseCaseNote = {
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
