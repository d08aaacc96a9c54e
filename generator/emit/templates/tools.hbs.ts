/** What a prompt's messages, or a resource's address, are filled with. */
const blanks = `  readonly {{json name}}: {
{{#each blanks}}
    readonly {{json name}}{{#if optional}}?{{/if}}: {{#each values}}{{#unless @first}} | {{/unless}}{{json this}}{{else}}string{{/each}};
{{/each}}
  };
`;

/** Shape of `tools.ts`. */
export const toolsTemplate = `import type { {{#if hasCompleters}}Completers, {{/if}}{{#if hasPromptHandlers}}PromptHandler, {{/if}}{{#if hasResourceHandlers}}ResourceHandler, {{/if}}ToolHandler } from "toolwright/contract";
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
{{#if hasPrompts}}

/** Every prompt by name, and the arguments it is filled with. */
export interface Prompts {
{{#each prompts}}
  {{#if comment}}
  {{jsDoc comment indent=2}}
  {{/if}}
${blanks}{{/each}}
}
{{/if}}
{{#if hasResources}}

/** Every resource by name, and the variables of its address. */
export interface Resources {
{{#each resources}}
  {{#if comment}}
  {{jsDoc comment indent=2}}
  {{/if}}
${blanks}{{/each}}
}
{{/if}}
{{#if hasModules}}

/** What the files in handlers/ export for prompts and resources. */
export interface OfferModules {
{{#each modules}}
  readonly {{json key}}: {
{{#if hasHandler}}
    readonly handler: {{#if isPrompt}}PromptHandler<Prompts[{{json name}}]>{{else}}ResourceHandler<Resources[{{json name}}]>{{/if}};
{{/if}}
{{#if hasCompleters}}
    readonly complete: Completers<{{#if isPrompt}}Prompts{{else}}Resources{{/if}}[{{json name}}], {{#each completed}}{{#unless @first}} | {{/unless}}{{json this}}{{/each}}>;
{{/if}}
  };
{{/each}}
}
{{/if}}
`;
