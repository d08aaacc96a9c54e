/** "Did you mean": finds what someone meant to write among the words that exist. Knows nothing of what the words mean. */

/** Longer words are not compared: the table would grow with their product. */
const maxLength = 64;
/** Candidates looked at where strangers choose the word. */
const maxCandidates = 600;

/**
 * Counts the edits between two words: one for an insertion, deletion, replacement or swap of neighbours.
 *
 * @param limit - Where to stop counting; anything above it is as good as infinite.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}

/** Folds what people mix up: case, and the marks between parts of a word. */
function folded(word: string): string {
  return word.toLowerCase().replace(/[-_. /]/g, "");
}

/**
 * The candidate that `word` most likely stands for; of equally near ones the first by their order. What is no string is passed over.
 *
 * @param most - How many candidates are looked at.
 * @returns `undefined` when nothing is near: a wrong guess costs its reader more than none.
 */
export function closest(word: string, candidates: readonly unknown[], most = maxCandidates): string | undefined {
  if (word.length === 0 || word.length > maxLength) return undefined;
  const limit = Math.max(1, Math.floor(word.length / 3));
  const wanted = folded(word);
  const typed = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates.slice(0, most)) {
    if (typeof candidate !== "string" || candidate === word) continue;
    const distance = folded(candidate) === wanted ? 0 : editDistance(typed, candidate.toLowerCase(), limit);
    if (distance < bestDistance || (distance === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
