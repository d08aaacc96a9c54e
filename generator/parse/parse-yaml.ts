/** One file of YAML or JSON → a value with positions. Knows nothing of tools and schemas. */

import type { Reported } from "../diagnostics/diagnostic.ts";
import { Reporter } from "../diagnostics/reporter.ts";
import type { SourceFile, SourceSpan } from "../text/source-file.ts";
import { composeYaml } from "./compose.ts";
import { fastJson } from "./fast-json.ts";
import { readLimits } from "./limits.ts";
import type { ParsedDocument } from "./parsed-document.ts";
import { plainYaml } from "./plain-yaml.ts";
import { locate, type NodeTree, spanOfKey, spanOfValue } from "./span-of.ts";
import { toJson } from "./to-json.ts";

/**
 * @returns The document, or `undefined` when the text is not one whole document; never throws.
 */
export function parseYaml(file: SourceFile): Reported<ParsedDocument | undefined> {
  const reporter = new Reporter();
  const finish = (value: ParsedDocument | undefined) => ({ value, diagnostics: reporter.diagnostics });
  const atStart = { file, start: 0, end: 1 };
  const bytes = Buffer.byteLength(file.text);
  if (bytes > readLimits.fileBytes.value) {
    const message = `The file has ${bytes} bytes; ${readLimits.fileBytes.value} are read.`;
    reporter.add({ code: "FILE_TOO_LARGE", message, help: "Move parts into Schema files and refer to them.", span: atStart });
    return finish(undefined);
  }
  const plain = fastJson(file.text);
  if (plain !== undefined) return finish({ file, value: plain, comments: [], ...spans(file) });
  const simple = plainYaml(file.text);
  if (simple !== undefined) return finish({ file, ...simple, ...plainSpans(file) });
  try {
    const { root, comments } = composeYaml(file, reporter);
    if (root === undefined) {
      if (reporter.diagnostics.length === 0) {
        reporter.add({
          code: "FILE_EMPTY",
          message: "The file holds nothing.",
          help: "Write a document, or delete the file.",
          span: atStart,
        });
      }
      return finish(undefined);
    }
    const { value, aliases } = toJson(file, root, reporter);
    remember(file, { root, aliases });
    return finish(value === undefined ? undefined : { file, value, comments, ...spans(file) });
  } catch (error) {
    // The library is not ours: whatever it throws on hostile text is a finding about that text.
    const message = `The file cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}.`;
    reporter.add({ code: "YAML_SYNTAX", message, help: "Rewrite the file more simply, in the style of the other files.", span: atStart });
    return finish(undefined);
  }
}

/**
 * The nodes of the file asked about last. Nodes weigh twenty times their text and most files are never complained
 * about, so only one file's are held; those of another are read again, which gives the same nodes.
 */
let recent: { readonly file: SourceFile; readonly tree: NodeTree | undefined } | undefined;

function treeOf(file: SourceFile): NodeTree | undefined {
  if (recent?.file === file) return recent.tree;
  const reporter = new Reporter();
  const { root } = composeYaml(file, reporter);
  return remember(file, root && { root, aliases: toJson(file, root, reporter).aliases });
}

function remember<T extends NodeTree | undefined>(file: SourceFile, tree: T): T {
  recent = { file, tree };
  return tree;
}

/** In plain YAML a member of the whole is found by its line: what is said of a definition as such needs no nodes, and no library. */
function plainSpans(file: SourceFile): Pick<ParsedDocument, "spanOf" | "keySpanOf"> {
  const byNodes = spans(file);
  return {
    ...byNodes,
    keySpanOf: (pointer) => {
      const [, name] = /^\/(\w+)$/.exec(pointer) ?? [];
      const start = name === undefined ? -1 : file.text.search(new RegExp(`^${name}:(?: |$)`, "m"));
      return name === undefined || start === -1 ? byNodes.keySpanOf(pointer) : { file, start, end: start + name.length };
    },
  };
}

function spans(file: SourceFile): Pick<ParsedDocument, "spanOf" | "keySpanOf"> {
  // JSON that the YAML library cannot read has no nodes: its findings stand at the file's start.
  const find = (pointer: string, span: typeof spanOfValue): SourceSpan => {
    const tree = treeOf(file);
    return tree === undefined ? { file, start: 0, end: 0 } : span(file, locate(tree, pointer));
  };
  return { spanOf: (pointer) => find(pointer, spanOfValue), keySpanOf: (pointer) => find(pointer, spanOfKey) };
}
