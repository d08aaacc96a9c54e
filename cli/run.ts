/** From arguments to an exit code: commander over the table of commands, and the one place that catches. */

import { Command, CommanderError, Option } from "commander";
import { suggest } from "../generator/text/did-you-mean.ts";
import { generatorVersion } from "../generator/version.ts";
import type { CommandSpec, Format, Invocation, OptionValue } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { commands } from "./commands.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { FindingsError } from "./findings-error.ts";
import type { Io } from "./io.ts";

/** Never throws: every end has an exit code, and words on `io.err` when it is not a good one. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let ended: ExitCode = exitCodes.ok.code;
  const program = programOf(io, async (spec, invocation) => {
    const { run: carryOut } = await spec.load();
    let isPrinted = false;
    const out = (text: string): void => {
      isPrinted = true;
      invocation.io.out(text);
    };
    ended = await carryOut({ ...invocation, io: { ...invocation.io, out } }).catch((error: unknown) =>
      printed(error, invocation, isPrinted),
    );
  });
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync([...argv], { from: "user" });
    return ended;
  } catch (error) {
    return await failed(error, io);
  }
}

/** Findings go out in the format asked for; everything else is a sentence, and in JSON an object where there is none yet. */
async function printed(error: unknown, { io, format }: Invocation, isPrinted: boolean): Promise<ExitCode> {
  if (!(error instanceof FindingsError)) {
    if (format === "json" && !isPrinted) (await import("./print-json.ts")).printJsonFailure(io, error);
    throw error;
  }
  const { printFindings } = await import("./findings.ts");
  printFindings(io, format, error.diagnostics);
  return error.exitCode;
}

async function failed(error: unknown, io: Io): Promise<ExitCode> {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok.code : exitCodes.usage.code;
  const { errorWords } = await import("./error-words.ts");
  io.err(errorWords(error, io));
  return error instanceof CommandError ? error.exitCode : exitCodes.failure.code;
}

type Start = (spec: CommandSpec, invocation: Invocation) => Promise<void>;

function programOf(io: Io, start: Start): Command {
  const program = new Command("toolwright");
  program
    .description("Tools for AI agents as schema files: generated, checked and served from one catalog.")
    .version(generatorVersion, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .option("--project <dir>", "the project's folder; default: the nearest one upwards with toolwright.yaml")
    .option("--no-color", "print without colours")
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(text.replace(/^error: /, "toolwright: ")),
      getOutHasColors: () => io.color,
      getErrHasColors: () => io.color,
    })
    .showHelpAfterError(`Run "toolwright --help" for what there is.`);
  for (const spec of commands) program.addCommand(commandOf(spec, program, io, start));
  return program;
}

function commandOf(spec: CommandSpec, program: Command, io: Io, start: Start): Command {
  const command = new Command(spec.name).copyInheritedSettings(program).description(spec.summary).helpOption("-h, --help", "show help");
  command.showHelpAfterError(`Run "toolwright ${spec.name} --help" for its usage.`);
  for (const [syntax, summary] of spec.arguments ?? []) command.argument(syntax, summary);
  for (const { flags, summary, repeatable } of spec.options ?? []) {
    const option = new Option(flags, summary);
    if (repeatable) option.default([], "").argParser((value: string, before: string[]) => [...before, value]);
    command.addOption(option);
  }
  if (spec.formats !== undefined) command.option("--format <format>", `how to print: ${spec.formats.join(", ")}`, "text");
  if (spec.examples !== undefined) command.addHelpText("after", `\nExamples:\n${spec.examples.map((line) => `  ${line}\n`).join("")}`);
  return command.action(async (...given: unknown[]) => {
    // Commander hands over the arguments, then the options, then the command.
    const args = given.slice(0, -2).flatMap((value) => (Array.isArray(value) ? (value as string[]) : [value as string | undefined]));
    const options = command.opts<Record<string, OptionValue>>();
    const shared = program.opts<{ project?: string; color: boolean }>();
    await start(spec, {
      io: shared.color ? io : { ...io, color: false },
      args,
      options,
      format: formatOf(spec, options.format, command),
      project: shared.project,
    });
  });
}

function formatOf(spec: CommandSpec, asked: OptionValue, command: Command): Format {
  const formats = spec.formats ?? ["text"];
  const format = formats.find((candidate) => candidate === (asked ?? "text"));
  if (format !== undefined) return format;
  return command.error(`toolwright: "${String(asked)}" is not a format of ${spec.name}. ${suggest(String(asked), formats)}`);
}
