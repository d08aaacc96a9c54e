import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { compilerFlagsFor } from "../../../cli/engine-flags.ts";

it("gives an engine no flag that its version does not know", () => {
  // As in Node 20, 22 and 24.
  expect(compilerFlagsFor("11.3.244.8-node.38")).toContain("--interrupt-budget=200000");
  for (const newer of ["12.4.254.21-node.33", "13.6.233.10-node.28"]) {
    expect(compilerFlagsFor(newer)).toEqual(["--heap-growing-percent=40", "--max-inlined-bytecode-size-cumulative=200"]);
  }
});

it("gives the engine that runs this only flags that it takes without a word", () => {
  const setEach = `for (const flag of ${JSON.stringify(compilerFlagsFor(process.versions.v8))}) require("node:v8").setFlagsFromString(flag)`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", setEach], { encoding: "utf8" });
  expect({ stdout, stderr, status }).toEqual({ stdout: "", stderr: "", status: 0 });
});
