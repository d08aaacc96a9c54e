/** `.dockerignore`, as far as ours goes: names and `*` at the top of the context. */

import { readFileSync } from "node:fs";

/** @throws {Error} On a pattern whose meaning here would differ from the builder's. */
export function readIgnored(path: string): readonly RegExp[] {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map(patternOf);
}

function patternOf(line: string): RegExp {
  if (!/^[\w.*-]+$/.test(line)) throw new Error(`.dockerignore: "${line}" is more than a name at the top; teach test/docker/ignored.ts`);
  return new RegExp(`^${line.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}(/|$)`);
}

/** @param path - Relative to the context, `/` between parts. */
export function isIgnored(path: string, ignored: readonly RegExp[]): boolean {
  return ignored.some((pattern) => pattern.test(path));
}
