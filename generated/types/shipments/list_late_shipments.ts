// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type ListLateShipmentsArguments = {
  /** Only deliveries in this country, ISO 3166-1 alpha-2, such as "FR". */
  country?: string | undefined;
  /** Only shipments of this customer. */
  customer_id?: ListLateShipmentsArgumentsCustomerId | undefined;
  /**
   * Only shipments at least this many minutes late.
   * Default: 1.
   */
  min_late_minutes?: number | undefined;
  /**
   * Largest number of shipments on a page.
   * Default: 20.
   */
  limit?: number | undefined;
  /** Where the page starts: next_cursor of the page before. */
  cursor?: string | undefined;
};

/** Customer, such as "CUS-0026". */
export type ListLateShipmentsArgumentsCustomerId = string;

/** What the handler is given: the arguments with defaults filled in. */
export type ListLateShipmentsInput = {
  /** Only deliveries in this country, ISO 3166-1 alpha-2, such as "FR". */
  country?: string;
  /** Only shipments of this customer. */
  customer_id?: ListLateShipmentsInputCustomerId;
  /**
   * Only shipments at least this many minutes late.
   * Default: 1.
   */
  min_late_minutes: number;
  /**
   * Largest number of shipments on a page.
   * Default: 20.
   */
  limit: number;
  /** Where the page starts: next_cursor of the page before. */
  cursor?: string;
};

/** Customer, such as "CUS-0026". */
export type ListLateShipmentsInputCustomerId = string;

/** What the handler answers. */
export type ListLateShipmentsOutput = {
  /** The earliest promise first. */
  shipments: readonly ListLateShipmentsOutputShipment[];
  /** How many there are on all pages. */
  total: number;
  /** Where the next page starts; absent on the last one. */
  next_cursor?: string | undefined;
};

export type ListLateShipmentsOutputShipment = {
  shipment_id: ListLateShipmentsOutputShipmentId;
  customer_id: ListLateShipmentsOutputCustomerId;
  customer_reference: ListLateShipmentsOutputCustomerReference;
  status: ListLateShipmentsOutputStatus;
  service_level: ListLateShipmentsOutputServiceLevel;
  /** Where it is collected. */
  from: ListLateShipmentsOutputPlace;
  /** Where it is delivered. */
  to: ListLateShipmentsOutputPlace;
  weight_kg: ListLateShipmentsOutputWeightKg;
  pallets: ListLateShipmentsOutputPallets;
  distance_km: ListLateShipmentsOutputDistanceKm;
  /** When it was booked. */
  booked_at: ListLateShipmentsOutputTime;
  /** The latest time of delivery promised to the customer. */
  promised_by: ListLateShipmentsOutputTime;
  /** When delivery is expected; absent once delivered or cancelled. */
  expected_at?: ListLateShipmentsOutputTime | undefined;
  /** When it was delivered; absent until then. */
  delivered_at?: ListLateShipmentsOutputTime | undefined;
  /** Minutes between promise and delivery, or what is expected; 0 when on time. */
  late_minutes: ListLateShipmentsOutputMinutes;
  delay_reason?: ListLateShipmentsOutputDelayReason | undefined;
  /** The vehicle that carries or collects it. */
  vehicle_id?: ListLateShipmentsOutputVehicleId | undefined;
  /** The delivery case about it. */
  case_id?: ListLateShipmentsOutputCaseId | undefined;
  /** What happened so far, oldest first; only when asked for. */
  events?: readonly ListLateShipmentsOutputEvent[] | undefined;
};

/** Shipment, such as "SHP-004211". */
export type ListLateShipmentsOutputShipmentId = string;

/** Customer, such as "CUS-0026". */
export type ListLateShipmentsOutputCustomerId = string;

/** The customer's own order number, such as "PO-780767". */
export type ListLateShipmentsOutputCustomerReference = string;

/** Where the shipment is on its way. */
export type ListLateShipmentsOutputStatus =
  | "booked"
  | "collected"
  | "in_transit"
  | "at_depot"
  | "out_for_delivery"
  | "delivered"
  | "cancelled";

/** Service level, slowest first. */
export type ListLateShipmentsOutputServiceLevel = "economy" | "standard" | "express";

export type ListLateShipmentsOutputPlace = {
  /** Name of the town, such as "Lyon"; case and accents do not matter. */
  city: string;
  /** ISO 3166-1 alpha-2 country code, such as "FR". */
  country: string;
};

/** Gross weight in kilograms. */
export type ListLateShipmentsOutputWeightKg = number;

/** Number of euro pallets. */
export type ListLateShipmentsOutputPallets = number;

/** Estimated road distance in kilometres. */
export type ListLateShipmentsOutputDistanceKm = number;

/** A point in time, UTC, such as "2026-03-19T12:00:00Z". */
export type ListLateShipmentsOutputTime = string;

/** A length of time in minutes. */
export type ListLateShipmentsOutputMinutes = number;

/** Why it is late, as far as it is known. */
export type ListLateShipmentsOutputDelayReason =
  | "traffic"
  | "weather"
  | "vehicle_breakdown"
  | "missed_collection"
  | "recipient_closed";

/** Vehicle, such as "VEH-0007". */
export type ListLateShipmentsOutputVehicleId = string;

/** Delivery case, such as "CASE-000001". */
export type ListLateShipmentsOutputCaseId = string;

/** One step of the journey. */
export type ListLateShipmentsOutputEvent = {
  /** When it happened. */
  at: ListLateShipmentsOutputTime;
  /** What happened. */
  event: "booked" | "collected" | "departed" | "arrived" | "out_for_delivery" | "delivered" | "cancelled";
  /** Where it happened. */
  place: ListLateShipmentsOutputPlace;
};
