/** Starts contenders as processes of their own, pinned apart from the load, and asks them what they used. */

import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { MeterNews, MeterQuestion, Pipes, Usage } from "./wire.ts";

/** Which half of the machine a process may use. */
export type Side = "server" | "load";

/** Whether servers have one core and the load has another. */
export const isPinned = availableParallelism() >= 2 && spawnSync("taskset", ["--version"]).status === 0;
const cores: Readonly<Record<Side, string>> = { server: "0", load: "1" };

export interface NodeCommand {
  /** Where the meter is, among the programs made by `run.mjs`. */
  readonly programDir: string;
  readonly side: Side;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly execArgv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How long a process may take to listen, to answer its meter, or to end. */
const patienceMs = 120_000;

/** A command line that pins where the machine can. */
function commandLine({ side, entry, args = [], execArgv = [] }: NodeCommand): readonly [string, readonly string[]] {
  const line = [process.execPath, ...execArgv, entry, ...args];
  return isPinned ? ["taskset", ["-c", cores[side], ...line]] : [process.execPath, line.slice(1)];
}

function environment(extra: NodeCommand["env"] = {}): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_V8_COVERAGE: _coverage, ...env } = process.env;
  return { ...env, NODE_ENV: "production", ...extra };
}

export function spawnNode(command: NodeCommand, options: SpawnOptions): ChildProcess {
  const [program, args] = commandLine(command);
  return spawn(program, args, { ...options, cwd: command.cwd, env: environment(command.env) });
}

function withMeter({ execArgv = [], ...command }: NodeCommand): NodeCommand {
  return { ...command, execArgv: ["--import", join(command.programDir, "processes", "meter.js"), ...execArgv] };
}

/** A server that stays until it is stopped. */
export class MeteredServer {
  readonly port: number;
  /** Used at the moment it listened. */
  readonly atListening: Usage;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, atListening: Usage) {
    this.#child = child;
    this.port = port;
    this.atListening = atListening;
  }

  /** @param logFile - Takes what the server writes to standard error; standard output is dropped. */
  static async start(command: NodeCommand, logFile: string): Promise<MeteredServer> {
    const log = openSync(logFile, "w");
    const child = spawnNode(withMeter(command), { stdio: ["ignore", "ignore", log, "ipc"] });
    closeSync(log);
    const news = await next(child, "listening").catch((error: unknown) => {
      child.kill("SIGKILL");
      throw new Error(`${command.entry} did not listen: ${String(error)}\n${readFileSync(logFile, "utf8").slice(-2_000)}`);
    });
    return new MeteredServer(child, (news as Extract<MeterNews, { kind: "listening" }>).port, news.usage);
  }

  /** A server on its standard input and output. It is ready when its peer is answered. */
  static async startPiped(command: NodeCommand, pipes: Pipes, logFile: string): Promise<MeteredServer> {
    rmSync(pipes.to, { force: true });
    rmSync(pipes.from, { force: true });
    const made = spawnSync("mkfifo", [pipes.to, pipes.from]);
    if (made.status !== 0) throw new Error(`mkfifo: ${String(made.stderr)}`);
    // Opened for both ways, so that nobody waits for the other end.
    const files = [openSync(pipes.to, "r+"), openSync(pipes.from, "r+"), openSync(logFile, "w")] as const;
    const child = spawnNode(withMeter(command), { stdio: [...files, "ipc"] });
    for (const file of files) closeSync(file);
    const atStart: Usage = { cpuMs: 0, rssKiB: 0, peakRssKiB: 0, heldKiB: 0 };
    return new MeteredServer(child, Number.NaN, atStart);
  }

  async usage(collect = false): Promise<Usage> {
    const answer = next(this.#child, "usage");
    this.#child.send({ kind: "usage", collect } satisfies MeterQuestion);
    return (await answer).usage;
  }

  /** Resolves when the server rests: a start may go on working in the background after it listens. */
  settled(): Promise<void> {
    return untilCalm(() => this.usage());
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  /** Asks the server to take in what changed. */
  hangUp(): void {
    this.#child.kill("SIGHUP");
  }

  async stop(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await ended;
  }
}

export async function untilCalm(usage: () => Promise<Usage>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let before = await usage();
  for (let calm = 0; calm < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = await usage();
    calm = now.cpuMs - before.cpuMs < 5 ? calm + 1 : 0;
    before = now;
    if (Date.now() > deadline) throw new Error("the server does not come to rest");
  }
}

function next(child: ChildProcess, kind: MeterNews["kind"]): Promise<MeterNews> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(() => reject(new Error(`nothing came within ${patienceMs} ms`))), patienceMs);
    const onMessage = (news: MeterNews): void => {
      if (news.kind === kind) done(() => resolve(news));
    };
    const onExit = (code: number | null): void => done(() => reject(new Error(`the process ended with ${code}`)));
    const done = (settle: () => void): void => {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("exit", onExit);
      settle();
    };
    child.on("message", onMessage);
    child.on("exit", onExit);
  });
}

/**
 * Runs a command to its end.
 *
 * @param usageFile - Where the meter leaves what was used.
 * @throws {Error} With the end of its output, when the exit code is not 0.
 */
export async function runMetered(command: NodeCommand, usageFile: string): Promise<Usage> {
  const child = spawnNode(
    { ...withMeter(command), env: { ...command.env, BENCH_USAGE_FILE: usageFile } },
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said = (said + String(chunk)).slice(-4_000);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${command.entry} ${(command.args ?? []).join(" ")} ended with ${code}\n${said}`);
  return JSON.parse(readFileSync(usageFile, "utf8")) as Usage;
}
