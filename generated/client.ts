// Made by toolwright generate. Do not edit: change the catalog instead.
import type { TypedClient } from "toolwright/client";
import type { Contexts, ToolName, Tools } from "./tools.ts";

/** A connected client that knows this catalog: names, arguments, results and contexts are checked by the compiler. */
export type CatalogClient = TypedClient<Tools, Contexts>;

/** Every tool of the catalog, ascending. An agent sees those that its scopes allow. */
export const toolNames: readonly ToolName[] = [
  "add_case_note",
  "assign_vehicle",
  "cancel_shipment",
  "find_available_vehicles",
  "find_places",
  "find_shipments",
  "get_delivery_case",
  "get_driver_hours",
  "list_hours_violations",
  "list_late_shipments",
  "list_service_levels",
  "locate_vehicle",
  "measure_punctuality",
  "quote_shipment",
  "reschedule_delivery",
  "track_shipment",
];
