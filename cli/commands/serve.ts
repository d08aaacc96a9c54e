/** `toolwright serve`: builds and serves, and says how to call. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { printSettings, type ResolvedSettings, resolveSettings } from "../../runtime/index.ts";
import { buildProject } from "../build-project.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { CommandError, usageError } from "../command-error.ts";
import { checkProject } from "../compile-project.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { hasErrors, printFindings } from "../findings.ts";
import { openProjectWithEnv, type Project } from "../project.ts";
import { reloadProject, type Served } from "../reload-project.ts";
import { firstScreen, mustNameUrl } from "../serving/first-screen.ts";
import { inMemory } from "../serving/in-memory.ts";
import { type Serving, StartRefused, startServing } from "../serving/start.ts";
import { serveStdio } from "../serving/stdio.ts";
import { aborted, type HangUps, hangUps, stopServing, stopSignal } from "../serving/until-stopped.ts";
import type { Workers } from "../serving/workers.ts";
import { settingsFile } from "../settings.ts";
import { distFolder } from "./build.ts";
import { generateAndPrint } from "./generate.ts";

/** What a running server is told from outside. */
interface Signals {
  readonly stop: AbortSignal;
  readonly asked: HangUps;
}

export const run: CommandRun = async (invocation) => {
  const { io, options } = invocation;
  const project = openProjectWithEnv(invocation);
  const resolved = settingsFor(project, invocation);
  if (options.printConfig === true) {
    io.out(printSettings(resolved));
    return exitCodes.ok.code;
  }
  const asked = hangUps();
  const refused = await prepare(project, resolved, invocation);
  if (refused !== undefined) return refused;
  const { registryUrl, faults } = await buildProject(project, { outDir: distFolder, standalone: false, withServer: true });
  for (const fault of faults) io.err(`${fault}\n`);
  const stop = stopSignal();
  if (options.stdio === true) return overPipes(project, resolved, registryUrl, invocation, { stop, asked });
  const begin = resolved.settings.workers > 1 ? startAll : start;
  const serving = await begin(project, resolved, { registryUrl, readableLogs: io.isTerminal }, invocation);
  await reloadUntil({ stop, asked }, project, { serving, registryUrl }, invocation);
  io.err("Going away: letting answers in flight out.\n");
  await stopServing(serving);
  return exitCodes.ok.code;
};

/** Serves MCP to whoever began this process; standard output is theirs alone. */
async function overPipes(
  project: Project,
  resolved: ResolvedSettings,
  registryUrl: URL,
  invocation: Invocation,
  { stop, asked }: Signals,
): Promise<ExitCode> {
  const { io } = invocation;
  const { settings } = inMemory(resolved);
  const quiet = { ...invocation, io: { ...io, out: io.err } };
  try {
    await serveStdio({ registryUrl, projectDir: project.dir, settings, env: io.env, readableLogs: false }, stop, (serving, ends) =>
      reloadUntil({ stop: ends, asked }, project, { serving, registryUrl }, quiet),
    );
    return exitCodes.ok.code;
  } catch (error) {
    if (error instanceof StartRefused) throw new CommandError(error.message, exitCodes.failure.code, { cause: error });
    throw error;
  }
}

/** Takes in what changed at every SIGHUP, and with --watch at every change, one after the other. */
async function reloadUntil({ stop, asked }: Signals, project: Project, served: Served, invocation: Invocation): Promise<void> {
  let { registryUrl } = served;
  let running = Promise.resolve();
  const reload = (): Promise<void> => {
    running = running.then(async () => {
      if (!stop.aborted) registryUrl = await reloadProject({ serving: served.serving, registryUrl }, invocation);
    });
    return running;
  };
  asked.follow(() => void reload());
  if (invocation.options.watch === true) {
    const { watchProject } = await import("../watch-project.ts");
    const { catalog, handlers } = project.settings;
    await watchProject(project, invocation.io, reload, { paths: [catalog, handlers, settingsFile], signal: stop });
  } else await aborted(stop);
  await running;
}

/** @throws {CommandError} Exit code 2, naming every setting that is wrong. */
export function settingsFor({ settings }: Project, { io, options }: Invocation): ResolvedSettings {
  const resolved = resolveSettings({ file: settings.server, env: io.env, flags: options });
  if (resolved.problems.length > 0) throw usageError(resolved.problems.join("\n"));
  for (const warning of resolved.warnings) io.err(`${warning}\n`);
  return resolved;
}

/** Starts, prints the first screen, and turns a refusal into words. */
export async function start(
  project: Project,
  { settings, origins }: ResolvedSettings,
  { registryUrl, readableLogs }: { readonly registryUrl: URL; readonly readableLogs: boolean },
  { io }: Invocation,
): Promise<Serving> {
  try {
    const serving = await startServing({ registryUrl, projectDir: project.dir, settings, env: io.env, readableLogs });
    io.out(firstScreen(serving, { namesUrl: mustNameUrl({ settings, origins }) }));
    return serving;
  } catch (error) {
    throw inWords(error);
  }
}

/** The built server's own program serves as each worker: it carries no compiler. */
async function startAll(
  project: Project,
  resolved: ResolvedSettings,
  where: { readonly registryUrl: URL; readonly readableLogs: boolean },
  { io }: Invocation,
): Promise<Workers> {
  const { startWorkers } = await import("../serving/workers.ts");
  const serving = { ...where, projectDir: project.dir, settings: resolved.settings };
  const program = join(project.dir, distFolder, "server.js");
  try {
    const workers = await startWorkers({ program, serving, namesUrl: mustNameUrl(resolved) });
    io.out(workers.screen);
    return workers;
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  return error instanceof StartRefused ? new CommandError(error.message, exitCodes.failure.code, { cause: error }) : error;
}

/** A project that was never generated is; one that is stale is served with a warning, or refused when strict. */
async function prepare(project: Project, { settings }: ResolvedSettings, invocation: Invocation): Promise<ExitCode | undefined> {
  const { io, options, format } = invocation;
  const { generated, catalog } = project.settings;
  if (!existsSync(join(project.dir, generated, "registry.js"))) {
    if (!existsSync(join(project.dir, catalog))) throw usageError(`There is no ${catalog}/ to serve. See \`catalog\` in ${settingsFile}.`);
    const code = await generateAndPrint(project, { io: { ...io, out: io.err }, options, format });
    return settings.strict && code !== exitCodes.ok.code ? code : undefined;
  }
  const { findings, differences } = await checkProject(project, { lenient: options.lenient === true }, io);
  if (findings.length + differences.length === 0) return undefined;
  if (settings.strict) {
    printFindings({ ...io, out: io.err }, format, [...findings, ...differences]);
    if (hasErrors(findings)) return exitCodes.findings.code;
    return differences.length > 0 ? exitCodes.stale.code : undefined;
  }
  if (hasErrors(findings)) io.err("The catalog has errors: see `toolwright lint`. Serving what was generated before.\n");
  else if (differences.length > 0)
    io.err(`${generated}/ is not what ${catalog}/ says: run \`toolwright generate\`. Serving what was generated before.\n`);
  return undefined;
}
