import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = (_input, context) => {
  context.attach({
    type: "resource",
    resource: { uri: "test://embedded-resource", mimeType: "text/plain", text: "This is an embedded resource content." },
  });
  return {};
};
