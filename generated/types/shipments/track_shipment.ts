// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type TrackShipmentArguments = {
  shipment_id: TrackShipmentArgumentsShipmentId;
  /**
   * Also return what happened so far, oldest first.
   * Default: false.
   */
  include_events?: boolean | undefined;
};

/** Shipment, such as "SHP-004211". */
export type TrackShipmentArgumentsShipmentId = string;

/** What the handler is given: the arguments with defaults filled in. */
export type TrackShipmentInput = {
  shipment_id: TrackShipmentInputShipmentId;
  /**
   * Also return what happened so far, oldest first.
   * Default: false.
   */
  include_events: boolean;
};

/** Shipment, such as "SHP-004211". */
export type TrackShipmentInputShipmentId = string;

/** What the handler answers. */
export type TrackShipmentOutput = TrackShipmentOutputShipment;

export type TrackShipmentOutputShipment = {
  shipment_id: TrackShipmentOutputShipmentId;
  customer_id: TrackShipmentOutputCustomerId;
  customer_reference: TrackShipmentOutputCustomerReference;
  status: TrackShipmentOutputStatus;
  service_level: TrackShipmentOutputServiceLevel;
  /** Where it is collected. */
  from: TrackShipmentOutputPlace;
  /** Where it is delivered. */
  to: TrackShipmentOutputPlace;
  weight_kg: TrackShipmentOutputWeightKg;
  pallets: TrackShipmentOutputPallets;
  distance_km: TrackShipmentOutputDistanceKm;
  /** When it was booked. */
  booked_at: TrackShipmentOutputTime;
  /** The latest time of delivery promised to the customer. */
  promised_by: TrackShipmentOutputTime;
  /** When delivery is expected; absent once delivered or cancelled. */
  expected_at?: TrackShipmentOutputTime | undefined;
  /** When it was delivered; absent until then. */
  delivered_at?: TrackShipmentOutputTime | undefined;
  /** Minutes between promise and delivery, or what is expected; 0 when on time. */
  late_minutes: TrackShipmentOutputMinutes;
  delay_reason?: TrackShipmentOutputDelayReason | undefined;
  /** The vehicle that carries or collects it. */
  vehicle_id?: TrackShipmentOutputVehicleId | undefined;
  /** The delivery case about it. */
  case_id?: TrackShipmentOutputCaseId | undefined;
  /** What happened so far, oldest first; only when asked for. */
  events?: readonly TrackShipmentOutputEvent[] | undefined;
};

/** Shipment, such as "SHP-004211". */
export type TrackShipmentOutputShipmentId = string;

/** Customer, such as "CUS-0026". */
export type TrackShipmentOutputCustomerId = string;

/** The customer's own order number, such as "PO-780767". */
export type TrackShipmentOutputCustomerReference = string;

/** Where the shipment is on its way. */
export type TrackShipmentOutputStatus =
  | "booked"
  | "collected"
  | "in_transit"
  | "at_depot"
  | "out_for_delivery"
  | "delivered"
  | "cancelled";

/** Service level, slowest first. */
export type TrackShipmentOutputServiceLevel = "economy" | "standard" | "express";

export type TrackShipmentOutputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type TrackShipmentOutputWeightKg = number;

/** Number of euro pallets. */
export type TrackShipmentOutputPallets = number;

/** Estimated road distance in kilometres. */
export type TrackShipmentOutputDistanceKm = number;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type TrackShipmentOutputTime = string;

/** A length of time in minutes. */
export type TrackShipmentOutputMinutes = number;

/** Why it is late, as far as it is known. */
export type TrackShipmentOutputDelayReason =
  | "traffic"
  | "weather"
  | "vehicle_breakdown"
  | "missed_collection"
  | "recipient_closed";

/** Vehicle, such as "VEH-0007". */
export type TrackShipmentOutputVehicleId = string;

/** Delivery case, such as "CASE-000001". */
export type TrackShipmentOutputCaseId = string;

/** One step of the journey. */
export type TrackShipmentOutputEvent = {
  /** When it happened. */
  at: TrackShipmentOutputTime;
  /** What happened. */
  event: "booked" | "collected" | "departed" | "arrived" | "out_for_delivery" | "delivered" | "cancelled";
  /** Where it happened. */
  place: TrackShipmentOutputPlace;
};
