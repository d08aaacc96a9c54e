/** Rows as Markdown, goals beside measurements. Knows nothing of how they came about. */

import type { Row } from "./bench.ts";

const marks: Readonly<Record<Row["unit"], string>> = { ratio: "", KiB: " KiB", MB: " MB", ms: " ms" };

export type Verdict = "met, stretch too" | "met" | "missed" | "";

export function verdictOf({ measured, atMost, stretch }: Row): Verdict {
  if (atMost === undefined) return "";
  if (measured.median > atMost) return "missed";
  return stretch !== undefined && measured.median <= stretch ? "met, stretch too" : "met";
}

/** Below it two decimals tell too little: a ratio gets two digits that count. */
const smallRatio = 0.2;

function digits(number: number, unit: Row["unit"]): string {
  if (unit === "ratio" && number < smallRatio) return number.toPrecision(2);
  return number.toFixed(unit === "MB" ? 0 : 2);
}

/** A goal such as a third has no end. */
function wantedDigits(number: number): string {
  return String(Number(number.toPrecision(3)));
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { goal, what, measured, unit, atMost, stretch } = row;
    const mark = marks[unit];
    const value = (number: number): string => digits(number, unit) + mark;
    const wanted = atMost === undefined ? "" : `${wantedDigits(atMost)}${mark}${stretch === undefined ? "" : `; stretch ${stretch}`}`;
    const spread = `${value(measured.least)} – ${value(measured.most)}`;
    return `| ${goal ?? ""} | ${what} | ${wanted} | **${value(measured.median)}** | ${spread} | ${measured.count} | ${verdictOf(row)} |`;
  });
  return ["| goal | what | at most | median | least – most | rounds | |", "|---|---|---|--:|---|--:|---|", ...lines].join("\n");
}
