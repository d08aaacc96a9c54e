import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFileStore } from "../../../runtime/context/stores/file.ts";
import { silentLogger } from "../../../runtime/observe/pino-logger.ts";
import { describeContextStore } from "./store-contract.ts";

describeContextStore("file", async (options) => {
  const dir = await mkdtemp(join(tmpdir(), "toolwright-file-store-"));
  // Folded often, so that the whole suite runs over snapshots as well.
  const store = await openFileStore({ ...options, dir, logger: silentLogger, compactAtBytes: 2_000 });
  return { store, dispose: () => rm(dir, { recursive: true, force: true }) };
});
