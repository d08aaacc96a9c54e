import type { ToolHandler } from "toolwright/contract";
import { silence } from "../samples.ts";

export const handler: ToolHandler = (_input, context) => {
  context.attach({ type: "audio", data: silence, mimeType: "audio/wav" });
  return {};
};
