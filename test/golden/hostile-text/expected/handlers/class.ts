import { ToolError } from "toolwright/contract";
import type { Handler } from "../generated/tools.ts";

/** A reserved word. */
export const handler: Handler<"class"> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", "class is declared and not written yet.");
};
