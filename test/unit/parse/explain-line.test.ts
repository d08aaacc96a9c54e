import { describe, expect, it } from "vitest";
import { startOf } from "../../../generator/diagnostics/excerpt.ts";
import { parseYaml } from "../../../generator/parse/parse-yaml.ts";
import { sourceFile } from "../../../generator/text/source-file.ts";

/** `line:column message help`, one a finding. */
function said(text: string): readonly string[] {
  return parseYaml(sourceFile("a.yaml", text)).diagnostics.map(({ message, help, span }) => {
    const { line, column } = span === undefined ? { line: 0, column: 0 } : startOf(span);
    return `${line}:${column} ${message} ${help}`;
  });
}

describe("a slip in YAML", () => {
  it.each([
    [
      "no space behind a colon",
      "a: b\nkind:Tool\nc: d\n",
      '2:5 There is no space behind the colon of "kind". Write `kind: …`, with a space.',
    ],
    [
      "the same at the end of the file",
      "a: b\nkind:Tool\n",
      '2:5 There is no space behind the colon of "kind". Write `kind: …`, with a space.',
    ],
    ["a wide colon", "a: b\nkind： Tool\nc: d\n", "2:5 This colon is U+FF1A, which is none to YAML. Write a plain colon and a space."],
    [
      "a no-break space behind a colon",
      "a: b\nkind:\u00a0Tool\nc: d\n",
      "2:6 What stands behind this colon is U+00A0, which is no space to YAML. Write a plain space.",
    ],
    [
      "an indentation of no-break spaces",
      "a:\n\u00a0\u00a0b: c\n  d: e\nf: g\n",
      "2:1 This line is indented by U+00A0, which is no space to YAML. Replace it by plain spaces.",
    ],
    [
      "no space behind a dash",
      "l:\n  - a\n  -b\n",
      "3:3 There is no space behind the dash of this list item. Write `- `, a dash and a space.",
    ],
    [
      "a line of words among keys",
      "a: b\njust words\nc: d\n",
      "2:1 This line holds no colon: it is no key, and it belongs to no value. " +
        "Write it as `key: value`; a text of several lines is indented further than its key, under `|` or `>`.",
    ],
    [
      "a list item among keys",
      "a: b\n- c\nd: e\n",
      "2:1 A list item stands here among the keys of a mapping. Put a key for the list on the line before, and indent the item under it.",
    ],
    ["a missing comma", "a: { b: text c: 20, d: e }\n", '1:14 There is no comma before "c". Put a comma between the members of `{}`.'],
    ["a comma too many", "a: [b,, c]\n", "1:7 A comma stands here with nothing before it. Remove it."],
    [
      "a bracket too many",
      "a: { b: c }}\nd: e\nf:\n  - g\n",
      "1:12 A } stands here that no { opens. Remove it, or put the { where it belongs.",
    ],
    [
      "a list on the line of its key",
      "a: - b\nc: d\n",
      "1:4 A list with dashes cannot begin on the line of its key. Begin it on the next line, or write it as [a, b].",
    ],
    [
      "an apostrophe in single quotes",
      "a: 'it's so'\nb: c\n",
      "1:8 The text ends at the quote before this place. Put the whole text in double quotes, or write '' for each ' inside of single ones.",
    ],
    [
      "words behind a quoted one",
      'a: "Very" good\nb: c\n',
      '1:11 The text ends at the quote before this place. Put the whole text in single quotes, or write \\" for each " inside of double ones.',
    ],
    [
      "emphasis as in Markdown",
      "a: *really so*\nb: c\n",
      "1:12 A value that begins with * repeats an anchor, and ends there. Put the text in quotes.",
    ],
    [
      "line ends of long ago",
      "a: b\rc: d\r",
      "1:5 The lines of this file end in CR alone, so that to YAML it is one line. Save the file with the line ends of Unix (LF) or Windows (CR LF).",
    ],
  ])("is shown where it is, with what to write: %s", (_name, text, words) => {
    expect(said(text)).toEqual([expect.stringContaining(words)]);
  });

  it("hides what follows from a tab", () => {
    expect(said("a:\n\tb: c\n  d: e\n")).toEqual([
      "2:1 A tab indents this line; YAML indents with spaces only. Replace the tab by spaces.",
    ]);
  });

  it("is found in a long line at once", () => {
    const long = "x".repeat(400_000);
    expect(said(`a: b\n${long}:c\nd: e\n`)).toHaveLength(1);
    expect(said(`a: { ${`${long} `.repeat(2)}c: d }\n`)).toHaveLength(1);
  });
});
