/**
 * A process that writes to a file store until it is killed: many updates at once, each answer and each change a watcher was told printed
 * as a line. `broken` makes a disk that says it wrote and did not: what the test must find out.
 */

import { writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { openFileStore } from "../../runtime/context/stores/file.ts";
import { silentLogger } from "../../runtime/observe/pino-logger.ts";
import { metOf } from "../support/history.ts";

const [dir = "", round = "", disk = ""] = process.argv.slice(2);
const contexts = ["Case/1", "Case/2", "Case/3"];
const writers = 8;

const store = await openFileStore({
  dir,
  logger: silentLogger,
  clock: Date.now,
  maxContexts: 10,
  maxContextBytes: 1_000_000,
  journal: { maxChanges: 1_000_000, maxBytes: 1_000_000_000, maxTotalBytes: 1_000_000_000 },
  compactAtBytes: 30_000,
  ...(disk === "broken" ? { openFile: openBroken } : {}),
});

for (const contextId of contexts) await store.watch(contextId, (published) => print("told", metOf(published)));
await Promise.all(Array.from({ length: writers }, (_, writer) => writeOn(writer)));

async function writeOn(writer: number): Promise<void> {
  for (let count = 0; ; count++) {
    const contextId = contexts[(writer + count) % contexts.length] ?? "";
    const id = `${round}-${writer}-${count}`;
    const by = { agentId: `writer-${writer}`, correlationId: id };
    const patch = { last: id, [`writer${writer}`]: count };
    const outcome = await store.apply({ contextId, patch, by, origin: "", ttlMs: 0, check: () => undefined });
    if (outcome.kind === "applied") print("answered", { contextId, revision: outcome.change.revision, id });
  }
}

/** At once and whole: what is printed is what the peer of a real server would have got. */
function print(kind: string, what: object): void {
  writeSync(1, `${JSON.stringify({ kind, ...what })}\n`);
}

async function openBroken(path: string, flags: string, mode: number) {
  const file = await open(path, flags, mode);
  if (!path.includes("journal") || flags !== "a") return file;
  return Object.assign(file, { appendFile: async () => undefined });
}
