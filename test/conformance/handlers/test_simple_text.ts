import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = (_input, context) => {
  context.attach({ type: "text", text: "This is a simple text response for testing." });
  return {};
};
