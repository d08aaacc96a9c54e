import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { generateProject } from "../../../generator/disk/generate-project.ts";

describe("messages/generated", () => {
  it("is exactly what messages/catalog says", async () => {
    const result = await generateProject({
      projectDir: fileURLToPath(new URL("../../../messages/", import.meta.url)),
      catalogDir: "catalog",
      generatedDir: "generated",
      handlersDir: "handlers",
      lenient: false,
      lint: {},
      check: true,
      cache: false,
      messageSchemas: async () => [],
    });
    expect(result.kind).toBe("checked");
    expect(result.diagnostics.map(({ code, file, span }) => `${code} ${file ?? span?.file.path}`)).toEqual([]);
  });
});
