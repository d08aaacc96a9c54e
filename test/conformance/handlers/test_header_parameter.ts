import type { ToolHandler } from "toolwright/contract";

export const handler: ToolHandler = () => ({});
