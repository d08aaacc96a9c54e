import { ToolError } from "toolwright/contract";
import type { Handler } from "../../generated/tools.ts";

/** Adds a note to the shared case. */
export const handler: Handler<"add_note"> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", "add_note is declared and not written yet.");
};
