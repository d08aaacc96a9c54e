/**
 * Serves MCP on standard input and output: one peer, who is the agent of a key in the environment. Logs go to standard error; standard
 * output belongs to the protocol.
 */

import { Console } from "node:console";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { developmentAgentId, developmentKeysFile } from "toolwright/runtime";
import { assemble, type ServingOptions, StartRefused } from "./start.ts";
import { aborted } from "./until-stopped.ts";

/**
 * @returns When the input has ended, or `stop` aborts.
 * @throws {StartRefused} No key, or one that opens nothing.
 */
export async function serveStdio(options: ServingOptions, stop: AbortSignal): Promise<void> {
  // Whatever handlers print would be a broken message to the host.
  globalThis.console = new Console(process.stderr, process.stderr);
  const { server, identity } = await assemble(options);
  try {
    const shown = identity.shown.find(({ agentId }) => agentId === developmentAgentId)?.key;
    const key = options.env.TOOLWRIGHT_KEY || options.env.TOOLWRIGHT_DEV_KEY || shown || developmentKey(options.projectDir);
    const principal = key === undefined ? undefined : await identity.authenticator.authenticate(key);
    if (!principal)
      throw new StartRefused(`${key === undefined ? "No key" : "The key opens nothing here"}: set TOOLWRIGHT_KEY to the agent's key.`);
    const served = server.serveStdio({ input: process.stdin, output: process.stdout, principal });
    await Promise.race([served, aborted(stop)]);
  } finally {
    await server.stop();
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
