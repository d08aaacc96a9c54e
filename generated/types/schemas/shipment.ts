// Made by toolwright generate. Do not edit: change the catalog instead.
export type Shipment = {
  shipment_id: ShipmentShipmentId;
  customer_id: ShipmentCustomerId;
  customer_reference: ShipmentCustomerReference;
  status: ShipmentStatus;
  service_level: ShipmentServiceLevel;
  /** Where it is collected. */
  from: ShipmentPlace;
  /** Where it is delivered. */
  to: ShipmentPlace;
  weight_kg: ShipmentWeightKg;
  pallets: ShipmentPallets;
  distance_km: ShipmentDistanceKm;
  /** When it was booked. */
  booked_at: ShipmentTime;
  /** The latest time of delivery promised to the customer. */
  promised_by: ShipmentTime;
  /** When delivery is expected; absent once delivered or cancelled. */
  expected_at?: ShipmentTime | undefined;
  /** When it was delivered; absent until then. */
  delivered_at?: ShipmentTime | undefined;
  /** Minutes between promise and delivery, or what is expected; 0 when on time. */
  late_minutes: ShipmentMinutes;
  delay_reason?: ShipmentDelayReason | undefined;
  /** The vehicle that carries or collects it. */
  vehicle_id?: ShipmentVehicleId | undefined;
  /** The delivery case about it. */
  case_id?: ShipmentCaseId | undefined;
  /** What happened so far, oldest first; only when asked for. */
  events?: readonly ShipmentEvent[] | undefined;
};

/** Shipment, such as "SHP-004211". */
export type ShipmentShipmentId = string;

/** Customer, such as "CUS-0026". */
export type ShipmentCustomerId = string;

/** The customer's own order number, such as "PO-780767". */
export type ShipmentCustomerReference = string;

/** Where the shipment is on its way. */
export type ShipmentStatus =
  | "booked"
  | "collected"
  | "in_transit"
  | "at_depot"
  | "out_for_delivery"
  | "delivered"
  | "cancelled";

/** Service level, slowest first. */
export type ShipmentServiceLevel = "economy" | "standard" | "express";

export type ShipmentPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type ShipmentWeightKg = number;

/** Number of euro pallets. */
export type ShipmentPallets = number;

/** Estimated road distance in kilometres. */
export type ShipmentDistanceKm = number;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type ShipmentTime = string;

/** A length of time in minutes. */
export type ShipmentMinutes = number;

/** Why it is late, as far as it is known. */
export type ShipmentDelayReason =
  | "traffic"
  | "weather"
  | "vehicle_breakdown"
  | "missed_collection"
  | "recipient_closed";

/** Vehicle, such as "VEH-0007". */
export type ShipmentVehicleId = string;

/** Delivery case, such as "CASE-000001". */
export type ShipmentCaseId = string;

/** One step of the journey. */
export type ShipmentEvent = {
  /** When it happened. */
  at: ShipmentTime;
  /** What happened. */
  event: "booked" | "collected" | "departed" | "arrived" | "out_for_delivery" | "delivered" | "cancelled";
  /** Where it happened. */
  place: ShipmentPlace;
};
