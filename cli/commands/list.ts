/** `toolwright list`: the tools an agent may call, as the server tells this very agent. */

import type { CatalogTool } from "../../contract/index.ts";
import { type CommandRun, textOption } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Io, tone } from "../io.ts";
import { withClient } from "../server-access.ts";

export const run: CommandRun = (invocation) =>
  withClient(invocation, async (client) => {
    const { io, format } = invocation;
    const toolset = textOption(invocation.options, "toolset");
    const tools = await client.catalog(toolset === undefined ? {} : { toolset }).list();
    if (format === "json") {
      const listed = tools.map(({ name, version, title, description, effects, scopes, tags, area, deprecated }) => {
        return { name, version, title, description, effects, scopes, tags, area, deprecated };
      });
      io.out(`${JSON.stringify({ tools: listed, summary: { agentId: client.agentId, tools: tools.length } }, undefined, 2)}\n`);
    } else {
      io.out(table(tools, io));
      io.err(`${tools.length} ${tools.length === 1 ? "tool" : "tools"} for agent "${client.agentId}".\n`);
    }
    return exitCodes.ok.code;
  });

/** Longer first lines are cut: `inspect` shows all. */
const maxDescription = 100;

function table(tools: readonly CatalogTool[], io: Io): string {
  const nameWidth = Math.max(0, ...tools.map(({ name }) => name.length));
  const versionWidth = Math.max(0, ...tools.map(({ version }) => version.length));
  return tools
    .map(({ name, version, description, deprecated }) => {
      const [line = ""] = description.trim().split("\n", 1);
      const words = line.length > maxDescription ? `${line.slice(0, maxDescription - 1)}…` : line;
      const end = deprecated === undefined ? words : `${words} (deprecated)`;
      return `${tone(io, "bold", name.padEnd(nameWidth))}  ${tone(io, "dim", version.padEnd(versionWidth))}  ${end}\n`;
    })
    .join("");
}
