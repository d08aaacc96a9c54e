import type { ToolHandler } from "toolwright/contract";
import { redPixel } from "../samples.ts";

export const handler: ToolHandler = (_input, context) => {
  context.attach({ type: "image", data: redPixel, mimeType: "image/png" });
  return {};
};
