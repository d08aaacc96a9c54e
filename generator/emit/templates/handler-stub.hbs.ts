/** Shape of a new `handlers/<tool>.ts`. */
export const handlerStubTemplate = `import { ToolError } from "toolwright/contract";
import type { Handler } from {{json toolsModule}};

{{#if comment}}
{{jsDoc comment}}
{{/if}}
export const handler: Handler<{{json name}}> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", {{json words}});
};
`;
