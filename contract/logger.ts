/** The logger every room is handed. Knows nothing of the library that fills it. */

/** Fields of one log line. Values are printed as JSON; never put payloads or credentials here. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Writes one line an event.
 *
 * @param event - A stable dotted name, such as `invoke.finished`.
 */
export type LogEvent = (event: string, fields?: LogFields) => void;

export interface Logger {
  readonly debug: LogEvent;
  readonly info: LogEvent;
  readonly warn: LogEvent;
  readonly error: LogEvent;
  /** A logger that adds `fields` to every line. */
  child(fields: LogFields): Logger;
}
