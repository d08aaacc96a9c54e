// Made by toolwright generate. Do not edit: change the catalog instead.
import type { Handlers, OfferModules } from "./tools.ts";

/** A missing handler file, a handler that is not exported or one of another type is a compiler error below. */
declare const written: {
  readonly "add_case_note": typeof import("../handlers/shipments/add_case_note.ts").handler;
  readonly "assign_vehicle": typeof import("../handlers/fleet/assign_vehicle.ts").handler;
  readonly "cancel_shipment": typeof import("../handlers/shipments/cancel_shipment.ts").handler;
  readonly "find_available_vehicles": typeof import("../handlers/fleet/find_available_vehicles.ts").handler;
  readonly "find_places": typeof import("../handlers/tariffs/find_places.ts").handler;
  readonly "find_shipments": typeof import("../handlers/shipments/find_shipments.ts").handler;
  readonly "get_delivery_case": typeof import("../handlers/shipments/get_delivery_case.ts").handler;
  readonly "get_driver_hours": typeof import("../handlers/fleet/get_driver_hours.ts").handler;
  readonly "list_hours_violations": typeof import("../handlers/fleet/list_hours_violations.ts").handler;
  readonly "list_late_shipments": typeof import("../handlers/shipments/list_late_shipments.ts").handler;
  readonly "list_service_levels": typeof import("../handlers/tariffs/list_service_levels.ts").handler;
  readonly "measure_punctuality": typeof import("../handlers/shipments/measure_punctuality.ts").handler;
  readonly "quote_shipment": typeof import("../handlers/tariffs/quote_shipment.ts").handler;
  readonly "reschedule_delivery": typeof import("../handlers/shipments/reschedule_delivery.ts").handler;
  readonly "track_shipment": typeof import("../handlers/shipments/track_shipment.ts").handler;
};

void (written satisfies Handlers);

/** As above, for what prompts and resources declare to be code. */
declare const offered: {
  readonly "prompts/explain_delay": typeof import("../handlers/prompts/explain_delay.ts");
};

void (offered satisfies OfferModules);
