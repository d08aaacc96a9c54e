import { setTimeout as delay } from "node:timers/promises";
import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = async (_input, context) => {
  for (const progress of [0, 50, 100]) {
    context.progress({ progress, total: 100, message: `Completed step ${progress} of 100` });
    await delay(50);
  }
  return {};
};
