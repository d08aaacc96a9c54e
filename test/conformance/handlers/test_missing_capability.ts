import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = async (_input, context) => {
  await context.sample({ messages: [{ role: "user", content: { type: "text", text: "Say something." } }], maxTokens: 10 });
  return {};
};
