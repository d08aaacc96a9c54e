import { ToolError } from "toolwright/contract";
import type { Handler } from "../generated/tools.ts";

/** Reads a user, as get_user does. */
export const handler: Handler<"get_user"> = async (_input, _context) => {
  throw new ToolError("UNIMPLEMENTED", "get_user is declared and not written yet.");
};
