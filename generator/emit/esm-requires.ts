/** The import statements a module of validators needs. Knows the run time's doors and what stands behind each; knows nothing of Ajv. */

import type { RuntimeName } from "../../validation/build.ts";

/** Every name generated code may use, and the door it comes through. */
export const runtimeDoors: Readonly<Record<RuntimeName | "validator", string>> = {
  duplicates: "toolwright/validation",
  equal: "toolwright/validation",
  formats: "toolwright/validation",
  owns: "toolwright/validation",
  ucs2length: "toolwright/validation",
  validator: "toolwright/validation",
  // Doors of their own: the packages behind them cost a start-up that most validators need not pay.
  linearPattern: "toolwright/validation/patterns",
  moreFormats: "toolwright/validation/formats",
};

/** Import statements, one a door, doors and names in ascending order. */
export function runtimeImports(uses: Iterable<RuntimeName | "validator">): string {
  const names = new Map<string, string[]>();
  for (const name of [...new Set(uses)].sort()) {
    const door = runtimeDoors[name];
    names.set(door, [...(names.get(door) ?? []), name]);
  }
  return [...names.keys()]
    .sort()
    .map((door) => `import { ${names.get(door)?.join(", ")} } from "${door}";\n`)
    .join("");
}
