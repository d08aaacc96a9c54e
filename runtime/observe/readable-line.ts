/** One log line for a person at a terminal. Knows nothing of levels' meaning and of where lines go. */

import { styleText } from "node:util";

export type WrittenLevel = "debug" | "info" | "warn" | "error";

const faces = {
  debug: { word: "debug", style: "gray" },
  info: { word: "info ", style: "green" },
  warn: { word: "warn ", style: "yellow" },
  error: { word: "error", style: "red" },
} as const satisfies Record<WrittenLevel, { readonly word: string; readonly style: Parameters<typeof styleText>[0] }>;

/**
 * @param fields - Safe to write already.
 * @param hasColour - Whether the reader's terminal shows colours.
 * @returns One line, without its end: `12:03:04.567 info  invoke.finished toolName=track_shipment durationMs=3`.
 */
export function readableLine(
  time: Date,
  level: WrittenLevel,
  event: string,
  fields: Readonly<Record<string, unknown>>,
  hasColour: boolean,
): string {
  const { word, style } = faces[level];
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    hasColour ? styleText(format, text, { validateStream: false }) : text;
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${paint("dim", `${plain(name)}=`)}${plain(value)}`);
  return [paint("dim", time.toISOString().slice(11, 23)), paint(style, word), plain(event), ...pairs].join(" ");
}

/** Bare where that is clear, else JSON; nothing that moves a cursor or ends the line. */
function plain(value: unknown): string {
  if (typeof value === "string" && /^[\w.:/@+-]+$/.test(value)) return value;
  const text = JSON.stringify(value) ?? String(value);
  return text.replaceAll(/[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
