import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import type { ToolContext } from "../../../contract/index.ts";
import { resourceReader } from "../../../runtime/offers/resource-reader.ts";
import { recordingLogger } from "../../support/logger.ts";
import { resourceOf } from "../../support/offers.ts";

it.each([
  ["a pipe, which would never end", (path: string) => execFileSync("mkfifo", [path])],
  ["nothing", () => undefined],
] as const)("reads no file where there is %s, and says so to the caller and, with its path, to the log", async (_what, make) => {
  const folder = mkdtempSync(join(tmpdir(), "toolwright-reader-"));
  const path = join(folder, "handbook.md");
  make(path);
  const { registered, row } = resourceOf("handbook", { uri: "docs://handbook" }, undefined, pathToFileURL(path));
  const read = await resourceReader(registered, async () => row);
  const logger = recordingLogger();
  const context = { logger } as unknown as ToolContext;
  await expect(read({ uri: "docs://handbook", variables: {} }, context)).rejects.toMatchObject({
    code: "UNKNOWN_RESOURCE",
    message: 'The file of "handbook" is not there. Tell the resource\'s owner.',
  });
  expect(logger.of("resource.file_missing")).toMatchObject([{ fields: { resource: "handbook", file: path } }]);
  rmSync(folder, { recursive: true });
});
