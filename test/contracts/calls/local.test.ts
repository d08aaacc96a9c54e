import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "../../../runtime/observe/pino-logger.ts";
import { openFileCallRecords } from "../../../runtime/shared/drivers/file-call-records.ts";
import { createMemoryCallRecords } from "../../../runtime/shared/drivers/memory-call-records.ts";
import { describeCallRecords } from "./calls-contract.ts";

describeCallRecords("memory", async (options) => ({ calls: createMemoryCallRecords(options) }));

describeCallRecords("file", async (options) => {
  const dir = await mkdtemp(join(tmpdir(), "toolwright-calls-"));
  const openHere = () => openFileCallRecords({ ...options, dir, logger: silentLogger, compactAtBytes: 300 });
  const opened = [await openHere()];
  return {
    calls: opened[0] as Awaited<ReturnType<typeof openHere>>,
    async crash() {
      await opened.at(-1)?.close();
      const next = await openHere();
      opened.push(next);
      return next;
    },
    async dispose() {
      for (const one of opened) await one.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
});
