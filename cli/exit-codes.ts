/** What a command's end says to scripts: one table. */

export const exitCodes = {
  ok: { code: 0, meaning: "clean" },
  failure: { code: 1, meaning: "a tool call failed, or something outside the catalog did: disk, network, port" },
  usage: { code: 2, meaning: "wrong usage or settings, a name that does not exist or is taken" },
  findings: { code: 100, meaning: "findings in the catalog" },
  stale: { code: 101, meaning: "generated files are not what the catalog says" },
  breaking: { code: 102, meaning: "breaking changes" },
  tests: { code: 103, meaning: "contract tests failed" },
  budget: { code: 104, meaning: "budget exceeded" },
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]["code"];
