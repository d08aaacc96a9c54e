/**
 * Shape of `registry.js`. Ten thousand tools must cost tens of milliseconds at start: what they say is one JSON text, and
 * their import thunks stand in functions that the engine compiles when one of their tools is first called.
 */
export const registryTemplate = `const limits = {{json limits}};

const rows = JSON.parse(String.raw\`[
{{#each tools}}
{{json facts}}{{#unless @last}},{{/unless}}
{{/each}}
]\`);

const imports = [
{{#each chunks}}
  () => [
{{#each this}}
    () => [import({{json validators}}), import({{json module}})],
{{/each}}
  ],
{{/each}}
];

const importsOf = (index) => imports[Math.floor(index / {{json chunkSize}})]()[index % {{json chunkSize}}]();

const implementation = (name, binding, module) => {
  if (binding !== "code") return { kind: "declared", binding, declaration: module.declaration };
  if (typeof module.handler === "function") return { kind: "code", handler: module.handler };
  throw new TypeError(\`the handler module of "\${name}" exports no function called handler\`);
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
  format: {{json format}},
  catalogDigest: {{json catalogDigest}},
  catalogUrl: new URL("./catalog.json", import.meta.url),
  tools: rows.map(tool),
  contexts: [
{{#each contexts}}
    { slot: {{json slot}}, load: () => import({{json validators}}) },
{{/each}}
  ],
  resources: [
{{#each resources}}
    { descriptor: {{json descriptor}}, source: {{json source}}{{#if file}}, file: new URL({{json file}}, import.meta.url){{/if}}{{#if module}}, load: () => import({{json module}}){{/if}} },
{{/each}}
  ],
  prompts: [
{{#each prompts}}
    { descriptor: {{json descriptor}}, source: {{json source}}{{#if module}}, load: () => import({{json module}}){{/if}} },
{{/each}}
  ],
  toolsets: [
{{#each toolsets}}
    {{json this}},
{{/each}}
  ],
  agents: [
{{#each agents}}
    {{json this}},
{{/each}}
  ],
};
`;

/** Shape of `registry.d.ts`. */
export const registryTypes = `import type { ToolRegistry } from "toolwright/contract";

/** What \`toolwright serve\` loads. */
export declare const registry: ToolRegistry;
`;
