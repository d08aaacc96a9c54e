/** Shape of `tools.ts`. */
export const toolsTemplate = `import type { ToolHandler } from "toolwright/contract";
{{#each imports}}
import type { {{#each types}}{{#unless @first}}, {{/unless}}{{identifier this}}{{/each}} } from {{json from}};
{{/each}}

/** Every tool by name: what callers send, what handlers get, what they give, and the errors they may answer. */
export interface Tools {
{{#each tools}}
  {{#if comment}}
  {{jsDoc comment indent=2}}
  {{/if}}
  readonly {{json name}}: { readonly arguments: {{identifier arguments}}; readonly input: {{identifier input}}; readonly output: {{identifier output}}; readonly errors: {{#each errors}}{{#unless @first}} | {{/unless}}{{json this}}{{else}}never{{/each}} };
{{/each}}
}

export type ToolName = keyof Tools;

/** The function that carries out one tool: \`export const handler: Handler<"name"> = async (input, context) => …\`. */
export type Handler<Name extends ToolName> = ToolHandler<Tools[Name]["input"], Tools[Name]["output"]>;

/** The tools that are carried out by code, each with its handler. */
export interface Handlers {
{{#each handlers}}
  readonly {{json this}}: Handler<{{json this}}>;
{{/each}}
}

/** Every shared context by name, and what it holds. */
export interface Contexts {
{{#each contexts}}
  {{#if comment}}
  {{jsDoc comment indent=2}}
  {{/if}}
  readonly {{json name}}: import({{json from}}).{{identifier type}};
{{/each}}
}

export type ContextName = keyof Contexts;
`;
