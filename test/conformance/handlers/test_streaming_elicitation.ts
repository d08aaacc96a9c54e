import type { ToolHandler } from "toolwright/contract";
import { nameForm } from "../forms.ts";

export const handler: ToolHandler = async (_input, context) => {
  context.progress({ progress: 1, total: 2 });
  await context.ask(nameForm, "What is your name?");
  return {};
};
