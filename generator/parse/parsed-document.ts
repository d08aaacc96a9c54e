/** A catalog file as a value with positions. Knows YAML no more than it must. */

import type { JsonValue } from "../../contract/index.ts";
import type { SourceFile, SourceSpan } from "../text/source-file.ts";

export interface ParsedDocument {
  readonly file: SourceFile;
  readonly value: JsonValue;
  /** The value at a JSON pointer; the nearest part that exists when there is none. */
  readonly spanOf: (pointer: string) => SourceSpan;
  /** The key of the value at a JSON pointer; for what has no key, the value's first line. */
  readonly keySpanOf: (pointer: string) => SourceSpan;
  /** Comments with their offsets, in the file's order. */
  readonly comments: readonly SourceComment[];
}

export interface SourceComment {
  /** Without the `#`. */
  readonly text: string;
  /** Offset of the `#`, in UTF-16 code units. */
  readonly start: number;
}
