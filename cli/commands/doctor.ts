/** `toolwright doctor`: what commonly goes wrong on a machine and in a project, each with its cure. */

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { jsonDiagnostic } from "../../generator/diagnostics/render-json.ts";
import { endOf, readCredentials } from "../../runtime/auth/credential-store.ts";
import { resolveSettings } from "../../runtime/config/load-config.ts";
import { isLoopback } from "../../runtime/transports/access-guard.ts";
import { buildProblem } from "../bundle-project.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { compareProject, privateFolder } from "../compile-project.ts";
import { type DoctorCode, doctorCodes } from "../doctor-codes.ts";
import { examineStore } from "../doctor-store.ts";
import { exitCodes } from "../exit-codes.ts";
import { hasErrors } from "../findings.ts";
import { FindingsError } from "../findings-error.ts";
import { tone } from "../io.ts";
import { openProjectWithEnv, type Project } from "../project.ts";

interface Verdict {
  readonly name: string;
  readonly code: DoctorCode;
  readonly state: "ok" | "warning" | "error";
  /** What was found, and what to do when it is not as it should be. */
  readonly words: string;
  /** Where, when a text is to blame: in the project, line and column from 1. */
  readonly place?: Place;
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export const run: CommandRun = async (invocation) => {
  const { io, format } = invocation;
  const verdicts: Verdict[] = [nodeVersion()];
  const project = openVerdict(invocation, verdicts);
  if (project !== undefined) {
    verdicts.push(
      await generated(project, invocation),
      await handlers(project),
      gitIgnored(project),
      await keys(project, invocation),
      await store(project, invocation),
      await port(project, invocation),
    );
  }
  const errors = verdicts.filter(({ state }) => state === "error").length;
  const warnings = verdicts.filter(({ state }) => state === "warning").length;
  if (format === "json") {
    const diagnostics = verdicts
      .filter(({ state }) => state !== "ok")
      .map(({ code, state, words, place }) => ({
        code,
        severity: state,
        message: words,
        ...(place ?? { file: "", line: 0, column: 0 }),
        help: doctorCodes[code].fix,
      }));
    io.out(`${JSON.stringify({ diagnostics, checks: verdicts, summary: { errors, warnings } }, undefined, 2)}\n`);
  } else {
    const marks = { ok: tone(io, "green", "ok     "), warning: tone(io, "yellow", "warning"), error: tone(io, "red", "error  ") };
    const placed = ({ words, place }: Verdict) => (place === undefined ? words : `${place.file}:${place.line}:${place.column} ${words}`);
    io.out(verdicts.map((verdict) => `${marks[verdict.state]}  ${verdict.name}: ${placed(verdict)}\n`).join(""));
  }
  return errors > 0 ? exitCodes.failure.code : exitCodes.ok.code;
};

/** The floor of package.json's `engines`. */
const oldestNode = [20, 19] as const;

function nodeVersion(): Verdict {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  const words = `this is Node.js ${process.versions.node}`;
  return isEnough
    ? { name: "Node.js", code: "DOCTOR_NODE", state: "ok", words }
    : { name: "Node.js", code: "DOCTOR_NODE", state: "error", words: `${words}; install ${oldestNode.join(".")} or newer.` };
}

function openVerdict(invocation: Invocation, verdicts: Verdict[]): Project | undefined {
  const facts = { name: "project", code: "DOCTOR_PROJECT" } as const;
  try {
    const project = openProjectWithEnv(invocation);
    verdicts.push({ ...facts, state: "ok", words: project.dir });
    return project;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (!(error instanceof FindingsError)) verdicts.push({ ...facts, state: "error", words: error.message });
    else {
      for (const { message, help, file, line, column } of error.diagnostics.map(jsonDiagnostic))
        verdicts.push({ ...facts, state: "error", words: `${message} ${help}`, place: { file, line, column } });
    }
    return undefined;
  }
}

/** Bundles as `build` does, and writes nothing. */
async function handlers(project: Project): Promise<Verdict> {
  const facts = { name: "handlers", code: "DOCTOR_HANDLERS" } as const;
  const problem = await buildProblem(project);
  if (problem === undefined) return { ...facts, state: "ok", words: "build" };
  const { words, place } = problem;
  return { ...facts, state: "error", words, ...(place === undefined ? {} : { place }) };
}

async function generated(project: Project, { io }: Invocation): Promise<Verdict> {
  const { findings, differences } = await compareProject(project, { lenient: false }, io);
  const name = "generated files";
  const code = "DOCTOR_GENERATED";
  if (hasErrors(findings)) return { name, code, state: "error", words: "the catalog has errors: see `toolwright lint`." };
  if (differences.length === 0) return { name, code, state: "ok", words: "are what the catalog says" };
  return {
    name,
    code,
    state: "error",
    words: `${differences.length} differ${differences.length === 1 ? "s" : ""} from the catalog: run \`toolwright generate\`.`,
  };
}

/** Keys and other machine-local files must never reach git. */
function gitIgnored({ dir }: Project): Verdict {
  const path = join(dir, ".gitignore");
  const lines = existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .map((line) => line.trim().replace(/^\/|\/$/g, ""))
    : [];
  const missing = [privateFolder, ".env", "dist"].filter((name) => !lines.includes(name));
  const name = ".gitignore";
  const code = "DOCTOR_GITIGNORE";
  if (missing.length === 0) return { name, code, state: "ok", words: "keeps keys and builds out of git" };
  return { name, code, state: "warning", words: `does not list ${missing.join(", ")}: add ${missing.length === 1 ? "it" : "them"}.` };
}

async function keys({ dir, settings }: Project, { io }: Invocation): Promise<Verdict> {
  const { settings: server } = resolveSettings({ file: settings.server, env: io.env, flags: {} });
  const stored = await readCredentials(resolve(dir, server.credentialsFile));
  const facts = { name: "keys", code: "DOCTOR_KEYS" } as const;
  if (!stored.ok) return { ...facts, state: "error", words: stored.problem };
  const now = Date.now();
  const agents = new Set(stored.credentials.filter((credential) => endOf(credential) > now).map(({ agentId }) => agentId)).size;
  if (agents > 0) return { ...facts, state: "ok", words: `${agents} ${agents === 1 ? "agent has" : "agents have"} one` };
  if (server.jwtIssuer !== "none") return { ...facts, state: "ok", words: `none, and agents may come with tokens of ${server.jwtIssuer}` };
  if (!isLoopback(server.host)) {
    const words = `no agent has a key, and on ${server.host} none is made by itself: \`toolwright agent add NAME\` makes one.`;
    return { ...facts, state: "error", words };
  }
  if (stored.credentials.length === 0) return { ...facts, state: "ok", words: "none yet: the first `toolwright serve` makes them" };
  const words = "all are revoked or expired, and none is made again by itself: `toolwright agent add NAME` makes one.";
  return { ...facts, state: "warning", words };
}

async function store({ dir, settings }: Project, { io }: Invocation): Promise<Verdict> {
  const { settings: server } = resolveSettings({ file: settings.server, env: io.env, flags: {} });
  return { name: "store", code: "DOCTOR_STORE", ...(await examineStore(server, dir)) };
}

async function port({ settings }: Project, { io }: Invocation): Promise<Verdict> {
  const { settings: server, problems } = resolveSettings({ file: settings.server, env: io.env, flags: {} });
  if (problems.length > 0) return { name: "settings", code: "DOCTOR_SETTINGS", state: "error", words: problems.join(" ") };
  const failure = await whyNotFree(server.host, server.port);
  const place = `${server.host}:${server.port}`;
  if (failure === undefined) return { name: "port", code: "DOCTOR_PORT", state: "ok", words: `${place} is free` };
  return {
    name: "port",
    code: "DOCTOR_PORT",
    state: "warning",
    words: `${place} cannot be listened on (${failure}): a server may run already; else choose another with --port.`,
  };
}

function whyNotFree(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
