/** `dist/server.js`: serves a build without a compiler, a YAML parser or a command line. Bundled by `toolwright build`. */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { resolveSettings } from "toolwright/runtime";
import { firstScreen } from "../serving/first-screen.ts";
import { flagsOf } from "../serving/flags.ts";
import { inMemory } from "../serving/in-memory.ts";
import { type Serving, type ServingOptions, StartRefused, startServing } from "../serving/start.ts";
import { serveStdio } from "../serving/stdio.ts";
import { aborted, type HangUps, hangUps, stopServing, stopSignal } from "../serving/until-stopped.ts";
import type { Workers } from "../serving/workers.ts";

/** The project: what `dist/` stands in. */
const projectDir = fileURLToPath(new URL("../", import.meta.url));

async function main(): Promise<number> {
  const envFile = join(projectDir, ".env");
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const file: unknown = JSON.parse(readFileSync(new URL("./settings.json", import.meta.url), "utf8"));
  const { isStdio, rest } = stdioFlag(process.argv.slice(2));
  const flags = flagsOf(rest);
  const resolved = resolveSettings({ file, env: process.env, flags: flags.values });
  const { settings, problems, warnings } = isStdio ? inMemory(resolved) : resolved;
  const wrong = [...flags.problems, ...problems];
  if (wrong.length > 0) return fail(wrong.join("\n"), 2);
  for (const warning of warnings) process.stderr.write(`toolwright: ${warning}\n`);
  const registryUrl = new URL("./registry.js", import.meta.url);
  const [stop, asked] = [stopSignal(), hangUps()];
  const options = { registryUrl, projectDir, settings, readableLogs: process.stderr.isTTY === true };
  let serving: Pick<Serving, "reload" | "logger" | "stop">;
  try {
    if (isStdio) {
      await serveStdio({ ...options, env: process.env, readableLogs: false }, stop, (serving, ends) =>
        reloadAtHangUps(serving, asked, ends),
      );
      return 0;
    }
    serving = await (settings.workers > 1 ? beginWorkers(options) : begin(options));
  } catch (error) {
    if (error instanceof StartRefused) return fail(error.message, 1);
    throw error;
  }
  await reloadAtHangUps(serving, asked, stop);
  await stopServing(serving);
  return 0;
}

function reloadAtHangUps(serving: Pick<Serving, "reload" | "logger">, asked: HangUps, stop: AbortSignal): Promise<void> {
  asked.follow(() => {
    if (!stop.aborted) void reload(serving);
  });
  return aborted(stop);
}

async function begin(options: Omit<ServingOptions, "env">): Promise<Serving> {
  const serving = await startServing({ ...options, env: process.env });
  process.stdout.write(firstScreen(serving, { namesUrl: true }));
  return serving;
}

async function beginWorkers(serving: Omit<ServingOptions, "env">): Promise<Workers> {
  const { startWorkers } = await import("../serving/workers.ts");
  const workers = await startWorkers({ program: fileURLToPath(import.meta.url), serving, namesUrl: true });
  process.stdout.write(workers.screen);
  return workers;
}

/** Another build may stand here now; a module is imported once for each address, so that its content is made part of it. */
async function reload(serving: Pick<Serving, "reload" | "logger">): Promise<void> {
  const url = new URL("./registry.js", import.meta.url);
  try {
    url.searchParams.set("v", createHash("sha256").update(readFileSync(url)).digest("hex"));
    await serving.reload(url);
  } catch (error) {
    serving.logger.error("catalog.reload_failed", { error });
  }
}

/** Whether this process was started to serve beside others; asked without loading what only they need. */
async function isWorker(): Promise<boolean> {
  return process.send !== undefined && (await import("node:cluster")).default.isWorker;
}

/** `--stdio` is no setting: it says what this process is. */
function stdioFlag(argv: readonly string[]): { readonly isStdio: boolean; readonly rest: readonly string[] } {
  return { isStdio: argv.includes("--stdio"), rest: argv.filter((argument) => argument !== "--stdio") };
}

function fail(words: string, code: number): number {
  process.stderr.write(`toolwright: ${words}\n`);
  return code;
}

process.exitCode = (await isWorker()) ? await (await import("../serving/worker.ts")).runWorker() : await main();
