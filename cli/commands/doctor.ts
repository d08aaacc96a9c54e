/** `toolwright doctor`: what commonly goes wrong on a machine and in a project, each with its cure. */

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { readCredentials } from "../../runtime/auth/credential-store.ts";
import { resolveSettings } from "../../runtime/config/load-config.ts";
import { isLoopback } from "../../runtime/transports/access-guard.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { checkProject, privateFolder } from "../compile-project.ts";
import { exitCodes } from "../exit-codes.ts";
import { hasErrors } from "../findings.ts";
import { FindingsError } from "../findings-error.ts";
import { tone } from "../io.ts";
import { openProjectWithEnv, type Project } from "../project.ts";

interface Verdict {
  readonly name: string;
  readonly state: "ok" | "warning" | "error";
  /** What was found, and what to do when it is not as it should be. */
  readonly words: string;
}

export const run: CommandRun = async (invocation) => {
  const { io, format } = invocation;
  const verdicts: Verdict[] = [nodeVersion()];
  const project = openVerdict(invocation, verdicts);
  if (project !== undefined) {
    verdicts.push(
      await generated(project, invocation),
      gitIgnored(project),
      await keys(project, invocation),
      await port(project, invocation),
    );
  }
  const errors = verdicts.filter(({ state }) => state === "error").length;
  const warnings = verdicts.filter(({ state }) => state === "warning").length;
  if (format === "json") {
    const diagnostics = verdicts
      .filter(({ state }) => state !== "ok")
      .map(({ name, state, words }) => ({
        code: `DOCTOR_${name.toUpperCase().replaceAll(" ", "_")}`,
        severity: state,
        message: words,
        file: "",
        line: 0,
        column: 0,
        help: words,
      }));
    io.out(`${JSON.stringify({ diagnostics, checks: verdicts, summary: { errors, warnings } }, undefined, 2)}\n`);
  } else {
    const marks = { ok: tone(io, "green", "ok     "), warning: tone(io, "yellow", "warning"), error: tone(io, "red", "error  ") };
    io.out(verdicts.map(({ name, state, words }) => `${marks[state]}  ${name}: ${words}\n`).join(""));
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
    ? { name: "Node.js", state: "ok", words }
    : { name: "Node.js", state: "error", words: `${words}; install ${oldestNode.join(".")} or newer.` };
}

function openVerdict(invocation: Invocation, verdicts: Verdict[]): Project | undefined {
  try {
    const project = openProjectWithEnv(invocation);
    verdicts.push({ name: "project", state: "ok", words: project.dir });
    return project;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const words =
      error instanceof FindingsError ? error.diagnostics.map(({ message, help }) => `${message} ${help}`).join(" ") : error.message;
    verdicts.push({ name: "project", state: "error", words });
    return undefined;
  }
}

async function generated(project: Project, { io }: Invocation): Promise<Verdict> {
  const { findings, differences } = await checkProject(project, { lenient: false }, io);
  const name = "generated files";
  if (hasErrors(findings)) return { name, state: "error", words: "the catalog has errors: see `toolwright lint`." };
  if (differences.length === 0) return { name, state: "ok", words: "are what the catalog says" };
  return { name, state: "error", words: `${differences.length} differ from the catalog: run \`toolwright generate\`.` };
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
  if (missing.length === 0) return { name, state: "ok", words: "keeps keys and builds out of git" };
  return { name, state: "warning", words: `does not list ${missing.join(", ")}: add ${missing.length === 1 ? "it" : "them"}.` };
}

async function keys({ dir, settings }: Project, { io }: Invocation): Promise<Verdict> {
  const path = join(dir, privateFolder, "credentials.json");
  const stored = await readCredentials(path);
  const name = "keys";
  if (!stored.ok) return { name, state: "error", words: stored.problem };
  const agents = new Set(stored.credentials.map(({ agentId }) => agentId)).size;
  if (agents > 0) return { name, state: "ok", words: `${agents} ${agents === 1 ? "agent has" : "agents have"} one` };
  const { settings: server } = resolveSettings({ file: settings.server, env: io.env, flags: {} });
  if (isLoopback(server.host)) return { name, state: "ok", words: "none yet: the first `toolwright serve` makes them" };
  return { name, state: "error", words: `no agent has a key, and on ${server.host} none is made by itself: start once on 127.0.0.1.` };
}

async function port({ settings }: Project, { io }: Invocation): Promise<Verdict> {
  const { settings: server, problems } = resolveSettings({ file: settings.server, env: io.env, flags: {} });
  if (problems.length > 0) return { name: "settings", state: "error", words: problems.join(" ") };
  const failure = await whyNotFree(server.host, server.port);
  const place = `${server.host}:${server.port}`;
  if (failure === undefined) return { name: "port", state: "ok", words: `${place} is free` };
  return {
    name: "port",
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
