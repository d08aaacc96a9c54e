// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type CancelShipmentArguments = {
  shipment_id: CancelShipmentArgumentsShipmentId;
  /** Why it is cancelled. */
  reason: "customer_request" | "duplicate" | "goods_not_ready";
};

/** Shipment, such as "SHP-004211". */
export type CancelShipmentArgumentsShipmentId = string;

/** What the handler is given. */
export type CancelShipmentInput = CancelShipmentArguments;

/** What the handler answers. */
export type CancelShipmentOutput = {
  shipment_id: CancelShipmentOutputShipmentId;
  /** Always cancelled. */
  status: "cancelled";
  /** Fee in euro cents: charged on the day of collection, never for a duplicate. */
  fee_cents: CancelShipmentOutputCents;
};

/** Shipment, such as "SHP-004211". */
export type CancelShipmentOutputShipmentId = string;

/** An amount in euro cents. */
export type CancelShipmentOutputCents = number;
