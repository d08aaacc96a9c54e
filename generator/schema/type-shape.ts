/** Types as values: what a schema is lowered to, and how types are joined. Knows nothing of schemas or of TypeScript's spelling. */

export interface PropertyShape {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeShape;
  readonly comment: string;
}

export type TypeShape =
  /** Anything. */
  | { readonly kind: "unknown" }
  | { readonly kind: "never" }
  | { readonly kind: "primitive"; readonly name: "string" | "number" | "boolean" | "null" }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** A list; the first `least` elements of `prefix` are always there; no `rest` means no more than `prefix`. */
  | { readonly kind: "list"; readonly prefix: readonly TypeShape[]; readonly least: number; readonly rest: TypeShape | undefined }
  /** `rest` is the type of properties that are not named; none means there are none. */
  | { readonly kind: "object"; readonly properties: readonly PropertyShape[]; readonly rest: TypeShape | undefined }
  | { readonly kind: "union"; readonly members: readonly TypeShape[] }
  | { readonly kind: "intersection"; readonly members: readonly TypeShape[] }
  /** A named type, by its place in the list of definitions. */
  | { readonly kind: "reference"; readonly definition: number };

export const unknownShape: TypeShape = { kind: "unknown" };
export const neverShape: TypeShape = { kind: "never" };
export const anyList: TypeShape = { kind: "list", prefix: [], least: 0, rest: unknownShape };

/** Members of an intersection multiply: beyond this many TypeScript gives up (TS2590), so the widest choices are left out. */
const maxProduct = 400;

/** A type that is joined with nothing, and no join itself. */
function alone(members: readonly TypeShape[]): TypeShape | undefined {
  const [only] = members;
  return members.length === 1 && only !== undefined && only.kind !== "union" && only.kind !== "intersection" ? only : undefined;
}

export function unionOf(members: readonly TypeShape[]): TypeShape {
  const only = alone(members);
  if (only !== undefined) return only;
  const flat = members.flatMap((member) => (member.kind === "union" ? member.members : [member])).filter(({ kind }) => kind !== "never");
  if (flat.some(({ kind }) => kind === "unknown")) return unknownShape;
  const distinct = withoutRepeats(flat);
  if (distinct.length < 2) return distinct[0] ?? neverShape;
  return { kind: "union", members: distinct };
}

export function intersectionOf(members: readonly TypeShape[]): TypeShape {
  const only = alone(members);
  if (only !== undefined) return only;
  const flat = members.flatMap((member) => (member.kind === "intersection" ? member.members : [member]));
  if (flat.some(({ kind }) => kind === "never")) return neverShape;
  const kept = withinProduct(withoutRepeats(flat.filter(({ kind }) => kind !== "unknown")));
  if (kept.length < 2) return kept[0] ?? unknownShape;
  return { kind: "intersection", members: kept };
}

function withoutRepeats(members: readonly TypeShape[]): readonly TypeShape[] {
  if (members.length < 2) return members;
  const literals = new Set<unknown>();
  const others = new Set<string>();
  return members.filter((member) => {
    const seen: Set<unknown> = member.kind === "literal" ? literals : others;
    const before = seen.size;
    return seen.add(member.kind === "literal" ? member.value : JSON.stringify(member)).size > before;
  });
}

/** Leaves out choices until the rest is small enough; a type without one of its conditions is wider, never wrong. */
function withinProduct(members: readonly TypeShape[]): readonly TypeShape[] {
  let product = members.reduce((total, member) => total * width(member), 1);
  if (product <= maxProduct) return members;
  const kept = [...members];
  for (const member of [...members].sort((a, b) => width(b) - width(a))) {
    if (product <= maxProduct) break;
    kept.splice(kept.indexOf(member), 1);
    product /= width(member);
  }
  return kept;
}

/** How many cases a type has; a named type is guessed at. */
function width(shape: TypeShape): number {
  if (shape.kind === "union") return shape.members.reduce((sum, member) => sum + width(member), 0);
  if (shape.kind === "intersection") return shape.members.reduce((product, member) => product * width(member), 1);
  return shape.kind === "reference" ? 3 : 1;
}
