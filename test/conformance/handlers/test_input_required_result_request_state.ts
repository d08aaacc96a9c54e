import type { ToolHandler } from "toolwright/contract";
import { okForm } from "../forms.ts";

export const handler: ToolHandler = async (_input, context) => {
  const first = await context.once("first", () => context.requestId);
  await context.ask(okForm, "Please confirm", { key: "confirm" });
  context.attach({ type: "text", text: first === context.requestId ? "state lost" : "state-ok" });
  return {};
};
