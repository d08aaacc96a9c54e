import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = async (_input, context) => {
  context.log("error", "Nobody asked for this.");
  context.attach({ type: "text", text: "Tried to log." });
  return {};
};
