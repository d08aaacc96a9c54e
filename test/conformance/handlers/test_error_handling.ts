import { ToolError, type ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = () => {
  throw new ToolError("INTENTIONAL_ERROR", "This tool intentionally returns an error for testing.");
};
