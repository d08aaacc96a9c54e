/** What MCP hosts are told to use this project: one entry that starts it, one that reaches a running server. Starts nothing. */

import { basename } from "node:path";
import type { Invocation } from "./command.ts";
import { findProject } from "./project.ts";
import { serverAccess } from "./server-access.ts";

/** In the form that desktop assistants, editors and agents share. */
export interface McpConfig {
  readonly mcpServers: Readonly<Record<string, object>>;
}

/** @throws {CommandError} Exit code 2 when no key is to be found. */
export function mcpConfig(invocation: Invocation): McpConfig {
  const project = findProject(invocation);
  const { url, key } = serverAccess(invocation);
  const name = project === undefined ? "toolwright" : basename(project.dir);
  const remote = { type: "http", url: `${url.replace(/\/+$/, "")}/mcp`, headers: { Authorization: `Bearer ${key}` } };
  if (project === undefined) return { mcpServers: { [name]: remote } };
  const args = ["--prefix", project.dir, "toolwright", "serve", "--stdio", "--project", project.dir];
  return { mcpServers: { [name]: { command: "npx", args, env: { TOOLWRIGHT_KEY: key } }, [`${name}-http`]: remote } };
}
