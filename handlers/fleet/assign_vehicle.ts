import { ToolError } from "toolwright/contract";
import {
  accountOf,
  changeShipment,
  freePayloadKg,
  idOf,
  isOnTheRoad,
  openDesk,
  rowAt,
  shipmentRow,
  timesOf,
  vehicleRow,
} from "../../demo/index.ts";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"assign_vehicle"> = async (input) => {
  const desk = openDesk();
  const shipment = shipmentRow(desk, input.shipment_id);
  if (shipment === undefined) throw new ToolError("SHIPMENT_NOT_FOUND", `No shipment ${input.shipment_id} exists. Check the id.`);
  const vehicle = vehicleRow(desk, input.vehicle_id);
  if (vehicle === undefined) {
    throw new ToolError("VEHICLE_NOT_FOUND", `No vehicle ${input.vehicle_id} exists. Use one that find_available_vehicles returns.`);
  }
  const { status } = timesOf(desk, shipment);
  if (status !== "booked")
    throw new ToolError("SHIPMENT_NOT_ASSIGNABLE", `${input.shipment_id} is ${status} and no longer waits to be collected.`);
  const driver = desk.driverOfVehicle.get(vehicle);
  if (driver === undefined || isOnTheRoad(desk, vehicle) || accountOf(desk, driver).remainingToday === 0) {
    throw new ToolError("VEHICLE_UNAVAILABLE", `${input.vehicle_id} is on the road, or its driver may not drive any more today.`);
  }
  const weight = rowAt(desk.data.shipments.weightKg, shipment);
  const free = freePayloadKg(desk, vehicle, shipment);
  if (weight > free) {
    throw new ToolError("PAYLOAD_EXCEEDED", `${input.shipment_id} weighs ${weight} kg; ${input.vehicle_id} can still take ${free} kg.`);
  }
  changeShipment(desk, shipment, { vehicle });
  return {
    shipment_id: input.shipment_id,
    vehicle_id: input.vehicle_id,
    driver_id: idOf("DRV", driver),
    free_payload_kg: free - weight,
  };
};
