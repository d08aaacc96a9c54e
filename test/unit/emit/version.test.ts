import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatorVersion } from "../../../generator/version.ts";

it("the generator's version is the package's", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string };
  expect(generatorVersion).toBe(manifest.version);
});
