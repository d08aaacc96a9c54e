/** `toolwright init`: a project that generates, type-checks, tests and serves as it is. */

import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { makeFolder } from "../../generator/disk/make-folder.ts";
import type { CommandRun } from "../command.ts";
import { usageError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { type PackageSource, packageFolder, packageSource } from "../package-source.ts";
import { settingsFile } from "../settings.ts";
import { exampleCall, newProject } from "../templates/project.ts";

export const run: CommandRun = async ({ io, args, project }) => {
  const given = args[0] ?? project ?? ".";
  const dir = resolve(io.cwd, given);
  if (existsSync(join(dir, settingsFile)))
    throw usageError(`${given || "This folder"} holds a project already: ${settingsFile} is there. Nothing was changed.`);
  const source = packageSource(packageFolder(), dir);
  const kept: string[] = [];
  for (const [path, content] of Object.entries(newProject(packageName(basename(dir)), source.spec))) {
    if (!createOnce(join(dir, path), content)) kept.push(path);
  }
  io.err(farewell(relative(io.cwd, dir), kept, source));
  return exitCodes.ok.code;
};

/** @returns False when the file exists; it is then left as it is. */
function createOnce(path: string, content: string): boolean {
  makeFolder(dirname(path));
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** npm takes lower-case letters, digits, dots, dashes and underscores, and not its own package's name. */
function packageName(folder: string): string {
  const name = folder
    // A letter with a mark becomes the letter.
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|-+$/g, "");
  return name === "" || name === "toolwright" || name === "node_modules" ? "my-tools" : name.slice(0, 200);
}

function farewell(path: string, kept: readonly string[], { spec, isKnown }: PackageSource): string {
  const steps = [
    ...(path === "" ? [] : [`cd ${shellWord(path)}`]),
    "npm install",
    "npx toolwright generate",
    "npx toolwright test",
    "npx toolwright serve",
  ];
  const lines = [
    "A new project is ready. Next:",
    "",
    ...steps.map((step) => `  ${step}`),
    "",
    "and in another terminal:",
    "",
    `  ${exampleCall}`,
    "",
  ];
  if (kept.length > 0) lines.push(`Left as they were: ${kept.join(", ")}.`);
  if (kept.includes("package.json")) {
    const asked = spec.includes(":") ? shellWord(spec) : `toolwright@${spec}`;
    lines.push(`Add toolwright to your package.json: npm install ${asked} && npm install --save-dev typescript @types/node`);
  }
  if (!isKnown) {
    lines.push(`package.json takes toolwright ${spec} from npm's registry. If it is not published there, name the tarball or folder it`);
    lines.push("came from instead of the first step: npm install PATH");
  }
  return `${lines.join("\n")}\n`;
}

/** As a POSIX shell takes it for one word. */
function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
