/** What a person sees when the server listens: where, with which keys, and a line to paste that works. */

import { readFile } from "node:fs/promises";
import type { CatalogDocument, CatalogTool, JsonObject, ToolRegistry } from "toolwright/contract";
import { developmentAgentId, developmentKeysFile } from "toolwright/runtime";
import type { Serving } from "./start.ts";

export interface FirstScreenOptions {
  /** False when the clients' own default is where the server listens. */
  readonly namesUrl: boolean;
}

export async function firstScreen({ url, registry, shownKeys }: Serving, { namesUrl }: FirstScreenOptions): Promise<string> {
  const { tools, agents } = registry;
  const lines = [
    `Toolwright serves ${counted(tools.length, "tool")} to ${counted(agents.length, "agent")} at ${url}`,
    `  WebSocket  ${url.replace(/^http/, "ws")}/ws (subprotocol toolwright.v1)`,
    `  HTTP       POST ${url}/v1/tools/{name}`,
  ];
  if (shownKeys.length > 0) {
    const width = Math.max(...shownKeys.map(({ agentId }) => agentId.length));
    lines.push("", `Keys, shown once and kept in ${developmentKeysFile}:`);
    lines.push(...shownKeys.map(({ agentId, key }) => `  ${agentId.padEnd(width)}  ${key}`));
  }
  const example = await exampleCall(registry);
  if (example !== undefined) {
    const key = shownKeys.find(({ agentId }) => agentId === developmentAgentId)?.key;
    lines.push(
      "",
      "Call it from another terminal in this folder:",
      `  npx toolwright call ${example.name} ${quoted(JSON.stringify(example.input))}${namesUrl ? ` --url ${url}` : ""}`,
    );
    lines.push(
      `  curl -s ${url}/v1/tools/${example.name} -H ${authorization(key)} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify({ payload: example.input }))}`,
    );
  }
  return `${lines.join("\n")}\n\n`;
}

/** A key is shown once; later the line reads it from where it was written. */
function authorization(key: string | undefined): string {
  if (key !== undefined) return quoted(`Authorization: Bearer ${key}`);
  return `"Authorization: Bearer $(node -p 'require("./${developmentKeysFile}").keys.${developmentAgentId}')"`;
}

interface Example {
  readonly name: string;
  readonly input: JsonObject;
}

/** The shortest example that reads and succeeds, with arguments if any has some. */
async function exampleCall({ catalogUrl }: ToolRegistry): Promise<Example | undefined> {
  const { tools } = JSON.parse(await readFile(catalogUrl, "utf8")) as CatalogDocument;
  const candidates = tools.filter(isPlainName).flatMap((tool) =>
    tool.examples
      .filter(({ error }) => error === undefined)
      .map(({ input }) => ({
        name: tool.name,
        input,
        rank: [Number(tool.effects !== "read"), Number(Object.keys(input).length === 0), JSON.stringify(input).length],
      })),
  );
  candidates.sort((one, other) => compare(one.rank, other.rank));
  return candidates[0];
}

/** Names that a shell takes as they are. */
function isPlainName({ name }: CatalogTool): boolean {
  return /^[A-Za-z0-9_.][A-Za-z0-9_.-]*$/.test(name);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** In single quotes, as a POSIX shell reads them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
