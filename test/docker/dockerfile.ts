/** The Dockerfile as stages of steps, read with a real parser. Runs nothing. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Copy, DockerfileParser, type Env, type From, type Healthcheck, type Instruction, type JSONInstruction } from "dockerfile-ast";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const dockerfileText = readFileSync(`${root}Dockerfile`, "utf8");

export type Step =
  | { readonly kind: "workdir"; readonly path: string }
  | { readonly kind: "copy"; readonly from?: string; readonly sources: readonly string[]; readonly target: string }
  | { readonly kind: "run"; readonly command: string }
  | { readonly kind: "env"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "user"; readonly name: string }
  | { readonly kind: "expose"; readonly port: string }
  | { readonly kind: "healthcheck"; readonly command: readonly string[] }
  | { readonly kind: "cmd"; readonly command: readonly string[] };

export interface Stage {
  readonly name: string;
  readonly image: string;
  readonly steps: readonly Step[];
}

/** @throws {Error} On an instruction that the run by hand does not know: teach it there, so that nothing is left unrun. */
export function readStages(text: string = dockerfileText): readonly Stage[] {
  const stages: (Omit<Stage, "steps"> & { readonly steps: Step[] })[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === "FROM") {
      const from = instruction as From;
      stages.push({ name: from.getBuildStage() ?? String(stages.length), image: from.getImage() ?? "", steps: [] });
    } else stages.at(-1)?.steps.push(stepOf(instruction));
  }
  return stages;
}

const readers: Readonly<Record<string, (instruction: Instruction) => Step>> = {
  WORKDIR: (instruction) => ({ kind: "workdir", path: only(instruction) }),
  COPY: (instruction) => copyOf(instruction as Copy),
  RUN: (instruction) => ({ kind: "run", command: instruction.getArgumentsContent() ?? "" }),
  ENV: (instruction) => ({
    kind: "env",
    values: Object.fromEntries((instruction as Env).getProperties().map((property) => [property.getName(), property.getValue() ?? ""])),
  }),
  USER: (instruction) => ({ kind: "user", name: only(instruction) }),
  EXPOSE: (instruction) => ({ kind: "expose", port: only(instruction) }),
  HEALTHCHECK: (instruction) => ({ kind: "healthcheck", command: execForm(instruction as Healthcheck) }),
  CMD: (instruction) => ({ kind: "cmd", command: execForm(instruction as JSONInstruction) }),
};

function stepOf(instruction: Instruction): Step {
  const read = readers[instruction.getKeyword()];
  if (read === undefined) throw new Error(`${instruction.getKeyword()} is not run by hand yet: teach test/docker/dockerfile.ts`);
  return read(instruction);
}

function copyOf(instruction: Copy): Step {
  const paths = instruction.getArguments().map((argument) => argument.getValue());
  const from = instruction
    .getFlags()
    .find((flag) => flag.getName() === "from")
    ?.getValue();
  return { kind: "copy", sources: paths.slice(0, -1), target: paths.at(-1) ?? "", ...(from ? { from } : {}) };
}

function only(instruction: Instruction): string {
  return instruction.getArguments()[0]?.getValue() ?? "";
}

/** The JSON array of an instruction in exec form: no shell stands between the signal and the process. */
function execForm(instruction: Healthcheck | JSONInstruction): readonly string[] {
  const text = (instruction.getRawArgumentsContent() ?? "").replaceAll(/\\\n\s*/g, "");
  return JSON.parse(text.slice(text.indexOf("["))) as string[];
}
