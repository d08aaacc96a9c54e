/** The recipe: places, then the company on them, then two months of freight. Pure but for reading the package of places. */

import type { DataSet } from "../data-set.ts";
import { makeCases } from "./cases.ts";
import { chooseDepots, makeCustomers, makeDrivers, makeVehicles } from "./fleet.ts";
import { readPlaces } from "./places.ts";
import { makeShipments } from "./shipments.ts";

/** The same value on every machine. */
export function buildDataSet(): DataSet {
  const places = readPlaces();
  const depots = chooseDepots(places);
  const customers = makeCustomers(places);
  const vehicles = makeVehicles(depots);
  const drivers = makeDrivers(depots, vehicles);
  const shipments = makeShipments({ places, depots, customers, vehicles });
  return { places, depots, customers, vehicles, drivers, shipments, cases: makeCases(shipments) };
}
