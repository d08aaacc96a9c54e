import { defineConfig } from "vitest/config";

// Where CI wants the counts; a person needs none.
const report = process.env.TOOLWRIGHT_TEST_REPORT;

export default defineConfig({
  // Without "module", which Node does not know: some packages keep there what only a bundler can load.
  ssr: { resolve: { conditions: ["toolwright-source", "node", "development|production"] } },
  resolve: { conditions: ["toolwright-source"] },
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    // What never comes is told by these; they are far beyond what the busiest machine needs, since a test waits for events and not for time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
