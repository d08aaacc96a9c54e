/** Fills the contract's `Logger` with pino, lines of plain values written directly. Knows nothing of who logs and what. */

import { createRequire } from "node:module";
import type { Logger as Pino } from "pino";
import type { LogFields, Logger } from "../../contract/index.ts";
import { type BoundText, boundText, flatLine, nothingBound } from "./flat-line.ts";
import { descriptor, LineWriter } from "./line-writer.ts";
import { readableLine, type WrittenLevel } from "./readable-line.ts";
import { redactFields } from "./redaction.ts";

/** From the most to the least talkative. */
export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

export type LogLevel = (typeof logLevels)[number];

export interface PinoLoggerOptions {
  /** The least level written. */
  readonly level: LogLevel;
  readonly destination: "stdout" | "stderr";
  /** One readable line an event instead of JSON. */
  readonly pretty?: boolean;
  /** Takes each line, without its end, instead of `destination`. */
  readonly write?: (line: string) => void;
}

/** Writes one event: what a child is bound to, safe already, and the event's own fields as they came. */
type Sink = (level: WrittenLevel, event: string, bound: LogFields, fields: LogFields) => void;

const fileDescriptors = { stdout: 1, stderr: 2 } as const;

export function createPinoLogger(options: PinoLoggerOptions): Logger {
  if (options.level === "silent") return silentLogger;
  return loggerOver(options.pretty ? readableSink(options) : pinoSink(options), logLevels.indexOf(options.level), unbound);
}

/** What the first logger is bound to. */
const unbound: LogFields = {};

const ignore = () => undefined;

export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => silentLogger };

function loggerOver(sink: Sink, least: number, bound: LogFields): Logger {
  const at = (level: WrittenLevel) => {
    if (logLevels.indexOf(level) < least) return ignore;
    return (event: string, fields: LogFields = {}) => {
      try {
        sink(level, event, bound, fields);
      } catch {
        // A line that cannot be written costs nobody their answer, and nothing is left to say it with.
      }
    };
  };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (fields) => loggerOver(sink, least, redactFields(fields, { ...bound })),
  };
}

function pinoSink({ destination, write }: PinoLoggerOptions): Sink {
  let writer: { write(line: string): void } | undefined;
  let pino: Pino | undefined;
  const boundTexts = new WeakMap<LogFields, BoundText | undefined>();
  const textOf = (bound: LogFields): BoundText | undefined => {
    if (!boundTexts.has(bound)) boundTexts.set(bound, boundText(bound));
    return boundTexts.get(bound);
  };
  return (level, event, bound, fields) => {
    writer ??= write ? { write: (line) => write(line.trimEnd()) } : writerTo(destination);
    const said = bound === unbound ? nothingBound : textOf(bound);
    const flat = said && flatLine(level, timeNow(), event, fields, said);
    if (flat !== undefined) return writer.write(`${flat}\n`);
    // At the first line that needs it, not at the first import: most commands that load this never log.
    pino ??= loadPino(writer);
    const line = redactFields(fields, { event, ...bound });
    line.event = event;
    // These are pino's own; of two members of one name readers take the last.
    if ("level" in line) delete line.level;
    if ("time" in line) delete line.time;
    pino[level](line);
  };
}

function loadPino(stream: { write(line: string): void }): Pino {
  const { pino } = createRequire(import.meta.url)("pino") as typeof import("pino");
  const options = {
    level: "debug",
    base: null,
    timestamp: () => `,"time":"${timeNow()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, stream);
}

let timeAt = Number.NaN;
let timeText = "";

/** The line's time. A busy server logs many lines a millisecond, and dates are costly to write. */
function timeNow(): string {
  const now = Date.now();
  if (now !== timeAt) {
    timeAt = now;
    timeText = new Date(now).toISOString();
  }
  return timeText;
}

function writerTo(destination: PinoLoggerOptions["destination"]): LineWriter {
  const writer = new LineWriter(descriptor(fileDescriptors[destination]));
  process.once("exit", () => writer.flush());
  return writer;
}

function readableSink({ destination, write }: PinoLoggerOptions): Sink {
  const stream = process[destination];
  const hasColour = write === undefined && stream.isTTY === true && process.env.NO_COLOR === undefined;
  const put = write ?? ((line: string) => void stream.write(`${line}\n`));
  return (level, event, bound, fields) => put(readableLine(new Date(), level, event, redactFields(fields, { ...bound }), hasColour));
}
