/** Starts servers made with other people's packages: the same tool, the same checks, each as its own guide shows it. */

import { join } from "node:path";
import { build } from "esbuild";
import type { BenchContext } from "../bench.ts";
import { MeteredServer, type NodeCommand } from "../harness/metered-process.ts";
import type { Pipes, SpeechName } from "../harness/wire.ts";
import { bareKey } from "./bare.ts";

/** Exact: what they cost changes with each release. */
const wanted = [
  "@modelcontextprotocol/sdk@1.32.2",
  "@modelcontextprotocol/server@2.4.0",
  "@modelcontextprotocol/node@2.1.2",
  "fastmcp@4.20.16",
  "tmcp@1.20.0",
  "@tmcp/transport-http@0.9.0",
  "@tmcp/adapter-zod@0.1.7",
  "@hono/node-server@2.1.8",
  "zod@4.6.7",
];

export type PeerName = "sdk1" | "sdk2" | "fastmcp" | "tmcp";

/** Names for people, and what each speaks: the newest revision that it knows. */
export const peers: Readonly<Record<PeerName, { readonly title: string; readonly speech: SpeechName }>> = {
  sdk1: { title: "SDK v1", speech: "mcp-handshake" },
  sdk2: { title: "SDK v2", speech: "mcp" },
  fastmcp: { title: "fastmcp", speech: "mcp-handshake" },
  tmcp: { title: "tmcp", speech: "mcp" },
};

/** Bundled beside the packages, so that they are found. @returns The programs' folder; `undefined` where the packages cannot be had. */
export async function buildPeers({ root, tell, fetchPackages }: BenchContext): Promise<string | undefined> {
  const cache = fetchPackages("bench-peers", wanted);
  if (cache === undefined) {
    tell("left out: the peers' packages cannot be fetched here");
    return undefined;
  }
  const outdir = join(cache, "program");
  await build({
    absWorkingDir: root,
    entryPoints: Object.keys(peers).map((name) => join(root, "bench", "contenders", "peers", `${name}.mjs`)),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  });
  return outdir;
}

/** @param folder - Of `buildPeers`. */
export function startPeer(
  { programDir, workDir }: Pick<BenchContext, "programDir" | "workDir">,
  folder: string,
  name: PeerName,
  over: "http" | "ws" | Pipes,
  tools = 1,
): Promise<MeteredServer> {
  const transport = typeof over === "string" ? over : "stdio";
  const entry = join(folder, `${name}.mjs`);
  const command: NodeCommand = { programDir, side: "server", entry, args: [transport, String(tools), bareKey] };
  const log = join(workDir, `${name}-${transport}-${tools}.log`);
  return typeof over === "string" ? MeteredServer.start(command, log) : MeteredServer.startPiped(command, over, log);
}
