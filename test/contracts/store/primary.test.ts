import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OwnContextStore } from "../../../runtime/context/store.ts";
import { openFileStore } from "../../../runtime/context/stores/file.ts";
import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";
import { createPrimaryStore } from "../../../runtime/context/stores/primary.ts";
import { silentLogger } from "../../../runtime/observe/pino-logger.ts";
import { openTestPrimary } from "../../support/primary.ts";
import { describeContextStore, type OpenedStore } from "./store-contract.ts";

async function openWorkers(contexts: OwnContextStore, clock: () => number): Promise<OpenedStore> {
  const primary = await openTestPrimary({ contexts, clock });
  return {
    store: createPrimaryStore(await primary.link()),
    there: createPrimaryStore(await primary.link()),
    dispose: () => primary[Symbol.asyncDispose](),
  };
}

describeContextStore("primary, in memory", (options) => openWorkers(createMemoryStore(options), options.clock));

describeContextStore("primary, on disk", async (options) => {
  const dir = await mkdtemp(join(tmpdir(), "toolwright-primary-store-"));
  const contexts = await openFileStore({ ...options, dir, logger: silentLogger, compactAtBytes: 2_000 });
  const opened = await openWorkers(contexts, options.clock);
  return {
    ...opened,
    async dispose() {
      await opened.dispose?.();
      await rm(dir, { recursive: true, force: true });
    },
  };
});
