/** From the YAML library's error codes to our findings. Knows nothing of catalogs. */

import type { YAMLParseError } from "yaml";
import type { DiagnosticCode } from "../diagnostics/codes.ts";

type YamlErrorCode = YAMLParseError["code"];

export interface YamlComplaint {
  readonly code: DiagnosticCode;
  /** In place of the library's own sentence, where that speaks of its inside. */
  readonly message?: string;
  readonly help: string;
}

const indentation = "Indent with spaces, the members of one mapping or list by the same number of them.";

/** What each of the library's codes is to an author. */
export const yamlComplaints: Readonly<Record<YamlErrorCode, YamlComplaint>> = {
  ALIAS_PROPS: { code: "YAML_SYNTAX", help: "Write an alias alone, such as `*name`, with no tag or anchor before it." },
  BAD_ALIAS: { code: "YAML_SYNTAX", help: "Quote a value that begins with `*` or `&`." },
  BAD_COLLECTION_TYPE: { code: "YAML_TAG", help: "Remove the tag: the kind of a value follows from how it is written." },
  BAD_DIRECTIVE: { code: "YAML_DIRECTIVE", help: "Remove the line that begins with `%`: files are YAML 1.2." },
  BAD_DQ_ESCAPE: { code: "YAML_SYNTAX", help: "Double the backslash, or use single quotes, in which it means itself." },
  BAD_INDENT: { code: "YAML_SYNTAX", help: indentation },
  BAD_PROP_ORDER: { code: "YAML_SYNTAX", help: "Write a tag and an anchor right before their value." },
  BAD_SCALAR_START: {
    code: "YAML_SYNTAX",
    message: "A value without quotes cannot begin with this character.",
    help: "Put the value in single quotes.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    code: "YAML_SYNTAX",
    message: "A mapping cannot begin on the line of another mapping's key.",
    help: "Put a text that holds a colon in quotes, or begin the inner mapping on the next line.",
  },
  BLOCK_IN_FLOW: { code: "YAML_SYNTAX", help: "Inside `{}` and `[]` use `{}` and `[]` only, no lists of dashes." },
  DUPLICATE_KEY: { code: "YAML_DUPLICATE_KEY", help: "Remove or rename one of the two." },
  IMPOSSIBLE: { code: "YAML_SYNTAX", help: "Rewrite this part more simply." },
  KEY_OVER_1024_CHARS: { code: "YAML_SYNTAX", help: "Shorten the key; a text that long is a value." },
  MISSING_CHAR: { code: "YAML_SYNTAX", help: "Close the quote or bracket, or put the space or colon that is missing." },
  MULTILINE_IMPLICIT_KEY: {
    code: "YAML_SYNTAX",
    message: "A key and its colon must stand on one line.",
    help: indentation,
  },
  MULTIPLE_ANCHORS: { code: "YAML_SYNTAX", help: "Keep one anchor a value." },
  MULTIPLE_DOCS: { code: "YAML_SEVERAL_DOCUMENTS", help: "Put each document into a file of its own." },
  MULTIPLE_TAGS: { code: "YAML_TAG", help: "Remove the tags." },
  NON_STRING_KEY: {
    code: "YAML_KEY_NOT_TEXT",
    message: "A key is a list or a mapping; a key is a text.",
    help: "Write the key as a text, in quotes if need be.",
  },
  RESOURCE_EXHAUSTION: {
    code: "YAML_TOO_DEEP",
    message: "The file nests too deeply to be read.",
    help: "Move inner parts into Schema files and refer to them.",
  },
  TAB_AS_INDENT: {
    code: "YAML_TAB",
    message: "A tab indents this line; YAML indents with spaces only.",
    help: "Replace the tab by spaces.",
  },
  TAG_RESOLVE_FAILED: { code: "YAML_TAG", help: "Remove the tag; to keep a text that begins with `!`, put it in quotes." },
  UNEXPECTED_TOKEN: {
    code: "YAML_SYNTAX",
    help: "Put texts with special characters in quotes and check the brackets and the indentation.",
  },
};
