/** What a person sees when the server listens: where, with which keys, and a line to paste that works. */

import type { JsonObject } from "toolwright/contract";
import { defaultSettings, developmentAgentId, developmentKeysFile, isLoopback, type ResolvedSettings } from "toolwright/runtime";
import { counted, holdingsInWords, holdingsOf } from "../holdings.ts";
import { type ExampleCall, exampleBeside } from "./example-call.ts";
import type { Serving } from "./start.ts";

export interface FirstScreenOptions {
  /** False when the clients' own default is where the server listens. */
  readonly namesUrl: boolean;
}

/** Clients find what the file says by themselves; a flag, or a variable of this terminal alone, they cannot know. */
export function mustNameUrl({ settings, origins }: Pick<ResolvedSettings, "settings" | "origins">): boolean {
  const isToldHere = [origins.port, origins.host].some((origin) => origin === "flag" || origin === "environment");
  return isToldHere || (settings.port === 0 && defaultSettings.port !== 0);
}

export function firstScreen(serving: Serving, { namesUrl }: FirstScreenOptions): string {
  const { url, host, registry, shownKeys } = serving;
  const everywhere = host === "0.0.0.0" || host === "::" ? ` and at every other address of this machine (${host})` : "";
  const lines = [
    `Toolwright serves ${holdingsInWords(holdingsOf(registry))} to ${counted(registry.agents.length, "agent")} at ${url}${everywhere}`,
    `  WebSocket  ${url.replace(/^http/, "ws")}/ws (subprotocol toolwright.v1)`,
    `  HTTP       POST ${url}/v1/tools/{name}`,
    `  MCP        ${url}/mcp`,
  ];
  if (shownKeys.length > 0) {
    const width = Math.max(...shownKeys.map(({ agentId }) => agentId.length));
    lines.push("", `Keys, shown once and kept in ${developmentKeysFile}:`);
    lines.push(...shownKeys.map(({ agentId, key }) => `  ${agentId.padEnd(width)}  ${key}`));
  }
  const example = exampleBeside(registry);
  if (example !== undefined) lines.push("", ...(isLoopback(host) ? callHere(serving, example, namesUrl) : callFromAfar(serving, example)));
  return `${lines.join("\n")}\n\n`;
}

function callHere({ url, shownKeys }: Serving, { name, input }: ExampleCall, namesUrl: boolean): readonly string[] {
  const key = shownKeys.find(({ agentId }) => agentId === developmentAgentId)?.key;
  return [
    "Call it from another terminal in this folder:",
    `  npx toolwright call ${name} ${quoted(JSON.stringify(input))}${namesUrl ? ` --url ${url}` : ""}`,
    curlLine(url, authorization(key), name, input),
  ];
}

/** Beyond loopback development keys are refused, and which key is the caller's nobody here knows. */
function callFromAfar({ url }: Serving, { name, input }: ExampleCall): readonly string[] {
  return [
    "Call it with an agent's key (`toolwright agent add <name>` makes one) in TOOLWRIGHT_KEY:",
    `  npx toolwright call ${name} ${quoted(JSON.stringify(input))} --url ${url}`,
    curlLine(url, '"Authorization: Bearer $TOOLWRIGHT_KEY"', name, input),
  ];
}

function curlLine(url: string, header: string, name: string, input: JsonObject): string {
  return `  curl -s ${url}/v1/tools/${name} -H ${header} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify({ payload: input }))}`;
}

/** A key is shown once; later the line reads it from where it was written. */
function authorization(key: string | undefined): string {
  if (key !== undefined) return quoted(`Authorization: Bearer ${key}`);
  return `"Authorization: Bearer $(node -p 'require("./${developmentKeysFile}").keys.${developmentAgentId}')"`;
}

/** In single quotes, as a POSIX shell reads them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
