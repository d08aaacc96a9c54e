/** A registry whose handlers count how often each call was carried out, with a catalog that says what each tool does. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Effects, ToolContext } from "../../contract/index.ts";
import { descriptorOf, type TestRegistry } from "./registry.ts";
import { slotOf } from "./server.ts";

export interface Ledger {
  readonly registry: TestRegistry;
  /** How often the call with this id was carried out, by any server of this registry. */
  runsOf(id: string): number;
  dispose(): void;
}

/**
 * `look` reads, `put` is idempotent, `charge` writes; each takes `{ id }`, a few turns of the event loop, and gives the id back. `hang` is
 * never done.
 */
const tools: Readonly<Record<string, Effects>> = { look: "read", put: "idempotent", charge: "write", hang: "write" };

export function openLedger(): Ledger {
  const folder = mkdtempSync(join(tmpdir(), "toolwright-ledger-"));
  const catalogFile = join(folder, "catalog.json");
  const listed = Object.entries(tools).map(([name, effects]) => ({ ...descriptorOf(name, { effects }), description: name, tags: [] }));
  writeFileSync(catalogFile, JSON.stringify({ tools: listed, contexts: [], toolsets: [], schemas: [], agents: [] }));
  const runs = new Map<string, number>();
  const handler = async ({ id }: { id: string }, { toolName, signal }: ToolContext): Promise<string> => {
    runs.set(id, (runs.get(id) ?? 0) + 1);
    if (toolName === "hang") await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    return id;
  };
  return {
    registry: {
      tools: Object.fromEntries(Object.entries(tools).map(([name, effects]) => [name, { handler, descriptor: { effects } }])),
      contexts: [slotOf("note")],
      catalogUrl: pathToFileURL(catalogFile),
    },
    runsOf: (id) => runs.get(id) ?? 0,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
