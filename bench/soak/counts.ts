/** What the traffic of a soak came to, as its process tells it. */

export interface Counts {
  readonly calls: number;
  readonly updates: number;
  /** Changes of the context that followers were told. */
  readonly told: number;
  readonly reconnects: number;
  readonly wrongMessages: number;
  /** What was not answered as it has to be; the first few. */
  readonly failures: readonly string[];
}

export type TrafficOrder = { readonly kind: "begin"; readonly port: number; readonly keys: readonly string[] } | { readonly kind: "count" };

export class Tally {
  calls = 0;
  updates = 0;
  told = 0;
  reconnects = 0;
  wrongMessages = 0;
  readonly failures: string[] = [];

  fail(what: string, error: unknown): void {
    if (this.failures.length < 20) this.failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }

  snapshot(): Counts {
    return { ...this, failures: [...this.failures] };
  }
}
