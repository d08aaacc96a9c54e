import type { ToolHandler } from "toolwright/contract";
import { nameForm } from "../forms.ts";

export const handler: ToolHandler = async (_input, context) => {
  const answer = await context.ask(nameForm, "What is your name?", { key: "user_name" });
  context.attach({ type: "text", text: answer.action === "accept" ? `Hello, ${answer.content.name}!` : "Hello!" });
  return {};
};
