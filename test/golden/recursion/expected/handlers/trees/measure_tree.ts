import { ToolError } from "toolwright/contract";
import type { Handler } from "../../generated/tools.ts";

/** Counts the nodes of a tree. */
export const handler: Handler<"measure_tree"> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", "measure_tree is declared and not written yet.");
};
