import type { ToolHandler } from "toolwright/contract";
import { nameForm } from "../forms.ts";

export const handler: ToolHandler = async (_input, context) => {
  const words = { messages: [{ role: "user", content: { type: "text", text: "Say hello" } }], maxTokens: 50 } as const;
  await Promise.all([
    context.mayAsk("elicitation") ? context.ask(nameForm, "What is your name?", { key: "user_name" }) : undefined,
    context.mayAsk("sampling") ? context.sample(words, { key: "greeting" }) : undefined,
    context.mayAsk("roots") ? context.roots({ key: "client_roots" }) : undefined,
  ]);
  context.attach({ type: "text", text: "asked" });
  return {};
};
