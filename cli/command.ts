/** What a command is: its words for the command line, and the module that carries it out. */

import type { ExitCode } from "./exit-codes.ts";
import type { Io } from "./io.ts";

export const findingFormats = ["text", "json", "sarif", "github", "junit"] as const;
export type Format = (typeof findingFormats)[number];

export interface OptionSpec {
  /** As commander reads it, such as `--deadline <ms>`. */
  readonly flags: string;
  readonly summary: string;
  /** May be given several times. */
  readonly repeatable?: true;
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** As commander reads them, such as `<code>` or `[json]`, with their words. */
  readonly arguments?: readonly (readonly [syntax: string, summary: string])[];
  readonly options?: readonly OptionSpec[];
  /** The values `--format` takes; without them there is no such option. */
  readonly formats?: readonly Format[];
  /** Lines that show it at work, for its help. */
  readonly examples?: readonly string[];
  readonly load: () => Promise<{ readonly run: CommandRun }>;
}

export type OptionValue = string | boolean | readonly string[] | undefined;

/** What a command is started with. */
export interface Invocation {
  readonly io: Io;
  /** In the order of `arguments`; those left out are `undefined`. */
  readonly args: readonly (string | undefined)[];
  /** By commander's camel-cased names. */
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly format: Format;
  /** `--project`, as given. */
  readonly project: string | undefined;
}

/** @throws {CommandError} To end with words; anything else is a bug of ours. */
export type CommandRun = (invocation: Invocation) => Promise<ExitCode>;

export function textOption(options: Invocation["options"], name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
