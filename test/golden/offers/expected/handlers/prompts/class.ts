import { type PromptHandler, ToolError } from "toolwright/contract";
import type { Prompts } from "../../generated/tools.ts";

/** Begins an order; its name is a reserved word. */
export const handler: PromptHandler<Prompts["class"]> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", "class is declared and not written yet.");
};
