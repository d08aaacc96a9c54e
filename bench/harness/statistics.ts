/** What is made of repeated measurements. Knows nothing of what was measured. */

export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** @throws {RangeError} When there is nothing to summarise. */
export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((left, right) => left - right);
  const { length } = sorted;
  const [least] = sorted;
  const most = sorted[length - 1];
  if (least === undefined || most === undefined) throw new RangeError("nothing was measured");
  const upper = sorted[Math.floor(length / 2)] ?? most;
  const lower = sorted[Math.ceil(length / 2) - 1] ?? least;
  return { median: (lower + upper) / 2, least, most, count: length };
}

/** The quotient of each pair: what both sides of one repetition suffered from the machine cancels out. */
export function ratios(values: readonly number[], references: readonly number[]): readonly number[] {
  if (values.length !== references.length) throw new RangeError("every measurement needs its pair");
  return values.map((value, index) => value / (references[index] ?? Number.NaN));
}

/**
 * Measures every contender once, then every one again, and so on; every second round runs backwards, so that a drift of the machine
 * favours nobody.
 *
 * @returns Measurements by contender, one a round.
 */
export async function interleave<Name extends string>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name, round: number) => Promise<number>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) measured[name].push(await measure(name, round));
  }
  return measured;
}
