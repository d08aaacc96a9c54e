/** `docs/`: the catalog as Markdown for people, an index and a page an area. */

import type { CatalogModel, ContextModel, ToolModel } from "../model/catalog-model.ts";
import { anchor, toolSection } from "./docs-tool.ts";
import type { GeneratedFile } from "./emitter.ts";
import { firstLine } from "./first-line.ts";
import { code, inline, page, table, tableRow } from "./markdown.ts";
import { markdownHeader, wayUp } from "./paths.ts";
import { durationWords, sizeWords } from "./unit-words.ts";

const indexPath = "docs/index.md";

export function emitDocs(model: CatalogModel): readonly GeneratedFile[] {
  const areas = areasOf(model.tools);
  return [file(indexPath, indexPage(model, areas)), ...areas.map((area) => file(area.path, areaPage(area)))];
}

/** What the pages say of one tool: its row in the index, and its section on the page of its area. */
export function docsOfTool(tool: ToolModel): readonly { readonly path: string; readonly text: string }[] {
  const [area] = areasOf([tool]);
  if (area === undefined) return [];
  return [
    { path: indexPath, text: `${tableRow(indexRow(tool, area))}\n` },
    { path: area.path, text: `${toolSection(tool)}\n` },
  ];
}

function file(path: string, content: string): GeneratedFile {
  return { path, content: markdownHeader + content, ownership: "generated" };
}

interface Area {
  readonly title: string;
  /** Of its page, below the generated folder. */
  readonly path: string;
  readonly tools: readonly ToolModel[];
}

/** Areas that differ in case alone share a page, since some disks would have them share a file. */
function areasOf(tools: readonly ToolModel[]): readonly Area[] {
  const areas = new Map<string, { title: string; path: string; tools: ToolModel[] }>();
  for (const tool of tools) {
    const folder = tool.names.modulePath.split("/").slice(0, -1).join("/").toLowerCase();
    const path = folder === "" ? "docs/tools.md" : `docs/tools/${folder}.md`;
    const area = areas.get(path) ?? { title: tool.names.area === "" ? "Tools" : tool.names.area, path, tools: [] };
    area.tools.push(tool);
    areas.set(path, area);
  }
  return [...areas.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function indexPage(model: CatalogModel, areas: readonly Area[]): string {
  return page([
    "# Tool reference",
    ...areas.map(
      (area) =>
        `## ${inline(area.title)}\n\n${table(
          ["Tool", "Effects", "What it does"],
          area.tools.map((tool) => indexRow(tool, area)),
        )}`,
    ),
    ...contextSections(model.contexts),
    resourceSection(model),
    promptSection(model),
    schemaSection(model),
    toolsetSection(model),
    agentSection(model),
  ]);
}

function indexRow(tool: ToolModel, area: Area): readonly string[] {
  const retired = tool.deprecated === undefined ? "" : "**Deprecated.** ";
  return [
    `[${code(tool.name)}](${area.path.slice("docs/".length)}#${anchor(tool)})`,
    tool.effects,
    `${retired}${inline(firstLine(tool.description))}`,
  ];
}

function areaPage(area: Area): string {
  return page([
    `[All tools](${wayUp(area.path.slice("docs/".length))}index.md)`,
    `# ${inline(area.title)}`,
    ...area.tools.map(toolSection),
  ]);
}

function contextSections(contexts: readonly ContextModel[]): readonly string[] {
  if (contexts.length === 0) return [];
  const rows = contexts.map(({ slot }) => [
    code(slot.keyPattern === undefined ? slot.name : `${slot.name}/<key>`),
    inline(firstLine(slot.description)),
    slot.keyPattern === undefined ? "" : code(slot.keyPattern),
    slot.readers.map(code).join(" "),
    slot.writers.map(code).join(" "),
    slot.ttlMs === 0 ? "kept" : durationWords(slot.ttlMs),
    sizeWords(slot.maxBytes),
  ]);
  return ["## Shared contexts", table(["Context", "What it holds", "Key", "Read with", "Written with", "Forgotten after", "Limit"], rows)];
}

function resourceSection({ resources }: CatalogModel): string {
  if (resources.length === 0) return "";
  const rows = resources.map(({ row }) => [
    code(row.uri ?? row.uriTemplate ?? ""),
    inline(firstLine(row.description)),
    row.mimeType === undefined ? "" : code(row.mimeType),
    row.scopes.map(code).join(" "),
    sizeWords(row.limits.maxBytes),
  ]);
  return `## Resources\n\n${table(["Address", "What stands there", "Type", "Read with", "Limit"], rows)}`;
}

function promptSection({ prompts }: CatalogModel): string {
  if (prompts.length === 0) return "";
  const rows = prompts.map(({ row }) => [
    code(row.name),
    inline(firstLine(row.description)),
    row.arguments.map(({ name, required }) => `${code(name)}${required ? "" : " (optional)"}`).join(" "),
    row.scopes.map(code).join(" "),
  ]);
  return `## Prompts\n\n${table(["Prompt", "What it is for", "Arguments", "Used with"], rows)}`;
}

function schemaSection({ schemas }: CatalogModel): string {
  if (schemas.length === 0) return "";
  const rows = schemas.map(({ name, description }) => [code(name), inline(firstLine(description ?? ""))]);
  return `## Shared schemas\n\n${table(["Schema", "What it describes"], rows)}`;
}

function toolsetSection({ toolsets }: CatalogModel): string {
  if (toolsets.length === 0) return "";
  const rows = toolsets.map(({ name, description, tools }) => [code(name), inline(firstLine(description)), tools.map(code).join(" ")]);
  return `## Tool sets\n\n${table(["Tool set", "What it is for", "Tools"], rows)}`;
}

/** Which tools each agent may call: the rule that the server applies. */
function agentSection({ agents, tools, toolsets }: CatalogModel): string {
  if (agents.length === 0) return "";
  const rows = agents.map(({ policy, description }) => {
    const views = policy.toolsets?.map((name) => new Set(toolsets.find((toolset) => toolset.name === name)?.tools));
    const allowed = tools.filter(
      ({ name, scopes }) =>
        scopes.every((scope) => policy.scopes.includes(scope)) && (views === undefined || views.some((view) => view.has(name))),
    );
    return [
      code(policy.agentId),
      inline(firstLine(description ?? policy.title ?? "")),
      policy.scopes.map(code).join(" "),
      allowed.length <= 50 ? allowed.map(({ name }) => code(name)).join(" ") : `${allowed.length} tools`,
    ];
  });
  return `## Agents\n\n${table(["Agent", "Who it is", "Scopes", "Tools it may call"], rows)}`;
}
