/** Durations and sizes as authors write them. */

/** Milliseconds of one of each unit. */
export const durationUnits: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Bytes of one of each unit. */
export const byteUnits: Readonly<Record<string, number>> = { B: 1, KiB: 1_024, MiB: 1_048_576, GiB: 1_073_741_824 };

/** A timer cannot wait longer: 2^31 - 1 milliseconds. */
export const longestTimerMs = 2_147_483_647;

/**
 * Reads a number with its unit.
 *
 * @returns A whole number of the smallest unit, or `undefined` when the text is no such thing.
 */
export function readQuantity(value: unknown, units: Readonly<Record<string, number>>): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  const [, digits, unit] = /^(\d{1,15}(?:\.\d{1,6})?) ?([A-Za-z]+)$/.exec(value) ?? [];
  if (digits === undefined || unit === undefined || !Object.hasOwn(units, unit)) return undefined;
  const amount = Math.round(Number(digits) * (units[unit] ?? Number.NaN));
  return Number.isSafeInteger(amount) ? amount : undefined;
}
