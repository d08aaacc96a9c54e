// Made by toolwright generate. Do not edit: change the catalog instead.
const limits = [{"timeoutMs":5000,"maxBytes":262144,"maxConcurrency":50}];

const rows = JSON.parse(String.raw`[
["track_shipment","1.2.0","read",["shipments:read"],0,"enforce",["SHIPMENT_NOT_FOUND"],"code",{"since":"1.2.0","removeAfter":"2027-06-30"}]
]`);

const imports = [
  () => [
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
  catalogDigest: "84efbc17681f5808ac78f5d9e21a7a3d3c39cbbd2472f07399e4d3ff1f06b6cc",
  catalogUrl: new URL("./catalog.json", import.meta.url),
  tools: rows.map(tool),
  contexts: [
  ],
  resources: [
  ],
  prompts: [
  ],
  toolsets: [
  ],
  agents: [
  ],
};
