import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = async (_input, context) => {
  const { content } = await context.sample(
    { messages: [{ role: "user", content: { type: "text", text: "What is the capital of France?" } }], maxTokens: 100 },
    { key: "capital_question" },
  );
  context.attach({ type: "text", text: JSON.stringify(content) });
  return {};
};
