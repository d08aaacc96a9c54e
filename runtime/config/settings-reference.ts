/** Writes the reference page of the settings from their table. Reads nothing. */

import { type OptionValue, type ServerOption, serverOptions } from "./options.ts";
import { unitFactors } from "./read-value.ts";

const head = `# Settings of the server

<!-- Written from runtime/config/options.ts. Change the table, then run: npx vitest run test/reference-docs.test.ts -u -->

Each setting is resolved from, weakest first: its default, \`server\` in \`toolwright.yaml\`, the environment (an empty variable counts as
not set; \`.env\` at the project root is part of the environment and never overrides it), the flag of \`toolwright serve\`. A value that is
not allowed, or an unknown name in the file or among the flags, stops the start and is named together with where it was set; a variable that
reads like a misspelt setting is named and left. \`toolwright serve --print-config\` prints every value with its origin.

In Kubernetes, a Service named \`toolwright\` makes every pod get \`TOOLWRIGHT_PORT=tcp://…\`, which is refused: set \`enableServiceLinks: false\`.

Times are in milliseconds or carry a unit (${suffixes("ms")}): \`5s\`. Sizes are in bytes or carry a unit (${suffixes("bytes")}): \`1MiB\`.
Lists are lists in the file, and texts with commas between them elsewhere.

| setting | default | allowed | environment | flag | meaning |
|---|---|---|---|---|---|
`;

/** @returns The whole of `docs/reference/settings.md`. */
export function settingsReference(): string {
  const table: Readonly<Record<string, ServerOption<OptionValue>>> = serverOptions;
  return head + Object.entries(table).map(rowOf).join("");
}

function rowOf([name, option]: readonly [string, ServerOption<OptionValue>]): string {
  const cells = [`\`${name}\``, defaultOf(option), allowedOf(option), `\`${option.env}\``, `\`${option.flag}\``, option.meaning];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
}

function defaultOf(option: ServerOption<OptionValue>): string {
  if (Array.isArray(option.default)) return option.default.length === 0 ? "none" : option.default.map((item) => `\`${item}\``).join(", ");
  return `\`${String(option.default)}\`${unitOf(option)}`;
}

function allowedOf({ default: fallback, allowed, isUrl, min = 0, max, unit }: ServerOption<OptionValue>): string {
  if (allowed) return allowed.map((value) => `\`${value}\``).join(", ");
  if (typeof fallback === "number") return `${max === undefined ? `${min} or more` : `${min} to ${max}`}${unitOf({ unit })}`;
  if (typeof fallback === "boolean") return "`true`, `false`";
  if (isUrl) return typeof fallback === "string" ? `\`${fallback}\`, or an http(s) URL` : "http(s) URLs";
  return typeof fallback === "string" ? "a text" : "texts";
}

function unitOf({ unit }: { readonly unit?: ServerOption<OptionValue>["unit"] | undefined }): string {
  return unit === undefined || unit === "count" ? "" : ` ${unit}`;
}

function suffixes(unit: keyof typeof unitFactors): string {
  return Object.keys(unitFactors[unit])
    .map((suffix) => `\`${suffix}\``)
    .join(", ");
}
