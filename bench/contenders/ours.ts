/** Toolwright as shipped: a catalog generated and built by the package's own commands, served by the `dist/server.js` they make. */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { stringify } from "yaml";
import type { BenchContext } from "../bench.ts";
import { MeteredServer, runMetered } from "../harness/metered-process.ts";
import type { LoadCall, Pipes, Usage } from "../harness/wire.ts";
import { benchAgent, syntheticCatalog, syntheticTools } from "../synthetic-catalog.ts";
import { inputSchema, outputSchema, toolName } from "./track-shipment.ts";

/** The agent of the synthetic catalogs: its limits are checked at every call. */
const agentId = benchAgent.name;

const trackDocument = {
  apiVersion: "toolwright/v1",
  kind: "Tool",
  name: toolName,
  version: "1.0.0",
  description: "Current status, promise and latest events of one shipment.",
  effects: "read",
  scopes: ["bench:use"],
  input: inputSchema,
  output: outputSchema,
  errors: { SHIPMENT_NOT_FOUND: "No shipment has this id. Ask the user to check it." },
  limits: { timeout: "5s", maxBytes: "64KiB", maxConcurrency: 1_000 },
  handler: { code: true },
};

/** Documents by path below the catalog. */
export type Documents = Readonly<Record<string, object>>;

/** Writes a project with `track_shipment`, that many synthetic tools and more documents beside it. @returns its folder. */
export function writeProject(
  { root, workDir, tell }: Pick<BenchContext, "root" | "workDir" | "tell">,
  name: string,
  tools: number,
  documents: Documents = {},
): string {
  const dir = join(workDir, name);
  tell(`writing a catalog of ${tools} tools`);
  rmSync(dir, { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  write("toolwright.yaml", "catalog: catalog\ngenerated: generated\nhandlers: handlers\n");
  for (const { path, text } of syntheticCatalog({ tools })) write(path, text);
  for (const [path, document] of Object.entries({ [`shipments/${toolName}.tool.yaml`]: trackDocument, ...documents }))
    write(`catalog/${path}`, stringify(document, { aliasDuplicateObjects: false }));
  const handler = `handlers/shipments/${toolName}.ts`;
  const track = relative(dirname(join(dir, handler)), join(root, "bench", "contenders", "track-shipment.ts"));
  write(
    handler,
    `import { track } from "${track}";\n\nexport const handler = async (input: Parameters<typeof track>[0]) => track(input);\n`,
  );
  return dir;
}

/** Another handler of `track_shipment`, which answers the same. */
export function changeHandler({ root }: Pick<BenchContext, "root">, dir: string, edition: number): void {
  const handler = join(dir, `handlers/shipments/${toolName}.ts`);
  const track = relative(dirname(handler), join(root, "bench", "contenders", "track-shipment.ts"));
  const text = `import { track } from "${track}";\n\nexport const edition = ${edition};\nexport const handler = async (input: Parameters<typeof track>[0]) => track(input);\n`;
  writeFileSync(handler, text);
}

/** A handler of `track_shipment` that takes so long. */
export function slowHandler({ root }: Pick<BenchContext, "root">, dir: string, ms: number): void {
  const handler = join(dir, `handlers/shipments/${toolName}.ts`);
  const track = relative(dirname(handler), join(root, "bench", "contenders", "track-shipment.ts"));
  const text = `import { setTimeout as wait } from "node:timers/promises";
import { track } from "${track}";

export const handler = async (input: Parameters<typeof track>[0]) => {
  await wait(${ms});
  return track(input);
};
`;
  writeFileSync(handler, text);
}

/** What it takes to make and build a project. */
export type Builder = Pick<BenchContext, "root" | "programDir" | "workDir" | "tell">;

/** Runs one of the package's commands on a project, in a process of its own. */
export async function command(context: Builder, dir: string, name: string, ...args: readonly string[]): Promise<Usage> {
  const { root, programDir, workDir } = context;
  const entry = join(root, "lib", "cli", "main.js");
  return runMetered({ programDir, side: "server", entry, args: [name, "--project", dir, ...args], cwd: dir }, join(workDir, "usage.json"));
}

/** A project that is generated and built. @returns its folder. */
export async function builtProject(context: Builder, name: string, tools: number, documents?: Documents): Promise<string> {
  const dir = writeProject(context, name, tools, documents);
  context.tell(`generating and building ${tools} tools`);
  await command(context, dir, "generate");
  await command(context, dir, "build");
  return dir;
}

export interface Ours {
  readonly server: MeteredServer;
  /** The credential of the catalog's agent. */
  readonly key: string;
  /** The development agent's. */
  readonly otherKey: string;
  /** Any agent's of the catalog. */
  readonly keyOf: (agentId: string) => string;
}

/** Starts `dist/server.js`: keys checked, limits on, one log line a call, written to a file. */
export async function startOurs(
  { programDir }: Pick<BenchContext, "programDir">,
  dir: string,
  execArgv: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<Ours> {
  const server = await MeteredServer.start(
    { programDir, side: "server", entry: join(dir, "dist", "server.js"), args: ["--port", "0", ...flags], execArgv, cwd: dir },
    join(dir, "server.log"),
  );
  return { server, key: keyOf(dir, agentId), otherKey: keyOf(dir, "dev"), keyOf: (agent) => keyOf(dir, agent) };
}

/**
 * Starts `dist/server.js --stdio` as the catalog's agent, everything else as it is for `startOurs`.
 *
 * @param dir - Of a project that was started before: that made its keys.
 */
export async function startOursPiped({ programDir }: Pick<BenchContext, "programDir">, dir: string, pipes: Pipes): Promise<MeteredServer> {
  const entry = join(dir, "dist", "server.js");
  const env = { TOOLWRIGHT_KEY: keyOf(dir, agentId) };
  return MeteredServer.startPiped({ programDir, side: "server", entry, args: ["--stdio"], env, cwd: dir }, pipes, join(dir, "stdio.log"));
}

/** The first start made it, and wrote it where developers find it. */
function keyOf(dir: string, agentId: string): string {
  const file = join(dir, ".toolwright", "dev-keys.json");
  if (!existsSync(file)) throw new Error(`${file} was not made`);
  const { keys } = JSON.parse(readFileSync(file, "utf8")) as { readonly keys: Readonly<Record<string, string>> };
  const key = keys[agentId];
  if (key === undefined) throw new Error(`${file} has no key of "${agentId}"`);
  return key;
}

/** Calls of the first synthetic tools, which stand in catalogs of every size. */
export function syntheticCalls(tools: number): readonly LoadCall[] {
  return [...syntheticTools({ tools })].map(({ name, exampleInput }) => ({ tool: name, payload: exampleInput }));
}
