/** Rows as Markdown, goals beside measurements. Knows nothing of how they came about. */

import type { Row } from "./bench.ts";

const marks: Readonly<Record<Row["unit"], string>> = { ratio: "", KiB: " KiB", MB: " MB", ms: " ms" };

export type Verdict = "met, stretch too" | "met" | "missed" | "";

export function verdictOf({ measured, atMost, stretch }: Row): Verdict {
  if (atMost === undefined) return "";
  if (measured.median > atMost) return "missed";
  return stretch !== undefined && measured.median <= stretch ? "met, stretch too" : "met";
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { goal, what, measured, unit, atMost, stretch } = row;
    const mark = marks[unit];
    const value = (number: number): string => number.toFixed(unit === "MB" ? 0 : 2) + mark;
    const wanted = atMost === undefined ? "" : `${atMost}${mark}${stretch === undefined ? "" : `; stretch ${stretch}`}`;
    const spread = `${value(measured.least)} – ${value(measured.most)}`;
    return `| ${goal ?? ""} | ${what} | ${wanted} | **${value(measured.median)}** | ${spread} | ${measured.count} | ${verdictOf(row)} |`;
  });
  return ["| goal | what | at most | median | least – most | rounds | |", "|---|---|---|--:|---|--:|---|", ...lines].join("\n");
}
