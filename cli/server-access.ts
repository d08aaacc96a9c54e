/** Which server a command speaks to, and as whom. Knows nothing of what it says there. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CallError, type Client, connect } from "../client/index.ts";
import { isToolError } from "../contract/index.ts";
import { generatorVersion } from "../generator/version.ts";
import { developmentAgentId, developmentKeysFile } from "../runtime/auth/local.ts";
import { serverOptions } from "../runtime/config/options.ts";
import { type Invocation, textOption } from "./command.ts";
import { usageError } from "./command-error.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { printJsonCallError } from "./print-json.ts";
import { findProject, type Project } from "./project.ts";
import { renderCallError } from "./render-call-error.ts";

/**
 * Connects, lets `use` speak, and closes. An error of the server or the connection is printed with its cure.
 *
 * @throws {CommandError} Exit code 2 when no key is to be found.
 */
export async function withClient(
  invocation: Invocation,
  use: (client: Client, access: ServerAccess) => Promise<ExitCode>,
): Promise<ExitCode> {
  const access = serverAccess(invocation);
  try {
    const client = await connect({
      url: access.url,
      key: access.key,
      clientInfo: { name: "toolwright-cli", version: generatorVersion },
      // A person watches: an error is shown at once, and tried again by hand.
      reconnect: false,
      retry: false,
    });
    try {
      return await use(client, access);
    } finally {
      await client.close();
    }
  } catch (error) {
    if (!isToolError(error)) throw error;
    if (invocation.format === "json") printJsonCallError(invocation.io, error);
    invocation.io.err(renderCallError(error as CallError, invocation.io));
    if (error.code === "UNAUTHENTICATED") invocation.io.err(`Tried ${access.url} with the key of ${access.keyFrom}.\n`);
    return exitCodes.failure.code;
  }
}

export interface ServerAccess {
  readonly url: string;
  readonly key: string;
  /** Names where the key was found. */
  readonly keyFrom: string;
}

/** @throws {CommandError} Exit code 2 when no key is to be found. */
export function serverAccess(invocation: Invocation): ServerAccess {
  const project = findProject(invocation);
  const found = keySources(invocation, project).find(({ key }) => key !== undefined && key !== "");
  if (found?.key === undefined) {
    throw usageError(
      "No key. Set TOOLWRIGHT_KEY to the agent's key, or run this in a project that `toolwright serve` was started in: it makes a development key.",
    );
  }
  return { url: serverUrl(invocation, project), key: found.key, keyFrom: String(found.keyFrom) };
}

/** @throws {CommandError} Exit code 2 when it is not the URL of a server. */
export function serverUrl({ options, io }: Invocation, project: Project | undefined): string {
  const url = textOption(options, "url") ?? (io.env.TOOLWRIGHT_URL || localUrl(io.env, project));
  if (!URL.canParse(url) || !/^(https?|wss?):$/.test(new URL(url).protocol))
    throw usageError(`"${url}" is not the URL of a server. Write it like http://127.0.0.1:7411.`);
  return url;
}

/** Where a key may come from; the first that has one counts. */
function keySources({ options, io }: Invocation, project: Project | undefined): readonly Partial<ServerAccess>[] {
  return [
    { keyFrom: "--key", key: textOption(options, "key") },
    { keyFrom: "TOOLWRIGHT_KEY", key: io.env.TOOLWRIGHT_KEY },
    { keyFrom: "TOOLWRIGHT_DEV_KEY", key: io.env.TOOLWRIGHT_DEV_KEY },
    { keyFrom: developmentKeysFile, key: project && readDevKeys(project.dir)[developmentAgentId] },
  ].map(({ keyFrom, key }) => (key === undefined ? { keyFrom } : { keyFrom, key }));
}

/** Where the project's own server listens, by the same settings it was started with but its flags. */
function localUrl(env: Invocation["io"]["env"], project: Project | undefined): string {
  const server = project?.settings.server ?? {};
  const host = env[serverOptions.host.env] || String(server.host ?? serverOptions.host.default);
  const port = env[serverOptions.port.env] || String(server.port ?? serverOptions.port.default);
  // An address that means "all of them" is listened on, not called.
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** The clear keys a first start on loopback wrote down; none when it wrote none. */
function readDevKeys(projectDir: string): Readonly<Record<string, string>> {
  try {
    const document = JSON.parse(readFileSync(join(projectDir, developmentKeysFile), "utf8")) as { readonly keys?: Record<string, string> };
    return document.keys ?? {};
  } catch {
    return {};
  }
}
