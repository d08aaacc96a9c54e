import type { PromptHandler } from "toolwright/contract";
import { contextForm } from "../../forms.ts";

export const handler: PromptHandler = async (_input, context) => {
  const answer = await context.ask(contextForm, "What context should the prompt use?", { key: "user_context" });
  const words = answer.action === "accept" ? `Use this context: ${answer.content.context}` : "Go without a context.";
  return { messages: [{ role: "user", content: { type: "text", text: words } }] };
};
