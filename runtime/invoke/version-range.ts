/** Whether a served version satisfies what a caller asked for: exact or caret. Knows nothing of tools. */

interface Version {
  readonly numbers: readonly [number, number, number];
  readonly prerelease: string | undefined;
}

const semver = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

function parse(text: string): Version | undefined {
  const match = semver.exec(text);
  return match ? { numbers: [Number(match[1]), Number(match[2]), Number(match[3])], prerelease: match[4] } : undefined;
}

/**
 * @param range - `1.2.0` or `^1.2.0`.
 * @param served - semver of the tool.
 * @returns False also for a range that is neither.
 */
export function satisfies(range: string, served: string): boolean {
  const wanted = parse(range.startsWith("^") ? range.slice(1) : range);
  const have = parse(served);
  if (!wanted || !have) return false;
  if (!range.startsWith("^")) return sameRelease(wanted, have) && wanted.prerelease === have.prerelease;
  // A prerelease promises nothing to those who did not name it.
  if (have.prerelease !== undefined) return sameRelease(wanted, have) && wanted.prerelease === have.prerelease;
  const leading = wanted.numbers.findIndex((number) => number > 0);
  const fixed = leading === -1 ? 2 : leading;
  for (let at = 0; at <= fixed; at++) if (wanted.numbers[at] !== have.numbers[at]) return false;
  return compare(have, wanted) >= 0;
}

function sameRelease(left: Version, right: Version): boolean {
  return compare(left, right) === 0;
}

function compare(left: Version, right: Version): number {
  for (let at = 0; at < 3; at++) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
