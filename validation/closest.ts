/** "Did you mean": the candidate nearest to a misspelt word. */

/** Longer words are not compared: nobody misspells one character of them. */
const maxLength = 64;
/** Candidates looked at. */
const maxCandidates = 600;

/**
 * The candidate that a slip could have turned into `word`, if there is one: equal without case and separators, or few edits away.
 * Candidates that are not strings are passed over.
 */
export function closest(word: string, candidates: readonly unknown[]): string | undefined {
  if (word.length > maxLength) return undefined;
  const plain = plainForm(word);
  let best: string | undefined;
  let bestDistance = (word.length < 3 ? 0 : Math.max(1, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates.slice(0, maxCandidates)) {
    if (typeof candidate !== "string" || candidate.length > maxLength || candidate === word) continue;
    if (plain !== "" && plainForm(candidate) === plain) return candidate;
    const distance = edits(word, candidate, bestDistance);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function plainForm(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; at least `limit` when there are more. */
function edits(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = swaps ? (beforeLast[j - 2] ?? 0) + 1 : limit;
      row.push(Math.min(replaced, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? limit;
}
