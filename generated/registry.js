// Made by toolwright generate. Do not edit: change the catalog instead.
const limits = [{"timeoutMs":5000,"maxBytes":16384,"maxConcurrency":50},{"timeoutMs":5000,"maxBytes":32768,"maxConcurrency":50},{"timeoutMs":5000,"maxBytes":16384,"maxConcurrency":100},{"timeoutMs":5000,"maxBytes":65536,"maxConcurrency":100},{"timeoutMs":5000,"maxBytes":262144,"maxConcurrency":100},{"timeoutMs":5000,"maxBytes":65536,"maxConcurrency":20},{"timeoutMs":5000,"maxBytes":65536,"maxConcurrency":50},{"timeoutMs":30000,"maxBytes":65536,"maxConcurrency":5},{"timeoutMs":5000,"maxBytes":65536,"maxConcurrency":200}];

const rows = JSON.parse(String.raw`[
["add_case_note","1.0.0","write",["cases:read","cases:write"],0,"enforce",["CASE_NOT_FOUND","CASE_CLOSED","CASE_FULL"],"code"],
["assign_vehicle","1.0.0","idempotent",["fleet:read","fleet:write"],0,"enforce",["SHIPMENT_NOT_FOUND","VEHICLE_NOT_FOUND","SHIPMENT_NOT_ASSIGNABLE","VEHICLE_UNAVAILABLE","PAYLOAD_EXCEEDED"],"code"],
["cancel_shipment","1.0.0","destructive",["shipments:read","shipments:cancel"],0,"enforce",["SHIPMENT_NOT_FOUND","ALREADY_COLLECTED"],"code"],
["find_available_vehicles","1.0.0","read",["fleet:read"],1,"enforce",["PLACE_NOT_SERVED","LOAD_NOT_CARRIED"],"code"],
["find_places","1.0.0","read",["tariffs:read"],2,"enforce",["COUNTRY_NOT_SERVED"],"code"],
["find_shipments","1.0.0","read",["shipments:read"],3,"enforce",["CUSTOMER_NOT_FOUND"],"code"],
["get_delivery_case","1.0.0","read",["cases:read"],4,"enforce",["CASE_NOT_FOUND"],"code"],
["get_driver_hours","1.0.0","read",["drivers:read"],2,"enforce",["DRIVER_NOT_FOUND","DAY_NOT_RECORDED"],"code"],
["list_hours_violations","1.0.0","read",["drivers:read"],5,"enforce",["DEPOT_NOT_FOUND","DAY_NOT_RECORDED"],"code"],
["list_late_shipments","1.0.0","read",["shipments:read"],6,"enforce",["COUNTRY_NOT_SERVED","CUSTOMER_NOT_FOUND"],"code"],
["list_service_levels","1.0.0","read",["tariffs:read"],2,"enforce",["LOAD_NOT_CARRIED"],"code"],
["locate_vehicle","0.1.0","read",["fleet:read"],2,"enforce",["VEHICLE_NOT_FOUND"],"mock"],
["measure_punctuality","1.0.0","read",["shipments:read"],7,"enforce",["PERIOD_NOT_COVERED"],"code"],
["quote_shipment","1.0.0","read",["tariffs:read"],2,"enforce",["PLACE_NOT_SERVED","LOAD_NOT_CARRIED","LANE_NOT_OFFERED"],"code"],
["reschedule_delivery","1.0.0","write",["shipments:read","shipments:write"],0,"enforce",["SHIPMENT_NOT_FOUND","SHIPMENT_CLOSED","ALREADY_OUT_FOR_DELIVERY","DATE_NOT_POSSIBLE"],"code"],
["track_shipment","1.0.0","read",["shipments:read"],8,"enforce",["SHIPMENT_NOT_FOUND"],"code"]
]`);

const imports = [
  () => [
    () => [import("./validators/shipments/add_case_note.js"), import("../handlers/shipments/add_case_note.ts")],
    () => [import("./validators/fleet/assign_vehicle.js"), import("../handlers/fleet/assign_vehicle.ts")],
    () => [import("./validators/shipments/cancel_shipment.js"), import("../handlers/shipments/cancel_shipment.ts")],
    () => [import("./validators/fleet/find_available_vehicles.js"), import("../handlers/fleet/find_available_vehicles.ts")],
    () => [import("./validators/tariffs/find_places.js"), import("../handlers/tariffs/find_places.ts")],
    () => [import("./validators/shipments/find_shipments.js"), import("../handlers/shipments/find_shipments.ts")],
    () => [import("./validators/shipments/get_delivery_case.js"), import("../handlers/shipments/get_delivery_case.ts")],
    () => [import("./validators/fleet/get_driver_hours.js"), import("../handlers/fleet/get_driver_hours.ts")],
    () => [import("./validators/fleet/list_hours_violations.js"), import("../handlers/fleet/list_hours_violations.ts")],
    () => [import("./validators/shipments/list_late_shipments.js"), import("../handlers/shipments/list_late_shipments.ts")],
    () => [import("./validators/tariffs/list_service_levels.js"), import("../handlers/tariffs/list_service_levels.ts")],
    () => [import("./validators/fleet/locate_vehicle.js"), import("./bindings/fleet/locate_vehicle.js")],
    () => [import("./validators/shipments/measure_punctuality.js"), import("../handlers/shipments/measure_punctuality.ts")],
    () => [import("./validators/tariffs/quote_shipment.js"), import("../handlers/tariffs/quote_shipment.ts")],
    () => [import("./validators/shipments/reschedule_delivery.js"), import("../handlers/shipments/reschedule_delivery.ts")],
    () => [import("./validators/shipments/track_shipment.js"), import("../handlers/shipments/track_shipment.ts")],
  ],
];

