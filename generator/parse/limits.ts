/** The bounds on what is read, each with its unit. Beyond them a file is refused, never half read. */

export interface ReadLimit {
  readonly value: number;
  readonly unit: string;
  readonly why: string;
}

export const readLimits = {
  fileBytes: { value: 1_048_576, unit: "UTF-8 bytes of one file", why: "The largest schema met in the wild is 84 KB." },
  files: { value: 20_000, unit: "files below the catalog folder", why: "Twice the largest catalog measured." },
  depth: { value: 100, unit: "levels of nesting in one file", why: "Every stage walks a value by recursion." },
  values: { value: 200_000, unit: "values in one file, aliases expanded", why: "What one file costs stays below a second." },
  aliasExpansions: {
    value: 100,
    unit: "aliases followed in one file, those inside aliases included",
    why: "A few nested aliases make gigabytes of a kilobyte.",
  },
  signsInARow: {
    value: 256,
    unit: "commas, closing brackets, anchors, tags, aliases, question marks or texts side by side",
    why: "No text needs them, and the cost of reading them grows with the square of their number.",
  },
  keyCharacters: { value: 1_024, unit: "UTF-16 code units of one key", why: "YAML's own bound for keys on one line." },
  descriptionCharacters: {
    value: 65_536,
    unit: "UTF-16 code units of one title, description or message",
    why: "The longest description met in the wild has 40,000.",
  },
  syntaxFindings: { value: 5, unit: "syntax findings told of one file", why: "Later ones mostly follow from the first." },
} as const satisfies Record<string, ReadLimit>;
