/** A stranger's project in a folder of its own: the packed package installed, nothing else of this repository in reach. */

import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { threadId } from "node:worker_threads";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Installed beside the package by whoever begins a project. */
const strangersOwn = ["typescript", "@types/node", "undici-types"];

export interface Workspace {
  readonly dir: string;
  remove(): void;
}

/** A folder with `node_modules` as npm makes it from the tarball: what the package's `files` leave out is not there. */
export function makeWorkspace(): Workspace {
  if (!existsSync(join(root, "lib/cli/main.js"))) throw new Error("lib/ is not built: run `npm run build` first.");
  const dir = mkdtempSync(join(tmpdir(), "toolwright-"));
  installPackage(join(dir, "node_modules"));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 10 }) };
}

function installPackage(modules: string): void {
  for (const path of packedFiles()) {
    const target = join(modules, "toolwright", path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, path), target);
  }
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, { dev?: boolean }> };
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name !== undefined && (dev !== true || strangersOwn.includes(name))) link(join(root, path), join(modules, name));
  }
  link(join(modules, "toolwright/lib/cli/main.js"), join(modules, ".bin/toolwright"));
}

/** npm takes seconds to tell: what it said of this build is kept for the next test file. */
const packedCache = join(root, "node_modules/.cache/packed-files.json");

/** What `npm pack` would put into the tarball. */
export function packedFiles(): readonly string[] {
  const build = `${statSync(join(root, "lib")).ctimeMs} ${statSync(join(root, "package.json")).mtimeMs}`;
  const kept = existsSync(packedCache) ? (JSON.parse(readFileSync(packedCache, "utf8")) as { build: string; paths: string[] }) : undefined;
  if (kept?.build === build) return kept.paths;
  const text = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files }] = JSON.parse(text) as [{ files: readonly { path: string }[] }];
  const paths = files.map(({ path }) => path);
  // In one step: other test files read it meanwhile.
  mkdirSync(dirname(packedCache), { recursive: true });
  const whole = `${packedCache}.${process.pid}-${threadId}`;
  writeFileSync(whole, JSON.stringify({ build, paths }));
  renameSync(whole, packedCache);
  return paths;
}

function link(target: string, path: string): void {
  if (!existsSync(target)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Without anything of ours, so that a developer's own keys change no test. */
function cleanEnv(extra: RunOptions["env"] = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:TOOLWRIGHT_|NODE_OPTIONS|VITEST|FORCE_COLOR|npm_)/.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: "1", ...extra };
}

/** Runs a program to its end. */
export function runProgram(dir: string, command: string, args: readonly string[], { env, input = "" }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: dir, env: cleanEnv(env) });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    // A program may end before it has read what it is given.
    child.stdin.on("error", () => undefined).end(input);
  });
}

const cli = "node_modules/toolwright/lib/cli/main.js";

/** Runs `toolwright` of the project's own `node_modules`, found from the project's folder upwards. */
export function toolwright(dir: string, args: readonly string[], options?: RunOptions): Promise<Ran> {
  return runProgram(dir, process.execPath, [programIn(dir), ...args], options);
}

export function programIn(dir: string): string {
  for (let folder = dir; ; folder = dirname(folder)) {
    if (existsSync(join(folder, cli))) return join(folder, cli);
    if (dirname(folder) === folder) throw new Error(`no toolwright is installed in or above ${dir}`);
  }
}

/** A program that goes on until it is told to end. */
export interface Running {
  readonly pid: number | undefined;
  /** What it printed until now. */
  readonly printed: { out: string; err: string };
  /** Waits until both streams together hold a text. @returns The match. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Forgets what was printed, so that the next wait is for what comes. */
  forget(): void;
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export function start(dir: string, command: string, args: readonly string[], { env }: RunOptions = {}): Running {
  const child = spawn(command, args, { cwd: dir, env: cleanEnv(env), stdio: ["ignore", "pipe", "pipe"] });
  const printed = { out: "", err: "" };
  const checks = new Set<() => void>();
  const heard = (): void => {
    for (const check of [...checks]) check();
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.out += text;
    heard();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.err += text;
    heard();
  });
  // Not the exit: what it said before that may still be on its way.
  let isClosed = false;
  const closed = new Promise<number | null>((resolve) =>
    child.on("close", (code) => {
      isClosed = true;
      heard();
      resolve(code);
    }),
  );
  return {
    pid: child.pid,
    printed,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const match = pattern.exec(`${printed.out}\n${printed.err}`);
          if (match === null && !isClosed) return;
          checks.delete(check);
          if (match !== null) resolve(match);
          else reject(new Error(`it ended before it said ${String(pattern)}:\n${printed.out}\n${printed.err}`));
        };
        checks.add(check);
        check();
      }),
    forget: () => {
      printed.out = "";
      printed.err = "";
    },
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return closed;
    },
  };
}

/** Starts a command of the project that serves, on a free port. */
export async function serving(dir: string, args: readonly string[], options?: RunOptions): Promise<Running & { readonly url: string }> {
  const running = start(dir, process.execPath, [programIn(dir), ...args, "--port", "0"], options);
  const [, url = ""] = await running.until(/at (http:\/\/\S+)\n[\s\S]*\n\n/);
  return { ...running, url };
}
