/** Whether the server can serve, and why not. Knows nothing of HTTP and of what is checked. */

/** @returns Why not, in one sentence; `undefined` when all is well. */
export type HealthCheck = () => string | undefined;

export interface ReadinessReason {
  readonly name: string;
  readonly reason: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly ReadinessReason[];
}

export interface Health {
  /**
   * Adds a check, or replaces the one of this name.
   *
   * @returns A function that takes the check away again.
   */
  check(name: string, check: HealthCheck): () => void;
  /** Asks every check. One that throws is a reason too. */
  readiness(): Readiness;
}

export function createHealth(): Health {
  const checks = new Map<string, HealthCheck>();
  return {
    check(name, check) {
      checks.set(name, check);
      return () => {
        if (checks.get(name) === check) checks.delete(name);
      };
    },
    readiness() {
      const reasons = [...checks].flatMap(([name, check]) => reasonOf(name, check));
      return { ready: reasons.length === 0, reasons };
    },
  };
}

function reasonOf(name: string, check: HealthCheck): readonly ReadinessReason[] {
  try {
    const reason = check();
    return reason === undefined ? [] : [{ name, reason }];
  } catch {
    // What it threw may hold an address or a credential; readiness is answered to anyone.
    return [{ name, reason: "The check itself failed." }];
  }
}
