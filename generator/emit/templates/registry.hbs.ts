/** Shape of `registry.js`: small functions on top, then one line a tool, so that ten thousand parse quickly. */
export const registryTemplate = `const limits = {{json limits}};

const tool = (name, version, effects, scopes, limit, outputValidation, errors, more) =>
  ({ name, version, effects, scopes, limits: limits[limit], outputValidation, errors, ...more });

const code = (descriptor, load) => ({ descriptor, load: async () => {
  const [validators, module] = await Promise.all(load());
  if (typeof module.handler !== "function") throw new TypeError(\`the handler module of "\${descriptor.name}" does not export a function called handler\`);
  return { input: validators.input, output: validators.output, implementation: { kind: "code", handler: module.handler } };
} });

const declared = (binding, descriptor, load) => ({ descriptor, load: async () => {
  const [validators, module] = await Promise.all(load());
  return { input: validators.input, output: validators.output, implementation: { kind: "declared", binding, declaration: module.declaration } };
} });

export const registry = {
  format: {{json format}},
  catalogDigest: {{json catalogDigest}},
  catalogUrl: new URL("./catalog.json", import.meta.url),
  tools: [
{{#each tools}}
    {{#if binding}}declared({{json binding}}, {{else}}code({{/if}}tool({{#each facts}}{{#unless @first}}, {{/unless}}{{json this}}{{/each}}), () => [import({{json validators}}), import({{json module}})]),
{{/each}}
  ],
  contexts: [
{{#each contexts}}
    { slot: {{json slot}}, load: () => import({{json validators}}) },
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
