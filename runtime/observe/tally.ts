/** Counts by a label whose values are few. Knows nothing of what is counted. */

/** Stands for every value past the limit, as OpenTelemetry names it. */
export const otherLabel = "_OTHER";

/** A count for each of the first values that came, and one for all others: what peers send must not make labels without end. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #maxLabels: number;

  constructor(maxLabels: number) {
    this.#maxLabels = maxLabels;
  }

  add(label: string, by = 1): void {
    const known = this.#counts.get(label);
    if (known !== undefined) this.#counts.set(label, known + by);
    else if (this.#counts.size < this.#maxLabels) this.#counts.set(label, by);
    else this.#counts.set(otherLabel, (this.#counts.get(otherLabel) ?? 0) + by);
  }

  entries(): Iterable<readonly [label: string, count: number]> {
    return this.#counts.entries();
  }
}
