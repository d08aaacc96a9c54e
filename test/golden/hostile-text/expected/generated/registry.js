// Made by toolwright generate. Do not edit: change the catalog instead.
const limits = [{"timeoutMs":30000,"maxBytes":262144,"maxConcurrency":100}];

const rows = JSON.parse(String.raw`[
["__proto__","1.0.0","write",["\u0060\u0024{1}\u0060"],0,"enforce",["BAD_THING"],"mock"],
["class","1.0.0","read",[],0,"enforce",[],"code"]
]`);

const imports = [
  () => [
    () => [import("./validators/__proto__.js"), import("./bindings/__proto__.js")],
    () => [import("./validators/class.js"), import("../handlers/class.ts")],
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
  catalogDigest: "dd9639ea0dc0919aae0f021114d82762b6d31be4617506a6cd5926451debbd8f",
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
