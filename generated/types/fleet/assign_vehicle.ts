// Made by toolwright generate. Do not edit: change the catalog instead.
/** What callers send. */
export type AssignVehicleArguments = {
  shipment_id: AssignVehicleArgumentsShipmentId;
  vehicle_id: AssignVehicleArgumentsVehicleId;
};

/** Shipment, such as "SHP-004211". */
export type AssignVehicleArgumentsShipmentId = string;

/** Vehicle, such as "VEH-0007". */
export type AssignVehicleArgumentsVehicleId = string;

/** What the handler is given. */
export type AssignVehicleInput = AssignVehicleArguments;

/** What the handler answers. */
export type AssignVehicleOutput = {
  shipment_id: AssignVehicleOutputShipmentId;
  vehicle_id: AssignVehicleOutputVehicleId;
  driver_id: AssignVehicleOutputDriverId;
  /** Kilograms the vehicle can take beside this shipment. */
  free_payload_kg: number;
};

/** Shipment, such as "SHP-004211". */
export type AssignVehicleOutputShipmentId = string;

/** Vehicle, such as "VEH-0007". */
export type AssignVehicleOutputVehicleId = string;

/** Driver, by number only, such as "DRV-0007". */
export type AssignVehicleOutputDriverId = string;
