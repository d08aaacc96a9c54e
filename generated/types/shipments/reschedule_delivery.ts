// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type RescheduleDeliveryArguments = {
  shipment_id: RescheduleDeliveryArgumentsShipmentId;
  /** The new day of delivery, a working day, such as "2026-03-25". */
  date: RescheduleDeliveryArgumentsDate;
  /**
   * Half of the day: morning is promised by 12:00, the others by 17:00 UTC.
   * Default: "all_day".
   */
  window?: "morning" | "afternoon" | "all_day" | undefined;
};

/** Shipment, such as "SHP-004211". */
export type RescheduleDeliveryArgumentsShipmentId = string;

/** A day, such as "2026-03-19". */
export type RescheduleDeliveryArgumentsDate = string;

/** What the handler is given: the arguments with defaults filled in. */
export type RescheduleDeliveryInput = {
  shipment_id: RescheduleDeliveryInputShipmentId;
  /** The new day of delivery, a working day, such as "2026-03-25". */
  date: RescheduleDeliveryInputDate;
  /**
   * Half of the day: morning is promised by 12:00, the others by 17:00 UTC.
   * Default: "all_day".
   */
  window: "morning" | "afternoon" | "all_day";
};

/** Shipment, such as "SHP-004211". */
export type RescheduleDeliveryInputShipmentId = string;

/** A day, such as "2026-03-19". */
export type RescheduleDeliveryInputDate = string;

/** What the handler answers. */
export type RescheduleDeliveryOutput = {
  shipment_id: RescheduleDeliveryOutputShipmentId;
  /** Half of the day agreed. */
  window: "morning" | "afternoon" | "all_day";
  /** The latest time of delivery promised now. */
  promised_by: RescheduleDeliveryOutputTime;
  /** When delivery is expected now. */
  expected_at: RescheduleDeliveryOutputTime;
};

/** Shipment, such as "SHP-004211". */
export type RescheduleDeliveryOutputShipmentId = string;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type RescheduleDeliveryOutputTime = string;
