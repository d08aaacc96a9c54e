import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["toolwright-source", "module", "node", "development|production"] } },
  resolve: { conditions: ["toolwright-source"] },
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
