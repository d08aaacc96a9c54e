import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler<{ readonly prompt: string }> = async ({ prompt }, context) => {
  const { content } = await context.sample({ messages: [{ role: "user", content: { type: "text", text: prompt } }], maxTokens: 100 });
  context.attach({ type: "text", text: `LLM response: ${JSON.stringify(content)}` });
  return {};
};
