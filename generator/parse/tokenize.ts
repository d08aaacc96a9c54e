/** Runs the YAML library's lexer and parser, and stops where their cost would outgrow the text. Alone knows both. */

import type { CST as Cst } from "yaml";
import { readLimits } from "./limits.ts";
import type { SourceComment } from "./parsed-document.ts";
import { yaml } from "./yaml-package.ts";

export interface Tokens {
  readonly tokens: readonly Cst.Token[];
  readonly comments: readonly SourceComment[];
  /** Why and where reading stopped, at an offset. */
  readonly stopped?: { readonly at: number; readonly by: "depth" | "signs" | "quote" };
}

/** Marks that the next lexeme is the text of a plain or block scalar, which may begin with `#`. */
const scalarMark = "\x1f";

/** Documents, directives and errors side by side at the top of a file. */
const maxTopTokens = 1_000;

// The parser's stack holds a token or two a level, and its cost grows with the square of a line's depth.
const maxParserStack = readLimits.depth.value * 2 + 8;

/** What the library's cost grows with the square of, when nothing of another kind stands between. */
const runKinds: Readonly<Record<string, "signs" | "texts">> = {
  comma: "signs",
  anchor: "signs",
  tag: "signs",
  alias: "signs",
  "explicit-key-ind": "signs",
  "flow-seq-end": "signs",
  "flow-map-end": "signs",
  scalar: "texts",
  "single-quoted-scalar": "texts",
  "double-quoted-scalar": "texts",
};

/** What neither begins nor ends a run. */
const blanks: ReadonlySet<string | null> = new Set(["space", "newline", "comment"]);

/** Counts lexemes of one kind side by side. */
class RunCounter {
  #kind: string | undefined;
  #length = 0;

  isTooLong(type: string | null): boolean {
    if (blanks.has(type)) return false;
    const kind = type === null ? undefined : runKinds[type];
    this.#length = kind === this.#kind ? this.#length + 1 : 1;
    this.#kind = kind;
    return kind !== undefined && this.#length > readLimits.signsInARow.value;
  }
}

/** The library takes an escaped quote at the end of a file for a closing one. */
function isUnclosed(type: string | null, lexeme: string): boolean {
  if (type === "single-quoted-scalar") return lexeme.endsWith("'") && lexeme.split("'").length % 2 === 0;
  if (type !== "double-quoted-scalar" || !lexeme.endsWith('"')) return false;
  let backslashes = 0;
  while (lexeme.charAt(lexeme.length - 2 - backslashes) === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

export function tokenize(text: string): Tokens {
  const { CST, Lexer, Parser } = yaml();
  const parser = new Parser();
  const runs = new RunCounter();
  const tokens: Cst.Token[] = [];
  const comments: SourceComment[] = [];
  let topTokens = 0;
  let before = "";
  for (const lexeme of new Lexer().lex(text)) {
    const type = before === scalarMark ? "scalar" : CST.tokenType(lexeme);
    before = lexeme;
    if (type === "comment") comments.push({ text: lexeme.slice(1), start: parser.offset });
    if (isUnclosed(type, lexeme)) return { tokens, comments, stopped: { at: parser.offset, by: "quote" } };
    if (runs.isTooLong(type)) return { tokens, comments, stopped: { at: parser.offset, by: "signs" } };
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (!blanks.has(token.type)) topTokens += 1;
    }
    if (parser.stack.length > maxParserStack) return { tokens, comments, stopped: { at: parser.offset, by: "depth" } };
    // What follows the end of a document is an error each, and reading on adds nothing to the first of them.
    if (topTokens > maxTopTokens) break;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments };
}
