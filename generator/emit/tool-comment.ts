/** What is told of a tool where the interface of all tools names it. Apart from the template, so that one tool's can be mended without it. */

import type { ToolModel } from "../model/catalog-model.ts";
import { codeLiteral, jsDoc } from "./code-text.ts";
import { firstLine } from "./first-line.ts";

export function toolComment({ title, description, deprecated }: Pick<ToolModel, "title" | "description" | "deprecated">): string {
  return [title ?? firstLine(description), ...(deprecated === undefined ? [] : [`Deprecated since ${deprecated.since}.`])].join("\n");
}

/** How the lines of a tool begin in the interface of all; what follows depends on its name and its errors alone. */
export function toolMemberStart(tool: ToolModel): string {
  const comment = toolComment(tool);
  return `${comment === "" ? "" : `  ${jsDoc(comment, 2)}\n`}  readonly ${codeLiteral(tool.name)}: { readonly arguments: `;
}
