import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import type { ToolContext } from "../../../contract/index.ts";
import { resourceReader } from "../../../runtime/offers/resource-reader.ts";
import { resourceOf } from "../../support/offers.ts";

it("reads no pipe in the place of a file, which would never end", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toolwright-reader-"));
  const pipe = join(folder, "handbook.md");
  execFileSync("mkfifo", [pipe]);
  const { registered, row } = resourceOf("handbook", { uri: "docs://handbook" }, undefined, pathToFileURL(pipe));
  const read = await resourceReader(registered, async () => row);
  await expect(read({ uri: "docs://handbook", variables: {} }, {} as ToolContext)).rejects.toThrow('resource "handbook" shows is no file');
  rmSync(folder, { recursive: true });
});
