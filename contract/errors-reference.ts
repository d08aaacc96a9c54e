/** Writes the reference page of the error codes from their table. Not part of the contract's door. */

import { type ErrorFacts, errorCatalog } from "./errors.ts";

const head = `# Errors

<!-- Written from contract/errors.ts. Change the table, then run: npx vitest run test/reference-docs.test.ts -u -->

Every answer that fails carries \`error\` with \`code\`, \`message\` and \`retryable\`, and where it helps \`retry_after_ms\`,
\`current_revision\` and \`details\`: one entry a wrong field, with its JSON pointer, the rule it breaks, what is expected, what was found
and a hint. \`retryable\` of an answer may differ from the table where the server knows better, such as for a value that is too large.

Beside these codes a tool may declare errors of its own. They travel as \`error.code\` under their own name, with the HTTP status 422, and
are not retryable. The codes below are reserved: no tool can declare one of the same name.

| code | HTTP | retryable | meaning | what to do |
|---|---|---|---|---|
`;

/** @returns The whole of `docs/reference/errors.md`. */
export function errorsReference(): string {
  const table: Readonly<Record<string, ErrorFacts>> = errorCatalog;
  return head + Object.entries(table).map(rowOf).join("");
}

function rowOf([code, { httpStatus, retryable, meaning, next }]: readonly [string, ErrorFacts]): string {
  const cells = [`\`${code}\``, String(httpStatus), retryable ? "yes" : "no", meaning, next];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
}
