/** Shape of a new `handlers/<prompt or resource>.ts`. */
export const offerStubTemplate = `{{#if hasHandler}}
import { {{#if hasCompleters}}type Completers, {{/if}}{{#if isPrompt}}type PromptHandler{{else}}type ResourceHandler{{/if}}, ToolError } from "toolwright/contract";
{{else}}
import type { Completers } from "toolwright/contract";
{{/if}}
import type { {{#if isPrompt}}Prompts{{else}}Resources{{/if}} } from {{json toolsModule}};
{{#if hasHandler}}

{{#if comment}}
{{jsDoc comment}}
{{/if}}
export const handler: {{#if isPrompt}}PromptHandler<Prompts[{{json name}}]>{{else}}ResourceHandler<Resources[{{json name}}]>{{/if}} = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", {{json words}});
};
{{/if}}
{{#if hasCompleters}}

/** What is offered while a person types. */
export const complete: Completers<{{#if isPrompt}}Prompts{{else}}Resources{{/if}}[{{json name}}], {{#each completed}}{{#unless @first}} | {{/unless}}{{json this}}{{/each}}> = {
{{#each completed}}
  {{json this}}: async (_typed, _others, _context) => [],
{{/each}}
};
{{/if}}
`;
