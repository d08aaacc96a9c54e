/** The names things go by: a prefix and a number from 1, such as SHP-000001 for row 0. */

const digits = { SHP: 6, CASE: 6, CUS: 4, VEH: 4, DRV: 4, DEP: 2 } as const;

export type IdKind = keyof typeof digits;

export function idOf(kind: IdKind, row: number): string {
  return `${kind}-${String(row + 1).padStart(digits[kind], "0")}`;
}

/** The row behind an id, or `undefined` when the id is of another kind or points outside `count` rows. */
export function rowOf(kind: IdKind, id: string, count: number): number | undefined {
  const [prefix, number = ""] = id.split("-");
  const row = Number(number) - 1;
  return prefix === kind && number.length === digits[kind] && Number.isInteger(row) && row >= 0 && row < count ? row : undefined;
}
