// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type FindShipmentsArguments = {
  customer_id: FindShipmentsArgumentsCustomerId;
  customer_reference: FindShipmentsArgumentsCustomerReference;
  /** Only shipments with this status. */
  status?: FindShipmentsArgumentsStatus | undefined;
  /**
   * Largest number of shipments returned, latest booking first.
   * Default: 10.
   */
  limit?: number | undefined;
};

/** Customer, such as "CUS-0026". */
export type FindShipmentsArgumentsCustomerId = string;

/** The customer's own order number, such as "PO-780767". */
export type FindShipmentsArgumentsCustomerReference = string;

/** Where the shipment is on its way. */
export type FindShipmentsArgumentsStatus =
  | "booked"
  | "collected"
  | "in_transit"
  | "at_depot"
  | "out_for_delivery"
  | "delivered"
  | "cancelled";

/** What the handler is given: the arguments with defaults filled in. */
export type FindShipmentsInput = {
  customer_id: FindShipmentsInputCustomerId;
  customer_reference: FindShipmentsInputCustomerReference;
  /** Only shipments with this status. */
  status?: FindShipmentsInputStatus;
  /**
   * Largest number of shipments returned, latest booking first.
   * Default: 10.
   */
  limit: number;
};

/** Customer, such as "CUS-0026". */
export type FindShipmentsInputCustomerId = string;

/** The customer's own order number, such as "PO-780767". */
export type FindShipmentsInputCustomerReference = string;

/** Where the shipment is on its way. */
export type FindShipmentsInputStatus =
  | "booked"
  | "collected"
  | "in_transit"
  | "at_depot"
  | "out_for_delivery"
  | "delivered"
  | "cancelled";

/** What the handler answers. */
export type FindShipmentsOutput = {
  /** Latest booking first; empty when the customer used no such reference. */
  shipments: readonly FindShipmentsOutputShipment[];
  /** How many there are in all. */
  total: number;
};

export type FindShipmentsOutputShipment = {
  shipment_id: FindShipmentsOutputShipmentId;
  customer_id: FindShipmentsOutputCustomerId;
  customer_reference: FindShipmentsOutputCustomerReference;
  status: FindShipmentsOutputStatus;
  service_level: FindShipmentsOutputServiceLevel;
  /** Where it is collected. */
  from: FindShipmentsOutputPlace;
  /** Where it is delivered. */
  to: FindShipmentsOutputPlace;
  weight_kg: FindShipmentsOutputWeightKg;
  pallets: FindShipmentsOutputPallets;
  distance_km: FindShipmentsOutputDistanceKm;
  /** When it was booked. */
  booked_at: FindShipmentsOutputTime;
  /** The latest time of delivery promised to the customer. */
  promised_by: FindShipmentsOutputTime;
  /** When delivery is expected; absent once delivered or cancelled. */
  expected_at?: FindShipmentsOutputTime | undefined;
  /** When it was delivered; absent until then. */
  delivered_at?: FindShipmentsOutputTime | undefined;
  /** Minutes between promise and delivery, or what is expected; 0 when on time. */
  late_minutes: FindShipmentsOutputMinutes;
  delay_reason?: FindShipmentsOutputDelayReason | undefined;
  /** The vehicle that carries or collects it. */
  vehicle_id?: FindShipmentsOutputVehicleId | undefined;
  /** The delivery case about it. */
  case_id?: FindShipmentsOutputCaseId | undefined;
  /** What happened so far, oldest first; only when asked for. */
  events?: readonly FindShipmentsOutputEvent[] | undefined;
};

/** Shipment, such as "SHP-004211". */
export type FindShipmentsOutputShipmentId = string;

/** Customer, such as "CUS-0026". */
export type FindShipmentsOutputCustomerId = string;

/** The customer's own order number, such as "PO-780767". */
export type FindShipmentsOutputCustomerReference = string;

/** Where the shipment is on its way. */
export type FindShipmentsOutputStatus =
  | "booked"
  | "collected"
  | "in_transit"
  | "at_depot"
  | "out_for_delivery"
  | "delivered"
  | "cancelled";

/** Service level, slowest first. */
export type FindShipmentsOutputServiceLevel = "economy" | "standard" | "express";

export type FindShipmentsOutputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type FindShipmentsOutputWeightKg = number;

/** Number of euro pallets. */
export type FindShipmentsOutputPallets = number;

/** Estimated road distance in kilometres. */
export type FindShipmentsOutputDistanceKm = number;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type FindShipmentsOutputTime = string;

/** A length of time in minutes. */
export type FindShipmentsOutputMinutes = number;

/** Why it is late, as far as it is known. */
export type FindShipmentsOutputDelayReason =
  | "traffic"
  | "weather"
  | "vehicle_breakdown"
  | "missed_collection"
  | "recipient_closed";

/** Vehicle, such as "VEH-0007". */
export type FindShipmentsOutputVehicleId = string;

/** Delivery case, such as "CASE-000001". */
export type FindShipmentsOutputCaseId = string;

/** One step of the journey. */
export type FindShipmentsOutputEvent = {
  /** When it happened. */
  at: FindShipmentsOutputTime;
  /** What happened. */
  event: "booked" | "collected" | "departed" | "arrived" | "out_for_delivery" | "delivered" | "cancelled";
  /** Where it happened. */
  place: FindShipmentsOutputPlace;
};
