/** `toolwright inspect`: one tool whole, or what this agent is and may do. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "../../client/index.ts";
import type { CatalogTool, JsonValue } from "../../contract/index.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import { resolveSettings } from "../../runtime/config/load-config.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Io, tone } from "../io.ts";
import { mcpConfig } from "../mcp-config.ts";
import { openProject } from "../project.ts";
import { withClient } from "../server-access.ts";
import { type PackageFacts, serverJson } from "../server-json.ts";

export const run: CommandRun = async (invocation) => {
  const { mcpConfig: forHosts, serverJson: forRegistry } = invocation.options;
  if (forHosts !== true && forRegistry !== true) return inspect(invocation);
  const document = forHosts === true ? mcpConfig(invocation) : registryEntry(invocation);
  invocation.io.out(`${JSON.stringify(document, undefined, 2)}\n`);
  return exitCodes.ok.code;
};

function registryEntry(invocation: Invocation): JsonValue {
  const { dir, settings } = openProject(invocation);
  const { publicUrl } = resolveSettings({ file: settings.server, env: invocation.io.env, flags: {} }).settings;
  return serverJson({ manifest: readManifest(dir), publicUrl });
}

function readManifest(dir: string): PackageFacts {
  try {
    return JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as PackageFacts;
  } catch (cause) {
    throw new CommandError("package.json cannot be read, and server.json says much of what stands in it.", undefined, { cause });
  }
}

const inspect: CommandRun = (invocation) =>
  withClient(invocation, async (client) => {
    const { io, format } = invocation;
    const [name] = invocation.args;
    const tools = await client.catalog().list();
    if (name === undefined) {
      const agent = {
        agentId: client.agentId,
        scopes: client.scopes,
        catalogDigest: client.catalogDigest,
        tools: tools.map((tool) => tool.name),
      };
      io.out(format === "json" ? `${JSON.stringify(agent, undefined, 2)}\n` : describeAgent(client, tools, io));
      return exitCodes.ok.code;
    }
    const tool = tools.find((candidate) => candidate.name === name);
    if (tool === undefined) {
      const known = tools.map((candidate) => candidate.name);
      throw new CommandError(`Agent "${client.agentId}" sees no tool named "${name}". ${suggest(name, known, "See `toolwright list`.")}`);
    }
    io.out(format === "json" ? `${JSON.stringify(tool, undefined, 2)}\n` : describeTool(tool, io));
    return exitCodes.ok.code;
  });

function describeAgent(client: Client, tools: readonly CatalogTool[], io: Io): string {
  return [
    `${tone(io, "bold", "Agent")}    ${client.agentId}`,
    `${tone(io, "bold", "Scopes")}   ${client.scopes.join(", ") || "none"}`,
    `${tone(io, "bold", "Catalog")}  ${client.catalogDigest}`,
    `${tone(io, "bold", "Tools")}    ${tools.map(({ name }) => name).join(", ") || "none"}`,
    "",
  ].join("\n");
}

function describeTool(tool: CatalogTool, io: Io): string {
  const { limits, deprecated } = tool;
  const facts: readonly (readonly [string, string])[] = [
    ["Version", tool.version],
    ["Owner", tool.owner ?? "not named"],
    ["Effects", tool.effects],
    ["Scopes", tool.scopes.join(", ") || "none"],
    ["Limits", `${limits.timeoutMs} ms, ${limits.maxBytes} bytes, ${limits.maxConcurrency} at once${aMinute(limits.callsPerMinute)}`],
    ["Handler", tool.handler],
    ...(tool.tags.length === 0 ? [] : [["Tags", tool.tags.join(", ")] as const]),
    ...(deprecated === undefined
      ? []
      : [["Deprecated", `since ${deprecated.since}${deprecated.use === undefined ? "" : `, use ${deprecated.use}`}`] as const]),
  ];
  return [
    `${tone(io, "bold", tool.name)}${tool.title === undefined ? "" : `: ${tool.title}`}`,
    tool.description.trim(),
    "",
    ...facts.map(([name, value]) => `${tone(io, "dim", name.padEnd(11))}${value}`),
    ...section("Input", tool.inputSchema, io),
    ...section("Output", tool.outputSchema, io),
    ...errorLines(tool, io),
    ...tool.examples.flatMap((example) => section(`Example: ${example.name}`, { ...example, name: undefined }, io)),
    "",
  ].join("\n");
}

function section(title: string, value: JsonValue, io: Io): readonly string[] {
  return ["", tone(io, "bold", title), JSON.stringify(value, undefined, 2)];
}

function errorLines(tool: CatalogTool, io: Io): readonly string[] {
  const errors = Object.entries(tool.errors);
  if (errors.length === 0) return [];
  return ["", tone(io, "bold", "Errors"), ...errors.map(([name, words]) => `${name}: ${words}`)];
}

function aMinute(callsPerMinute: number | undefined): string {
  return callsPerMinute === undefined ? "" : `, ${callsPerMinute} a minute`;
}
