/** The texts of a definition that a model reads, with their places. Knows no rule. */

import type { JsonValue } from "../../contract/index.ts";
import type { Definition } from "../bind/definition.ts";
import type { SchemaUnit } from "../schema/schema-unit.ts";
import { isObject, walkSchema } from "../schema/walk.ts";
import { joinPointer } from "../text/json-pointer.ts";
import type { SourceSpan } from "../text/source-file.ts";
import type { LintSubject } from "./rule.ts";

export interface Prose {
  readonly text: string;
  /** Found when asked: most texts are never complained about. */
  readonly span: () => SourceSpan;
}

export function* proseOf(subject: LintSubject): Generator<Prose> {
  for (const definition of subject.definitions) yield* definitionProse(definition);
  for (const unit of subject.units) yield* schemaProse(unit);
}

function* definitionProse({ document }: Definition): Generator<Prose> {
  const { value } = document;
  if (!isObject(value)) return;
  const at = (pointer: string, text: JsonValue | undefined): Prose[] =>
    typeof text === "string" ? [{ text, span: () => document.spanOf(pointer) }] : [];
  yield* at("/title", value.title);
  yield* at("/description", value.description);
  if (isObject(value.key)) yield* at("/key/description", value.key.description);
  for (const list of ["arguments", "variables"] as const) yield* blankProse(document, list);
  if (isObject(value.errors)) for (const [name, words] of Object.entries(value.errors)) yield* at(joinPointer("/errors", name), words);
  if (Array.isArray(value.examples)) {
    for (const [index, example] of value.examples.entries()) if (isObject(example)) yield* at(`/examples/${index}/name`, example.name);
  }
}

/** Arguments and variables are shown to people as fields of a form. */
function* blankProse({ value, spanOf }: Definition["document"], list: string): Generator<Prose> {
  const blanks = isObject(value) ? value[list] : undefined;
  if (!Array.isArray(blanks)) return;
  for (const [index, blank] of blanks.entries()) {
    for (const member of ["title", "description"]) {
      const text: JsonValue | undefined = isObject(blank) ? blank[member] : undefined;
      if (typeof text === "string") yield { text, span: () => spanOf(`/${list}/${index}/${member}`) };
    }
  }
}

const proseKeywords = ["title", "description", "$comment"] as const;

function schemaProse(unit: SchemaUnit): Prose[] {
  const found: Prose[] = [];
  walkSchema(unit.schema, (schema, pointer) => {
    for (const keyword of proseKeywords) {
      const text = schema[keyword];
      if (typeof text === "string") found.push({ text, span: () => unit.document.spanOf(`${unit.at}${pointer}/${keyword}`) });
    }
  });
  return found;
}

/** The part of a span that holds a text literally; the whole span where it is escaped or folded. */
export function narrowed(span: SourceSpan, text: string): SourceSpan {
  const at = span.file.text.slice(span.start, span.end).indexOf(text);
  return at === -1 ? span : { file: span.file, start: span.start + at, end: span.start + at + text.length };
}
