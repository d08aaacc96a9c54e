/** Looks at a generation before it serves: whatever cannot be loaded is found while the one before still answers. Swaps nothing. */

import type { ServedCatalog } from "./served-catalog.ts";

/** A generation that is not taken, and why; the one before serves on. */
export class CandidateRefused extends Error {
  override readonly name = "CandidateRefused";
  /** One sentence for each fault. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(`The new catalog is not served: ${faults.join(" ")} The one before serves on.`, options);
    this.faults = faults;
  }
}

export interface CandidateOptions {
  /** Also what could not be loaded before is a fault. */
  readonly strict: boolean;
}

/**
 * Loads every tool and every context of a candidate.
 *
 * @throws {CandidateRefused} When it lacks what the one in service has. A tool that cannot be loaded now either is no fault of the
 *   candidate, unless strict: else nothing could be mended one after the other.
 */
export async function demandWhole(candidate: ServedCatalog, serving: ServedCatalog, { strict }: CandidateOptions): Promise<void> {
  const known = new Map(partsOf(serving).map((part) => [part.name, part]));
  const faults: string[] = [];
  for (const { name, load } of partsOf(candidate)) {
    const reason = await failureOf(load);
    if (reason === undefined) continue;
    const before = strict ? undefined : known.get(name);
    const wasBroken = before !== undefined && (await failureOf(before.load)) !== undefined;
    if (!wasBroken) faults.push(`${name} cannot be loaded: ${reason}.`);
  }
  if (faults.length > 0) throw new CandidateRefused(faults);
}

interface Part {
  readonly name: string;
  readonly load: () => Promise<unknown>;
}

function partsOf({ tools, registry }: ServedCatalog): readonly Part[] {
  return [
    ...[...tools.values()].map((tool) => ({ name: `"${tool.descriptor.name}"`, load: () => tool.load() })),
    ...registry.contexts.map((context) => ({ name: `context "${context.slot.name}"`, load: () => context.load() })),
  ];
}

async function failureOf(load: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await load();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