const importsOf = (index) => imports[Math.floor(index / 100)]()[index % 100]();

const implementation = (name, binding, module) => {
  if (binding !== "code") return { kind: "declared", binding, declaration: module.declaration };
  if (typeof module.handler === "function") return { kind: "code", handler: module.handler };
  throw new TypeError(`the handler module of "${name}" exports no function called handler`);
};

const tool = (row, index) => {
  const descriptor = { name: row[0], version: row[1], effects: row[2], scopes: row[3], limits: limits[row[4]], outputValidation: row[5], errors: row[6] };
  if (row.length > 8 && row[8] !== null) descriptor.deprecated = row[8];
  if (row.length > 9) descriptor.confirm = row[9];
  const load = async () => {
    const [validators, module] = await Promise.all(importsOf(index));
    return { input: validators.input, output: validators.output, implementation: implementation(row[0], row[7], module) };
  };
  return { descriptor, load };
};

export const registry = {
  format: 2,
  catalogDigest: "4eee2dd7be3528c99d055c7621a649ec9adfd2c1e0faa2622611c7b0709bf9f3",
  catalogUrl: new URL("./catalog.json", import.meta.url),
  tools: rows.map(tool),
  contexts: [
    { slot: {"name":"delivery_case","title":"Delivery case","description":"What agents know and agreed about one shipment that went wrong.","readers":["cases:read"],"writers":["cases:write"],"keyPattern":"^CASE-[0-9]{6}$","ttlMs":2592000000,"maxBytes":131072}, load: () => import("./validators/contexts/delivery_case.js") },
  ],
  resources: [
    { descriptor: {"name":"delay_handbook","uri":"docs://handbook/delays","mimeType":"text/markdown","scopes":["shipments:read"],"limits":{"timeoutMs":30000,"maxBytes":1048576,"maxConcurrency":100},"variables":[]}, source: "file", file: new URL("../catalog/resources/delay_handbook.md", import.meta.url) },
  ],
  prompts: [
    { descriptor: {"name":"explain_delay","scopes":["shipments:read"],"limits":{"timeoutMs":30000,"maxBytes":262144,"maxConcurrency":100},"arguments":[{"name":"shipment_id","title":"Shipment","description":"The late one, such as \"SHP-004211\"; the latest are offered first.","isCompleted":true,"required":true},{"name":"tone","description":"How it is said.","values":["plain","formal","warm"],"required":false}]}, source: "messages", load: () => import("../handlers/prompts/explain_delay.ts") },
  ],
  toolsets: [
    {"name":"care_desk","tools":["add_case_note","find_places","find_shipments","get_delivery_case","list_service_levels","quote_shipment","reschedule_delivery","track_shipment"]},
    {"name":"compliance_desk","tools":["get_delivery_case","get_driver_hours","list_hours_violations","list_late_shipments","measure_punctuality","track_shipment"]},
    {"name":"dispatch_desk","tools":["add_case_note","assign_vehicle","cancel_shipment","find_available_vehicles","find_places","find_shipments","get_delivery_case","get_driver_hours","list_hours_violations","list_late_shipments","locate_vehicle","measure_punctuality","reschedule_delivery","track_shipment"]},
  ],
  agents: [
    {"agentId":"compliance","title":"Compliance","scopes":["shipments:read","cases:read","fleet:read","drivers:read"],"toolsets":["compliance_desk"],"limits":{"maxConcurrency":10,"maxConnections":5,"callsPerMinute":300}},
    {"agentId":"customer_care","title":"Customer care","scopes":["shipments:read","shipments:write","cases:read","cases:write","tariffs:read"],"toolsets":["care_desk"],"limits":{"maxConcurrency":50,"maxConnections":20,"callsPerMinute":1200}},
    {"agentId":"dispatcher","title":"Dispatcher","scopes":["shipments:read","shipments:write","shipments:cancel","cases:read","cases:write","fleet:read","fleet:write","drivers:read","tariffs:read"],"toolsets":["dispatch_desk"],"limits":{"maxConcurrency":50,"maxConnections":20,"callsPerMinute":1200}},
  ],
};
