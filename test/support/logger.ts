/** A logger that keeps its lines, for tests that read them. */

import type { LogFields, Logger } from "../../contract/index.ts";

export interface LogLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly event: string;
  readonly fields: LogFields;
}

export interface RecordingLogger extends Logger {
  readonly lines: LogLine[];
  /** The lines of one event. */
  of(event: string): readonly LogLine[];
}

export function recordingLogger(lines: LogLine[] = [], base: LogFields = {}): RecordingLogger {
  const at =
    (level: LogLine["level"]) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields: { ...base, ...fields } });
    };
  return {
    lines,
    of: (event) => lines.filter((line) => line.event === event),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    child: (fields) => recordingLogger(lines, { ...base, ...fields }),
  };
}
