import { setTimeout as delay } from "node:timers/promises";
import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = async (_input, context) => {
  context.log("info", "Tool execution started");
  await delay(50);
  context.log("info", "Tool processing data");
  await delay(50);
  context.log("info", "Tool execution completed");
  context.attach({ type: "text", text: "Logged three times." });
  return {};
};
