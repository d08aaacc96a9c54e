/** What a command may touch of the process it runs in: streams, environment, folder. */

import { styleText } from "node:util";

export interface Io {
  /** Results, and nothing else. */
  readonly out: (text: string) => void;
  /** Progress, logs and words for the person. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** True when a person sees `err` as it is written. */
  readonly isTerminal: boolean;
  readonly color: boolean;
  /** All of standard input, as text. */
  readonly readInput: () => Promise<string>;
}

export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // The reader has seen enough, as `head` has; that is no failure of ours.
      if (error.code === "EPIPE") process.exit();
      throw error;
    });
  }
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    env,
    cwd: process.cwd(),
    isTerminal: stderr.isTTY === true,
    color: wantsColor(env, stdout.isTTY === true && stderr.isTTY === true),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString("utf8");
    },
  };
}

/** The conventions of no-color.org and force-color.org. */
function wantsColor(env: Io["env"], isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return isTerminal && env.TERM !== "dumb";
}

export type Tone = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";

/** Colours a text where colours are wanted. */
export function tone(io: Pick<Io, "color">, style: Tone, text: string): string {
  return io.color ? styleText(style, text, { validateStream: false }) : text;
}
