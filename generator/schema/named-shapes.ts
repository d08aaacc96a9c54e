/** Types with a name, and the circles among them that TypeScript refuses: an alias may hold itself in a property, not be itself. */

import { intersectionOf, type TypeShape, unionOf, unknownShape } from "./type-shape.ts";

export interface NamedShape {
  /** Words to make the name of. */
  readonly label: string;
  readonly comment: string;
  readonly shape: TypeShape;
}

/** Replaces by `unknown` each reference through which a definition would be itself, without an object or list between. */
export function breakCircles(definitions: readonly NamedShape[]): readonly NamedShape[] {
  const shapes = definitions.map(({ shape }) => shape);
  const state = shapes.map((): "new" | "open" | "done" => "new");
  const visit = (index: number): void => {
    state[index] = "open";
    shapes[index] = cut(shapes[index] ?? unknownShape);
    state[index] = "done";
  };
  const cut = (shape: TypeShape): TypeShape => {
    if (shape.kind === "union") return unionOf(shape.members.map(cut));
    if (shape.kind === "intersection") return intersectionOf(shape.members.map(cut));
    if (shape.kind !== "reference") return shape;
    if (state[shape.definition] === "open") return unknownShape;
    if (state[shape.definition] === "new") visit(shape.definition);
    return shape;
  };
  for (let index = 0; index < shapes.length; index += 1) if (state[index] === "new") visit(index);
  return definitions.map((definition, index) => ({ ...definition, shape: shapes[index] ?? unknownShape }));
}
