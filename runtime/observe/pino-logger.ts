/** Fills the contract's `Logger` with pino. Knows nothing of who logs and what. */

import { createRequire } from "node:module";
import type { Logger as Pino } from "pino";
import type { LogFields, Logger } from "../../contract/index.ts";
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

/** Writes one event. */
type Sink = (level: WrittenLevel, event: string, fields: Record<string, unknown>) => void;

const fileDescriptors = { stdout: 1, stderr: 2 } as const;

export function createPinoLogger(options: PinoLoggerOptions): Logger {
  if (options.level === "silent") return silentLogger;
  return loggerOver(options.pretty ? readableSink(options) : pinoSink(options), logLevels.indexOf(options.level), {});
}

const ignore = () => undefined;

export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => silentLogger };

function loggerOver(sink: Sink, least: number, bound: LogFields): Logger {
  const at = (level: WrittenLevel) => {
    if (logLevels.indexOf(level) < least) return ignore;
    return (event: string, fields?: LogFields) => writeSafely(sink, level, event, { ...bound, ...fields });
  };
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (fields) => loggerOver(sink, least, { ...bound, ...fields }),
  };
}

/** A line that cannot be written costs nobody their answer. */
function writeSafely(sink: Sink, level: WrittenLevel, event: string, fields: LogFields): void {
  try {
    sink(level, event, redactFields(fields));
  } catch {
    // Nothing is left to say it with.
  }
}

function pinoSink({ destination, write }: PinoLoggerOptions): Sink {
  let pino: Pino | undefined;
  return (level, event, fields) => {
    // At the first line, not at the first import: most commands that load this never log.
    pino ??= loadPino(destination, write);
    // Fields cannot pass for the line's own: pino writes its own first, and readers take the last.
    const { level: _level, time: _time, event: _event, ...free } = fields;
    pino[level]({ event, ...free });
  };
}

function loadPino(destination: PinoLoggerOptions["destination"], write: PinoLoggerOptions["write"]): Pino {
  const { pino } = createRequire(import.meta.url)("pino") as typeof import("pino");
  const options = {
    level: "debug",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return write
    ? pino(options, { write: (line: string) => write(line.trimEnd()) })
    : pino(options, pino.destination({ dest: fileDescriptors[destination], sync: true }));
}

function readableSink({ destination, write }: PinoLoggerOptions): Sink {
  const stream = process[destination];
  const hasColour = write === undefined && stream.isTTY === true && process.env.NO_COLOR === undefined;
  const put = write ?? ((line: string) => void stream.write(`${line}\n`));
  return (level, event, fields) => put(readableLine(new Date(), level, event, fields, hasColour));
}
