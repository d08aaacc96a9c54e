/**
 * Serves MCP on standard input and output: one peer, who is the agent of a key in the environment. Logs go to standard error; standard
 * output belongs to the protocol.
 */

import { Console } from "node:console";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { developmentAgentId, developmentKeysFile } from "toolwright/runtime";
import { assemble, reloadOf, type Serving, type ServingOptions, StartRefused } from "./start.ts";
import { aborted, stopServing } from "./until-stopped.ts";

/** What goes on beside the serving, until `stop` aborts: taking in what changed. */
export type Beside = (serving: Pick<Serving, "reload" | "logger">, stop: AbortSignal) => Promise<void>;

/**
 * @returns When the input has ended, or `stop` aborts.
 * @throws {StartRefused} No key, or one that opens nothing.
 */
export async function serveStdio(options: ServingOptions, stop: AbortSignal, beside: Beside): Promise<void> {
  // Whatever handlers print would be a broken message to the host.
  globalThis.console = new Console(process.stderr, process.stderr);
  const { server, identity, logger } = await assemble(options);
  const over = new AbortController();
  try {
    const shown = identity.shown.find(({ agentId }) => agentId === developmentAgentId)?.key;
    const key = options.env.TOOLWRIGHT_KEY || options.env.TOOLWRIGHT_DEV_KEY || shown || developmentKey(options.projectDir);
    const principal = key === undefined ? undefined : await identity.authenticator.authenticate(key);
    if (!principal)
      throw new StartRefused(`${key === undefined ? "No key" : "The key opens nothing here"}: set TOOLWRIGHT_KEY to the agent's key.`);
    const served = server.serveStdio({ input: process.stdin, output: process.stdout, principal });
    const ends = AbortSignal.any([stop, over.signal]);
    const reloading = beside({ reload: reloadOf({ server, identity }), logger }, ends);
    await Promise.race([served, aborted(stop)]);
    over.abort();
    await reloading;
  } finally {
    over.abort();
    await stopServing(server);
    process.stdin.destroy();
  }
}

/** The key that a first start on loopback wrote down. */
function developmentKey(projectDir: string): string | undefined {
  try {
    const { keys } = JSON.parse(readFileSync(join(projectDir, developmentKeysFile), "utf8")) as { readonly keys?: Record<string, string> };
    return keys?.[developmentAgentId];
  } catch {
    return undefined;
  }
}
