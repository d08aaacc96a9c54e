import type { ToolHandler } from "toolwright/contract";
import { changeCatalog } from "../change-catalog.ts";

export const handler: ToolHandler = () => {
  changeCatalog();
  return {};
};
