/** Whether memory stays, by the slope of its samples. Knows nothing of how they were taken. */

export interface Sample {
  readonly minute: number;
  /** Heap in use and what it holds outside of it, after collection. */
  readonly heldKiB: number;
  /** Reloads until then. */
  readonly reloads: number;
}

export interface Verdict {
  readonly isFlat: boolean;
  readonly slopeKiBPerHour: number;
  /** By the slope, from the first sample that counts to the last. */
  readonly growthKiB: number;
  readonly allowedKiB: number;
}

/** Of the samples, in which a server still grows into its work. */
const warmUpShare = 1 / 3;

/** Of what is held. */
const allowedShare = 0.05;

/** Node keeps every module that it has imported; see the bench `reload`. */
const allowedPerReloadKiB = 150;

/** @throws {RangeError} When there are too few samples for a slope. */
export function judge(samples: readonly Sample[]): Verdict {
  const counted = samples.slice(Math.ceil(samples.length * warmUpShare));
  const [first] = counted;
  const last = counted[counted.length - 1];
  if (counted.length < 3 || first === undefined || last === undefined)
    throw new RangeError("a slope needs at least three samples after the first third");
  const slope = slopeOf(counted);
  const growthKiB = slope * (last.minute - first.minute);
  const allowedKiB = meanOf(counted.map(({ heldKiB }) => heldKiB)) * allowedShare + (last.reloads - first.reloads) * allowedPerReloadKiB;
  return { isFlat: growthKiB <= allowedKiB, slopeKiBPerHour: slope * 60, growthKiB, allowedKiB };
}

/** KiB a minute, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const minute = meanOf(samples.map((sample) => sample.minute));
  const held = meanOf(samples.map((sample) => sample.heldKiB));
  let along = 0;
  let square = 0;
  for (const sample of samples) {
    along += (sample.minute - minute) * (sample.heldKiB - held);
    square += (sample.minute - minute) ** 2;
  }
  return along / square;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
