import type { ToolHandler } from "toolwright/contract";

const form = {
  type: "object",
  properties: {
    name: { type: "string", description: "User name", default: "John Doe" },
    age: { type: "integer", description: "User age", default: 30 },
    score: { type: "number", description: "User score", default: 95.5 },
    status: { type: "string", description: "User status", enum: ["active", "inactive", "pending"], default: "active" },
    verified: { type: "boolean", description: "Verification status", default: true },
  },
  required: [],
} as const;

export const handler: ToolHandler = async (_input, context) => {
  const answer = await context.ask(form, "Please review and update the form fields with defaults");
  context.attach({ type: "text", text: `Elicitation completed: ${JSON.stringify(answer)}` });
  return {};
};
