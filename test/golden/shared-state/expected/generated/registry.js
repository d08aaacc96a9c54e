// Made by toolwright generate. Do not edit: change the catalog instead.
const limits = [{"timeoutMs":30000,"maxBytes":262144,"maxConcurrency":100}];

const rows = JSON.parse(String.raw`[
["add_note","1.0.0","write",["cases:write"],0,"enforce",[],"code"],
["read_notes","1.0.0","read",["cases:read"],0,"enforce",[],"mock"]
]`);

const imports = [
  () => [
    () => [import("./validators/tools/add_note.js"), import("../handlers/tools/add_note.ts")],
    () => [import("./validators/tools/read_notes.js"), import("./bindings/tools/read_notes.js")],
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
  catalogDigest: "3326f11f2e52b7755b8ef15c63f078472c089dc104cbce240a86e52761eb421e",
  catalogUrl: new URL("./catalog.json", import.meta.url),
  tools: rows.map(tool),
  contexts: [
    { slot: {"name":"delivery_case","title":"Delivery case","description":"What agents agreed about one delivery.","readers":["cases:read"],"writers":["cases:write"],"keyPattern":"^CASE-[0-9]{6}$","ttlMs":2592000000,"maxBytes":16384}, load: () => import("./validators/contexts/delivery_case.js") },
  ],
  resources: [
  ],
  prompts: [
  ],
  toolsets: [
    {"name":"reading","tools":["read_notes"]},
  ],
  agents: [
    {"agentId":"clerk","title":"The clerk","scopes":["cases:read","cases:write"],"limits":{"maxConcurrency":4,"maxConnections":0,"callsPerMinute":60}},
    {"agentId":"visitor","title":"The visitor","scopes":["cases:read"],"toolsets":["reading"],"limits":{"maxConcurrency":4,"maxConnections":0,"callsPerMinute":60}},
  ],
};
