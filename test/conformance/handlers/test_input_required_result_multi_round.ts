import type { ToolHandler } from "toolwright/contract";
import { nameForm } from "../forms.ts";

export const handler: ToolHandler = async (_input, context) => {
  const colorForm = { type: "object", properties: { color: { type: "string" } }, required: ["color"] } as const;
  const name = await context.ask(nameForm, "Step 1: What is your name?", { key: "step1" });
  const color = await context.ask(colorForm, "Step 2: What is your favorite color?", { key: "step2" });
  context.attach({ type: "text", text: JSON.stringify({ name, color }) });
  return {};
};
