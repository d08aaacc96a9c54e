/** Verbs that tools are named after, by what they do: two of different classes are two actions. */

const classes = {
  read: "get fetch read list find search lookup query show view track check count describe",
  create: "create add insert new make open register book submit",
  change: "update edit modify change write save set rename move assign replace merge patch",
  remove: "delete remove drop destroy purge clear cancel revoke archive",
  send: "send post publish notify email forward",
  run: "start stop run execute pause resume restart enable disable",
  transfer: "upload download import export copy sync",
  decide: "approve reject accept decline",
} as const satisfies Record<string, string>;

const classOfVerb: ReadonlyMap<string, string> = new Map(
  Object.entries(classes).flatMap(([name, verbs]) => verbs.split(" ").map((verb) => [verb, name] as const)),
);

/** The class of a verb in any of its usual forms (`update`, `updates`, `cancels`, `searches`), or `undefined`. */
export function verbClass(word: string): string | undefined {
  const lower = word.toLowerCase();
  for (const form of [lower, lower.replace(/s$/, ""), lower.replace(/es$/, ""), lower.replace(/ies$/, "y")]) {
    const found = classOfVerb.get(form);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `create_and_sendNote` → create, and, send, Note. */
export function wordsOfName(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}
