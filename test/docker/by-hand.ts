/** Runs a Dockerfile's steps without an engine: a folder for each stage's root, a plain user, the same commands. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Stage, Step } from "./dockerfile.ts";
import { isIgnored, readIgnored } from "./ignored.ts";

/** `nobody` of Debian, when root runs this; anyone else already is a plain user. */
const plainUser = process.getuid?.() === 0 ? 65_534 : undefined;

export interface BuiltStage {
  /** Where the stage's `/` is. */
  readonly root: string;
  /** As the stage sees it. */
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Place {
  /** An empty folder. */
  readonly folder: string;
  /** The build context. */
  readonly context: string;
  /** Reached by RUN beside what the stage sets, such as the package registry in use. */
  readonly env: Readonly<Record<string, string>>;
}

/** Does every step of every stage but CMD and HEALTHCHECK. @throws {Error} With the output of the step that failed. */
export function buildByHand(stages: readonly Stage[], place: Place): ReadonlyMap<string, BuiltStage> {
  const built = new Map<string, BuiltStage>();
  chmodSync(place.folder, 0o755);
  own(place.folder);
  for (const stage of stages) {
    let state: BuiltStage = { root: join(place.folder, stage.name), workdir: "/", env: {} };
    makeFolder(state.root);
    for (const step of stage.steps) state = carryOut(step, state, built, place);
    built.set(stage.name, state);
  }
  return built;
}

function carryOut(step: Step, state: BuiltStage, built: ReadonlyMap<string, BuiltStage>, place: Place): BuiltStage {
  switch (step.kind) {
    case "workdir":
      makeFolder(state.root + step.path);
      return { ...state, workdir: step.path };
    case "env":
      return { ...state, env: { ...state.env, ...step.values } };
    case "copy":
      copy(step, state, built, place);
      return state;
    case "run":
      run(step.command, state, place);
      return state;
    default:
      return state;
  }
}

function copy(step: Extract<Step, { kind: "copy" }>, state: BuiltStage, built: ReadonlyMap<string, BuiltStage>, { context }: Place): void {
  const ignored = step.from === undefined ? readIgnored(join(context, ".dockerignore")) : [];
  const base = step.from === undefined ? context : built.get(step.from)?.root;
  if (base === undefined) throw new Error(`COPY --from=${step.from}: no such stage`);
  const target = join(state.root, state.workdir, step.target);
  for (const source of step.sources) {
    const from = join(base, source);
    // Of a folder its content is copied, of a file the file.
    const isFolder = lstatSync(from).isDirectory();
    const to = isFolder ? target : join(target, basename(source));
    const isWanted = (path: string): boolean => path === from || !isIgnored(path.slice(join(base, "/").length), ignored);
    cpSync(from, to, { recursive: true, filter: isWanted });
  }
  own(target);
}

function run(command: string, state: BuiltStage, place: Place): void {
  const [program, ...args] = asPlainUser(["sh", "-c", command]);
  const done = spawnSync(program, args, { ...surroundings(state, place), encoding: "utf8" });
  if (done.status !== 0) throw new Error(`RUN ${command} ended with ${done.status}\n${done.stdout}\n${done.stderr}`);
}

/** Starts CMD, or a HEALTHCHECK, in the finished stage. */
export function startByHand(command: readonly string[], state: BuiltStage, place: Place): ChildProcess {
  const [program, ...args] = asPlainUser(command);
  return spawn(program, args, { ...surroundings(state, place), stdio: ["ignore", "pipe", "pipe"] });
}

function surroundings(state: BuiltStage, { folder, env }: Place): { cwd: string; env: Record<string, string> } {
  const home = join(folder, "home");
  if (!existsSync(home)) makeFolder(home);
  // Some machines reach the registry through a proxy with an authority of its own.
  const { PATH = "", NODE_EXTRA_CA_CERTS } = process.env;
  const authority = NODE_EXTRA_CA_CERTS === undefined ? {} : { NODE_EXTRA_CA_CERTS };
  return { cwd: state.root + state.workdir, env: { PATH, ...authority, HOME: home, ...state.env, ...env } };
}

function asPlainUser(command: readonly string[]): [string, ...string[]] {
  if (plainUser === undefined) return command as [string, ...string[]];
  return ["setpriv", `--reuid=${plainUser}`, `--regid=${plainUser}`, "--clear-groups", "--no-new-privs", ...command];
}

function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  own(path);
}

/** Gives a tree to the plain user. */
export function own(path: string): void {
  if (plainUser === undefined) return;
  chownSync(path, plainUser, plainUser);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), plainUser, plainUser);
  }
}
