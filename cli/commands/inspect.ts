/** `toolwright inspect`: one definition of the catalog whole, or what this agent is and may use. */

import type { Client } from "../../client/index.ts";
import type { JsonValue } from "../../contract/index.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import { resolveSettings } from "../../runtime/config/load-config.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { describeContext, describePrompt, describeResource, describeTool } from "../describe.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Io, tone } from "../io.ts";
import { mcpConfig } from "../mcp-config.ts";
import { printJson } from "../print-json.ts";
import { openProject } from "../project.ts";
import { registryEntry } from "../registry-entry.ts";
import { type ServerAccess, withClient } from "../server-access.ts";
import { visibleOffers } from "../visible-offers.ts";

export const run: CommandRun = async (invocation) => {
  const { mcpConfig: forHosts, serverJson: forRegistry } = invocation.options;
  if (forHosts !== true && forRegistry !== true) return inspect(invocation);
  const document = forHosts === true ? mcpConfig(invocation) : entryForRegistry(invocation);
  invocation.io.out(`${JSON.stringify(document, undefined, 2)}\n`);
  return exitCodes.ok.code;
};

function entryForRegistry(invocation: Invocation): JsonValue {
  const project = openProject(invocation);
  const { publicUrl } = resolveSettings({ file: project.settings.server, env: invocation.io.env, flags: {} }).settings;
  return registryEntry(project, publicUrl);
}

const inspect: CommandRun = (invocation) =>
  withClient(invocation, async (client, access) => {
    const { io, format } = invocation;
    const [name] = invocation.args;
    const shown = name === undefined ? await agentPage(client, access) : await definitionNamed(name, client, access);
    if (format === "json") printJson(io, shown.row);
    else io.out(shown.text(io));
    return exitCodes.ok.code;
  });

/** The same thing in both formats. */
interface Shown {
  readonly row: object;
  readonly text: (io: Io) => string;
}

async function agentPage(client: Client, access: ServerAccess): Promise<Shown> {
  const [tools, offers] = await Promise.all([client.catalog().list(), visibleOffers(access)]);
  const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);
  const { agentId, scopes, catalogDigest } = client;
  const lists = {
    tools: names(tools),
    resources: names(offers.resources),
    prompts: names(offers.prompts),
    contexts: names(offers.contexts),
  };
  const line = (title: string, text: string) => (io: Io) => `${tone(io, "bold", title.padEnd(11))}${text}\n`;
  const lines = [
    line("Agent", agentId),
    line("Scopes", scopes.join(", ") || "none"),
    line("Catalog", catalogDigest),
    line("Tools", lists.tools.join(", ") || "none"),
    ...(["resources", "prompts", "contexts"] as const).flatMap((kind) =>
      lists[kind].length === 0 ? [] : [line(`${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, lists[kind].join(", "))],
    ),
  ];
  return { row: { agentId, scopes, catalogDigest, ...lists }, text: (io) => lines.map((each) => each(io)).join("") };
}

/** A tool goes before a resource, that before a prompt and that before a context; `prompt/NAME` is the prompt. */
async function definitionNamed(wanted: string, client: Client, access: ServerAccess): Promise<Shown> {
  const tools = (await client.catalog().list()).map((row) => definition("tool", row, describeTool));
  const tool = tools.find(({ isNamed }) => isNamed(wanted));
  if (tool !== undefined) return tool;
  const { resources, prompts, contexts } = await visibleOffers(access);
  const beside = [
    ...resources.map((row) => definition("resource", row, describeResource)),
    ...prompts.map((row) => definition("prompt", row, describePrompt)),
    ...contexts.map((row) => definition("context", row, describeContext)),
  ];
  const found = beside.find(({ isNamed }) => isNamed(wanted));
  if (found !== undefined) return found;
  const known = [...tools, ...beside].map(({ name }) => name);
  const next = suggest(wanted.slice(wanted.indexOf("/") + 1), known, "Run `toolwright inspect` for what it sees.");
  throw new CommandError(`Agent "${client.agentId}" sees no tool, resource, prompt or context named "${wanted}". ${next}`);
}

function definition<Row extends { readonly name: string }>(kind: string, row: Row, describe: (row: Row, io: Io) => string) {
  return {
    name: row.name,
    isNamed: (wanted: string): boolean => wanted === row.name || wanted === `${kind}/${row.name}`,
    row,
    text: (io: Io): string => describe(row, io),
  };
}
