import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler<{ readonly message: string }> = async ({ message }, context) => {
  const form = {
    type: "object",
    properties: {
      username: { type: "string", description: "User's response" },
      email: { type: "string", description: "User's email address" },
    },
    required: ["username", "email"],
  } as const;
  const answer = await context.ask(form, message);
  context.attach({ type: "text", text: `User response: ${JSON.stringify(answer)}` });
  return {};
};
