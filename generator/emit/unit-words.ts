/** Milliseconds and bytes as the catalog language writes them: the largest unit that divides them. */

const durations = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "m"],
  [1_000, "s"],
  [1, "ms"],
] as const;

const sizes = [
  [1_073_741_824, "GiB"],
  [1_048_576, "MiB"],
  [1_024, "KiB"],
  [1, "B"],
] as const;

/** Such as `30s`. */
export const durationWords = (milliseconds: number) => inUnits(milliseconds, durations);
/** Such as `256KiB`. */
export const sizeWords = (bytes: number) => inUnits(bytes, sizes);

function inUnits(amount: number, units: readonly (readonly [number, string])[]): string {
  const [size, name] = units.find(([unit]) => amount % unit === 0 && amount !== 0) ?? [1, units.at(-1)?.[1] ?? ""];
  return `${amount / size}${name}`;
}
