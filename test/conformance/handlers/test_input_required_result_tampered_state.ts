import type { ToolHandler } from "toolwright/contract";
import { okForm } from "../forms.ts";

export const handler: ToolHandler = async (_input, context) => {
  await context.ask(okForm, "Please confirm", { key: "confirm" });
  context.attach({ type: "text", text: "confirmed" });
  return {};
};
