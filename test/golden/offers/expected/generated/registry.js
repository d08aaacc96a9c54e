// Made by toolwright generate. Do not edit: change the catalog instead.
const limits = [];

const rows = JSON.parse(String.raw`[
]`);

const imports = [
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
  catalogDigest: "8467f3fb3344ff2b22544ed9703cbde6ddea12b045b09a6651871a4728396200",
  catalogUrl: new URL("./catalog.json", import.meta.url),
  tools: rows.map(tool),
  contexts: [
  ],
  resources: [
    { descriptor: {"name":"chapter","uriTemplate":"docs://handbook/{chapter}{?language,page}","mimeType":"text/markdown","scopes":["docs:read"],"limits":{"timeoutMs":30000,"maxBytes":1048576,"maxConcurrency":100},"variables":[{"name":"chapter","description":"Its number.","isCompleted":true},{"name":"language","description":"A language.","values":["de","en"]}]}, source: "code", load: () => import("../handlers/resources/chapter.ts") },
    { descriptor: {"name":"greeting","uriTemplate":"docs://greeting/{name}","mimeType":"application/json","scopes":[],"limits":{"timeoutMs":30000,"maxBytes":1048576,"maxConcurrency":100},"variables":[]}, source: "text" },
    { descriptor: {"name":"handbook","uri":"docs://handbook","mimeType":"text/markdown","scopes":["docs:read"],"limits":{"timeoutMs":30000,"maxBytes":1048576,"maxConcurrency":100},"variables":[]}, source: "file", file: new URL("../catalog/resources/hand%20book.md", import.meta.url) },
  ],
  prompts: [
    { descriptor: {"name":"class","scopes":[],"limits":{"timeoutMs":30000,"maxBytes":262144,"maxConcurrency":100},"arguments":[{"name":"goods","description":"What is carried.","required":false}]}, source: "code", load: () => import("../handlers/prompts/class.ts") },
    { descriptor: {"name":"explain_delay","scopes":["shipments:read"],"limits":{"timeoutMs":30000,"maxBytes":262144,"maxConcurrency":100},"arguments":[{"name":"shipment_id","description":"The late shipment, such as \"SHP-004211\".","isCompleted":true,"required":true},{"name":"tone","description":"How it is said.","values":["plain","formal"],"required":false}]}, source: "messages", load: () => import("../handlers/prompts/explain_delay.ts") },
  ],
  toolsets: [
  ],
  agents: [
  ],
};
