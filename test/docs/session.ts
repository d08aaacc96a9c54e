/** A copy of this repository in which a page's commands are run, in the page's order, as its reader would. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { ownPort } from "../support/own-port.ts";
import { root } from "./markdown.ts";

/** What a clone does not hold, what a copy shares, and what no page is about. */
const left = new Set(["node_modules", "dist", ".git", ".toolwright", "coverage", ".env", "test", "bench"]);

/** These go on until they are stopped; the page's reader opens another terminal. */
const servers = /^(make (serve|dev)|npm run (serve|dev)|npx toolwright (serve|dev)|node dist\/server\.js)\b(?!.*--print-config)/;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Session {
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  #cwd: string;
  #server: ChildProcess | undefined;

  private constructor(dir: string, port: number) {
    this.dir = join(dir, "toolwright");
    this.#cwd = this.dir;
    this.port = port;
    // No colours, no keys and no flags of make of whoever runs the tests.
    const {
      TOOLWRIGHT_KEY: _key,
      TOOLWRIGHT_DEV_KEY: _devKey,
      FORCE_COLOR: _colour,
      MAKEFLAGS: _flags,
      MAKELEVEL: _level,
      ...env
    } = process.env;
    this.env = { ...env, NO_COLOR: "1", TOOLWRIGHT_PORT: String(port) };
  }

  static async open(): Promise<Session> {
    const session = new Session(mkdtempSync(join(tmpdir(), "toolwright-docs-")), await ownPort());
    cpSync(root, session.dir, { recursive: true, preserveTimestamps: true, filter: (path) => !left.has(relative(root, path)) });
    symlinkSync(join(root, "node_modules"), join(session.dir, "node_modules"));
    // Installed already, and shared: make must not install again.
    utimesSync(join(session.dir, "package-lock.json"), 0, 0);
    return session;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.#cwd, path)), { recursive: true });
    writeFileSync(join(this.#cwd, path), text);
  }

  /** One line of a page; a server is left running, and stops the one before it. */
  async run(command: string): Promise<Ran> {
    if (command.startsWith("cd ")) {
      this.#cwd = join(this.#cwd, command.slice(3));
      return { code: existsSync(this.#cwd) ? 0 : 1, stdout: "", stderr: "" };
    }
    return servers.test(command) ? this.#serve(command) : this.#toTheEnd(command);
  }

  async #toTheEnd(command: string): Promise<Ran> {
    const child = this.#start(command, false);
    const output = collect(child);
    const [code] = (await once(child, "close")) as [number | null];
    return { code, ...output() };
  }

  async #serve(command: string): Promise<Ran> {
    await this.#stopServer();
    const child = this.#start(command, true);
    this.#server = child;
    const output = collect(child);
    const answered = new Promise<Ran>((resolve) => {
      child.stdout?.on("data", () => {
        if (/Call it from another terminal[\s\S]*\n\n/.test(output().stdout)) resolve({ code: 0, ...output() });
      });
      child.once("close", (code: number | null) => resolve({ code, ...output() }));
    });
    return answered;
  }

  /** In a group of its own, so that what `make` started ends with it. */
  #start(command: string, detached: boolean): ChildProcess {
    return spawn("sh", ["-c", command], { cwd: this.#cwd, env: this.env, detached, stdio: ["ignore", "pipe", "pipe"] });
  }

  async #stopServer(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const closed = once(server, "close");
    process.kill(-server.pid, "SIGTERM");
    await closed;
  }

  async close(): Promise<void> {
    await this.#stopServer();
    rmSync(dirname(this.dir), { recursive: true, force: true, maxRetries: 10 });
  }
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
      texts[name] += chunk;
    });
  }
  return () => ({ ...texts });
}
