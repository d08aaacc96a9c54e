/** `toolwright list`: what an agent may call and use, as the server tells this very agent. */

import type { CatalogContext, CatalogPrompt, CatalogResource, CatalogTool } from "../../contract/index.ts";
import { type CommandRun, textOption } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { holdingsInWords, holdingsOf } from "../holdings.ts";
import { type Io, tone } from "../io.ts";
import { printJson } from "../print-json.ts";
import { withClient } from "../server-access.ts";
import { type VisibleOffers, visibleOffers } from "../visible-offers.ts";

/** A tool set is a view of the tools alone. */
const nothingBeside: VisibleOffers = { resources: [], prompts: [], contexts: [] };

export const run: CommandRun = (invocation) =>
  withClient(invocation, async (client, access) => {
    const { io, format } = invocation;
    const toolset = textOption(invocation.options, "toolset");
    const tools = await client.catalog(toolset === undefined ? {} : { toolset }).list();
    const offers = toolset === undefined ? await visibleOffers(access) : nothingBeside;
    const holdings = holdingsOf({ tools, ...offers });
    if (format === "json") {
      const listed = { tools: tools.map(toolRow), ...offerRows(offers) };
      printJson(io, { ...listed, summary: { agentId: client.agentId, ...holdings } });
    } else {
      io.out(table([...tools.map(toolLine), ...offerLines(offers)], io));
      io.err(`${holdingsInWords(holdings)} for agent "${client.agentId}".\n`);
    }
    return exitCodes.ok.code;
  });

function toolRow({ name, version, title, description, effects, scopes, tags, area, deprecated }: CatalogTool) {
  return { name, version, title, description, effects, scopes, tags, area, deprecated };
}

function offerRows({ resources, prompts, contexts }: VisibleOffers) {
  return {
    resources: resources.map(({ name, uri, uriTemplate, title, description, mimeType, scopes, tags, area }) => {
      return { name, uri, uriTemplate, title, description, mimeType, scopes, tags, area };
    }),
    prompts: prompts.map(({ name, title, description, arguments: blanks, scopes, tags, area }) => {
      return { name, title, description, arguments: blanks, scopes, tags, area };
    }),
    contexts: contexts.map(({ name, title, description, keyPattern, readers, writers }) => {
      return { name, title, description, keyPattern, readers, writers };
    }),
  };
}

/** What is told of one definition in a line. */
interface Line {
  /** As `inspect` takes it. */
  readonly name: string;
  /** Which one of several, or where it is. */
  readonly mark: string;
  readonly words: string;
}

function toolLine({ name, version, description, deprecated }: CatalogTool): Line {
  const words = firstLine(description);
  return { name, mark: version, words: deprecated === undefined ? words : `${words} (deprecated)` };
}

function offerLines({ resources, prompts, contexts }: VisibleOffers): readonly Line[] {
  const line = (kind: string, { name, description }: CatalogResource | CatalogPrompt | CatalogContext, mark: string): Line => {
    return { name: `${kind}/${name}`, mark, words: firstLine(description) };
  };
  return [
    ...resources.map((resource) => line("resource", resource, resource.uri ?? resource.uriTemplate ?? "")),
    ...prompts.map((prompt) => line("prompt", prompt, "")),
    ...contexts.map((context) => line("context", context, "")),
  ];
}

/** Longer first lines are cut: `inspect` shows all. */
const maxDescription = 100;

function firstLine(description: string): string {
  const [line = ""] = description.trim().split("\n", 1);
  return line.length > maxDescription ? `${line.slice(0, maxDescription - 1)}…` : line;
}

function table(lines: readonly Line[], io: Io): string {
  const nameWidth = Math.max(0, ...lines.map(({ name }) => name.length));
  const markWidth = Math.max(0, ...lines.map(({ mark }) => mark.length));
  return lines
    .map(({ name, mark, words }) => `${tone(io, "bold", name.padEnd(nameWidth))}  ${tone(io, "dim", mark.padEnd(markWidth))}  ${words}\n`)
    .join("");
}
