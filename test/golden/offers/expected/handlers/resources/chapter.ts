import { type Completers, type ResourceHandler, ToolError } from "toolwright/contract";
import type { Resources } from "../../generated/tools.ts";

/** One chapter of the handbook. */
export const handler: ResourceHandler<Resources["chapter"]> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", "chapter is declared and not written yet.");
};

/** What is offered while a person types. */
export const complete: Completers<Resources["chapter"], "chapter"> = {
  "chapter": async (_typed, _others, _context) => [],
};
