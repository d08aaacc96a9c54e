/** The call that a first screen shows. Chosen when a catalog is built, so that a start need not read the whole catalog for one line. */

import { readFileSync } from "node:fs";
import type { CatalogDocument, CatalogTool, JsonObject, ToolRegistry } from "toolwright/contract";

export interface ExampleCall {
  readonly name: string;
  readonly input: JsonObject;
}

/** Stands beside the built catalog; holds an `ExampleCall` or `null`. */
export const exampleFile = "example.json";

/** The shortest example that reads and succeeds, with arguments if any has some. */
export function exampleCall({ tools }: CatalogDocument): ExampleCall | undefined {
  const candidates = tools.filter(isPlainName).flatMap((tool) =>
    tool.examples
      .filter(({ error }) => error === undefined)
      .map(({ input }) => ({
        call: { name: tool.name, input },
        rank: [Number(tool.effects !== "read"), Number(Object.keys(input).length === 0), JSON.stringify(input).length],
      })),
  );
  candidates.sort((one, other) => compare(one.rank, other.rank));
  return candidates[0]?.call;
}

/** What the build chose for the catalog of a registry; nothing when it was built without. */
export function exampleBeside({ catalogUrl }: ToolRegistry): ExampleCall | undefined {
  try {
    return (JSON.parse(readFileSync(new URL(exampleFile, catalogUrl), "utf8")) as ExampleCall | null) ?? undefined;
  } catch {
    // A screen without its last lines is no reason not to serve.
    return undefined;
  }
}

/** Names that a shell takes as they are. */
function isPlainName({ name }: CatalogTool): boolean {
  return /^[A-Za-z0-9_.][A-Za-z0-9_.-]*$/.test(name);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
