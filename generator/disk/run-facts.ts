/**
 * Remembers what a run over a whole catalog knew of its tools, so that the next one may compile those that changed and nothing else.
 * One file beside the record of the run. One that is lost, damaged or of another run is as one that was never written.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogFacts } from "../change/tool-facts.ts";
import { sha256 } from "../model/digest.ts";
import { writeAtomically } from "./atomic-write.ts";
import type { SourceDigests } from "./last-run.ts";

const fileName = "last-run.facts.json";

export interface RunFacts {
  /** Of the run's record. */
  readonly key: string;
  /** All that decided its outcome beside the texts. */
  readonly settings: string;
  readonly sources: SourceDigests;
  /** Findings before those about what texts say, and behind them. */
  readonly before: number;
  readonly behind: number;
  readonly facts: CatalogFacts;
}

export function rememberFacts(folder: string, facts: RunFacts): void {
  const text = JSON.stringify(facts);
  try {
    writeAtomically(join(folder, fileName), `${sha256(text)}\n${text}`);
  } catch {
    // The next run compiles everything again.
  }
}

export function recallFacts(folder: string, key: string, settings: string): RunFacts | undefined {
  try {
    const stored = readFileSync(join(folder, fileName), "utf8");
    const end = stored.indexOf("\n");
    const text = stored.slice(end + 1);
    if (sha256(text) !== stored.slice(0, end)) return undefined;
    const facts = JSON.parse(text) as RunFacts;
    return facts.key === key && facts.settings === settings ? facts : undefined;
  } catch {
    return undefined;
  }
}
