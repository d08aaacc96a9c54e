/** The known name that a mistyped one most likely stands for. Knows nothing of settings. */

/** @returns `undefined` when nothing is near: a wrong guess costs its reader more than none. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = known
    .map((name) => ({
      name,
      edits: name.toLowerCase().startsWith(word.toLowerCase()) && word.length > 3 ? 1 : edits(word.toLowerCase(), name.toLowerCase()),
    }))
    .filter((candidate) => candidate.edits <= limit)
    .sort((left, right) => left.edits - right.edits);
  return ranked[0]?.name;
}

/** Insertions, deletions and replacements that lead from one word to the other. */
function edits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
