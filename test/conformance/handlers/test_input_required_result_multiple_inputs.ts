import type { ToolHandler } from "toolwright/contract";
import { nameForm } from "../forms.ts";

export const handler: ToolHandler = async (_input, context) => {
  const greeting = { messages: [{ role: "user", content: { type: "text", text: "Generate a greeting" } }], maxTokens: 50 } as const;
  const [name, sample, roots] = await Promise.all([
    context.ask(nameForm, "What is your name?", { key: "user_name" }),
    context.sample(greeting, { key: "greeting" }),
    context.roots({ key: "client_roots" }),
  ]);
  context.attach({ type: "text", text: JSON.stringify({ name, sample, roots }) });
  return {};
};
