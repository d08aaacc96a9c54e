// Made by toolwright generate. Do not edit: change the catalog instead.
import type { Completers, ToolHandler } from "toolwright/contract";
import type { AddCaseNoteArguments, AddCaseNoteInput, AddCaseNoteOutput } from "./types/shipments/add_case_note.ts";
import type { AssignVehicleArguments, AssignVehicleInput, AssignVehicleOutput } from "./types/fleet/assign_vehicle.ts";
import type { CancelShipmentArguments, CancelShipmentInput, CancelShipmentOutput } from "./types/shipments/cancel_shipment.ts";
import type { FindAvailableVehiclesArguments, FindAvailableVehiclesInput, FindAvailableVehiclesOutput } from "./types/fleet/find_available_vehicles.ts";
import type { FindPlacesArguments, FindPlacesInput, FindPlacesOutput } from "./types/tariffs/find_places.ts";
import type { FindShipmentsArguments, FindShipmentsInput, FindShipmentsOutput } from "./types/shipments/find_shipments.ts";
import type { GetDeliveryCaseArguments, GetDeliveryCaseInput, GetDeliveryCaseOutput } from "./types/shipments/get_delivery_case.ts";
import type { GetDriverHoursArguments, GetDriverHoursInput, GetDriverHoursOutput } from "./types/fleet/get_driver_hours.ts";
import type { ListHoursViolationsArguments, ListHoursViolationsInput, ListHoursViolationsOutput } from "./types/fleet/list_hours_violations.ts";
import type { ListLateShipmentsArguments, ListLateShipmentsInput, ListLateShipmentsOutput } from "./types/shipments/list_late_shipments.ts";
import type { ListServiceLevelsArguments, ListServiceLevelsInput, ListServiceLevelsOutput } from "./types/tariffs/list_service_levels.ts";
import type { LocateVehicleArguments, LocateVehicleInput, LocateVehicleOutput } from "./types/fleet/locate_vehicle.ts";
import type { MeasurePunctualityArguments, MeasurePunctualityInput, MeasurePunctualityOutput } from "./types/shipments/measure_punctuality.ts";
import type { QuoteShipmentArguments, QuoteShipmentInput, QuoteShipmentOutput } from "./types/tariffs/quote_shipment.ts";
import type { RescheduleDeliveryArguments, RescheduleDeliveryInput, RescheduleDeliveryOutput } from "./types/shipments/reschedule_delivery.ts";
import type { TrackShipmentArguments, TrackShipmentInput, TrackShipmentOutput } from "./types/shipments/track_shipment.ts";

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
  /** Add a case note */
  readonly "add_case_note": { readonly arguments: AddCaseNoteArguments; readonly input: AddCaseNoteInput; readonly output: AddCaseNoteOutput; readonly errors: "CASE_NOT_FOUND" | "CASE_CLOSED" | "CASE_FULL" };
  /** Assign a vehicle */
  readonly "assign_vehicle": { readonly arguments: AssignVehicleArguments; readonly input: AssignVehicleInput; readonly output: AssignVehicleOutput; readonly errors: "SHIPMENT_NOT_FOUND" | "VEHICLE_NOT_FOUND" | "SHIPMENT_NOT_ASSIGNABLE" | "VEHICLE_UNAVAILABLE" | "PAYLOAD_EXCEEDED" };
  /** Cancel a shipment */
  readonly "cancel_shipment": { readonly arguments: CancelShipmentArguments; readonly input: CancelShipmentInput; readonly output: CancelShipmentOutput; readonly errors: "SHIPMENT_NOT_FOUND" | "ALREADY_COLLECTED" };
  /** Find available vehicles */
  readonly "find_available_vehicles": { readonly arguments: FindAvailableVehiclesArguments; readonly input: FindAvailableVehiclesInput; readonly output: FindAvailableVehiclesOutput; readonly errors: "PLACE_NOT_SERVED" | "LOAD_NOT_CARRIED" };
  /** Find places */
  readonly "find_places": { readonly arguments: FindPlacesArguments; readonly input: FindPlacesInput; readonly output: FindPlacesOutput; readonly errors: "COUNTRY_NOT_SERVED" };
  /** Find shipments by reference */
  readonly "find_shipments": { readonly arguments: FindShipmentsArguments; readonly input: FindShipmentsInput; readonly output: FindShipmentsOutput; readonly errors: "CUSTOMER_NOT_FOUND" };
  /** Get a delivery case */
  readonly "get_delivery_case": { readonly arguments: GetDeliveryCaseArguments; readonly input: GetDeliveryCaseInput; readonly output: GetDeliveryCaseOutput; readonly errors: "CASE_NOT_FOUND" };
  /** Get a driver's hours */
  readonly "get_driver_hours": { readonly arguments: GetDriverHoursArguments; readonly input: GetDriverHoursInput; readonly output: GetDriverHoursOutput; readonly errors: "DRIVER_NOT_FOUND" | "DAY_NOT_RECORDED" };
  /** List violations of driving hours */
  readonly "list_hours_violations": { readonly arguments: ListHoursViolationsArguments; readonly input: ListHoursViolationsInput; readonly output: ListHoursViolationsOutput; readonly errors: "DEPOT_NOT_FOUND" | "DAY_NOT_RECORDED" };
  /** List late shipments */
  readonly "list_late_shipments": { readonly arguments: ListLateShipmentsArguments; readonly input: ListLateShipmentsInput; readonly output: ListLateShipmentsOutput; readonly errors: "COUNTRY_NOT_SERVED" | "CUSTOMER_NOT_FOUND" };
  /** List service levels */
  readonly "list_service_levels": { readonly arguments: ListServiceLevelsArguments; readonly input: ListServiceLevelsInput; readonly output: ListServiceLevelsOutput; readonly errors: "LOAD_NOT_CARRIED" };
  /** Locate a vehicle */
  readonly "locate_vehicle": { readonly arguments: LocateVehicleArguments; readonly input: LocateVehicleInput; readonly output: LocateVehicleOutput; readonly errors: "VEHICLE_NOT_FOUND" };
  /** Measure punctuality */
  readonly "measure_punctuality": { readonly arguments: MeasurePunctualityArguments; readonly input: MeasurePunctualityInput; readonly output: MeasurePunctualityOutput; readonly errors: "PERIOD_NOT_COVERED" };
  /** Quote a shipment */
  readonly "quote_shipment": { readonly arguments: QuoteShipmentArguments; readonly input: QuoteShipmentInput; readonly output: QuoteShipmentOutput; readonly errors: "PLACE_NOT_SERVED" | "LOAD_NOT_CARRIED" | "LANE_NOT_OFFERED" };
  /** Reschedule a delivery */
  readonly "reschedule_delivery": { readonly arguments: RescheduleDeliveryArguments; readonly input: RescheduleDeliveryInput; readonly output: RescheduleDeliveryOutput; readonly errors: "SHIPMENT_NOT_FOUND" | "SHIPMENT_CLOSED" | "ALREADY_OUT_FOR_DELIVERY" | "DATE_NOT_POSSIBLE" };
  /** Track a shipment */
  readonly "track_shipment": { readonly arguments: TrackShipmentArguments; readonly input: TrackShipmentInput; readonly output: TrackShipmentOutput; readonly errors: "SHIPMENT_NOT_FOUND" };
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: `export const handler: Handler<"name"> = async (input, context) => …`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
  readonly "add_case_note": Handler<"add_case_note">;
  readonly "assign_vehicle": Handler<"assign_vehicle">;
  readonly "cancel_shipment": Handler<"cancel_shipment">;
  readonly "find_available_vehicles": Handler<"find_available_vehicles">;
  readonly "find_places": Handler<"find_places">;
  readonly "find_shipments": Handler<"find_shipments">;
  readonly "get_delivery_case": Handler<"get_delivery_case">;
  readonly "get_driver_hours": Handler<"get_driver_hours">;
  readonly "list_hours_violations": Handler<"list_hours_violations">;
  readonly "list_late_shipments": Handler<"list_late_shipments">;
  readonly "list_service_levels": Handler<"list_service_levels">;
  readonly "measure_punctuality": Handler<"measure_punctuality">;
  readonly "quote_shipment": Handler<"quote_shipment">;
  readonly "reschedule_delivery": Handler<"reschedule_delivery">;
  readonly "track_shipment": Handler<"track_shipment">;
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
  /** What agents know and agreed about one shipment that went wrong. */
  readonly "delivery_case": import("./types/contexts/delivery_case.ts").DeliveryCase;
}

export type ContextName = keyof Contexts;

/** Every prompt by name, and the arguments it is filled with. */
export interface Prompts {
  /** Writes to a customer about a late shipment, by the handbook. */
  readonly "explain_delay": {
    readonly "shipment_id": string;
    readonly "tone"?: "plain" | "formal" | "warm";
  };
}

/** Every resource by name, and the variables of its address. */
export interface Resources {
  /** What customers are told when a shipment is late, and what they are owed. */
  readonly "delay_handbook": {
  };
}

/** What the files in handlers/ export for prompts and resources. */
export interface OfferModules {
  readonly "prompts/explain_delay": {
    readonly complete: Completers<Prompts["explain_delay"], "shipment_id">;
  };
}
