/** Says each event at most once in a while, for what is tried again every second as long as a disk is full. Knows nothing of what is tried. */

import type { LogFields, Logger } from "../../contract/index.ts";

/** Milliseconds in which an event is said once. */
const restMs = 60_000;

/** @param clock - Milliseconds. @returns A logger whose next line of an event has `unsaid`: how many there were in between. */
export function calmLogger(logger: Logger, clock: () => number = () => performance.now()): Logger {
  const said = new Map<string, { at: number; unsaid: number }>();
  const at =
    (level: "debug" | "info" | "warn" | "error") =>
    (event: string, fields: LogFields = {}): void => {
      const last = said.get(event);
      const now = clock();
      if (last !== undefined && now - last.at < restMs) {
        last.unsaid++;
        return;
      }
      said.set(event, { at: now, unsaid: 0 });
      logger[level](event, last === undefined || last.unsaid === 0 ? fields : { ...fields, unsaid: last.unsaid });
    };
  const child = (fields: LogFields): Logger => calmLogger(logger.child(fields), clock);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error"), child };
}
