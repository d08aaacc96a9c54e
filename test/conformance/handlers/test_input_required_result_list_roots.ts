import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = async (_input, context) => {
  const roots = await context.roots({ key: "client_roots" });
  context.attach({ type: "text", text: roots.map(({ uri }) => uri).join(" ") });
  return {};
};
