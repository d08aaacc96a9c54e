import type { ToolHandler } from "toolwright/contract";
import { redPixel } from "../samples.ts";

export const handler: ToolHandler = (_input, context) => {
  context.attach({ type: "text", text: "Multiple content types test:" });
  context.attach({ type: "image", data: redPixel, mimeType: "image/png" });
  context.attach({
    type: "resource",
    resource: { uri: "test://mixed-content-resource", mimeType: "application/json", text: '{"test":"data","value":123}' },
  });
  return {};
};
