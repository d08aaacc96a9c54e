/** Nothing that a reviewer cannot see (LINT_HIDDEN_CHARACTER). */

import type { JsonValue } from "../../../contract/index.ts";
import { codeOf, hiddenCharacters } from "../../diagnostics/visible.ts";
import type { ParsedDocument } from "../../parse/parsed-document.ts";
import { joinPointer } from "../../text/json-pointer.ts";
import type { SourceSpan } from "../../text/source-file.ts";
import type { LintFinding, LintRule } from "../rule.ts";

/** Findings told of one file: a file of nothing else need not be listed character by character. */
const maxFindings = 20;

export const hiddenCharacter: LintRule = {
  id: "LINT_HIDDEN_CHARACTER",
  level: "error",
  law: "Texts hold no invisible, control or direction-changing characters.",
  *check({ definitions }) {
    for (const { document } of definitions) {
      const found = [...inText(document), ...inEscapes(document)];
      yield* found.slice(0, maxFindings);
    }
  },
};

function* inText({ file }: ParsedDocument): Generator<LintFinding> {
  for (const { at, character } of hiddenIn(file.text)) yield finding(character, { file, start: at, end: at + character.length });
}

/** Escapes such as `"\u202e"` are plain to see in the file and hidden in every other place. */
function* inEscapes(document: ParsedDocument): Generator<LintFinding> {
  const { text } = document.file;
  if (!text.includes("\\")) return;
  for (const { pointer, value, isKey } of stringsOf(document.value, "")) {
    for (const { character } of hiddenIn(value)) {
      if (text.includes(character)) continue;
      yield finding(character, isKey ? document.keySpanOf(pointer) : document.spanOf(pointer));
    }
  }
}

function finding(character: string, span: SourceSpan): LintFinding {
  const message = `A hidden character, U+${codeOf(character).toUpperCase()}, makes the text read otherwise than it looks.`;
  return { message, help: "Delete it.", span };
}

function* hiddenIn(text: string): Generator<{ at: number; character: string }> {
  for (const match of text.matchAll(hiddenCharacters)) {
    const [character] = match;
    if (/[\n\r\t]/.test(character) || isPartOfWriting(text, match.index, character)) continue;
    yield { at: match.index, character };
  }
}

/** Joiners and variation selectors: parts of emoji, and of scripts that join their letters. */
const joiners: ReadonlySet<string> = new Set(["\u200c", "\u200d", "\ufe0e", "\ufe0f"]);

/** A joiner after a plain Latin letter, a space or another hidden character joins nothing that can be seen. */
function isPartOfWriting(text: string, at: number, character: string): boolean {
  if (!joiners.has(character)) return false;
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
  const isKeycap = character === "\ufe0f" && /[0-9#*]/.test(before);
  return isKeycap || (/[^\p{ASCII}]/u.test(before) && !/[\p{Cf}\p{Zs}\p{Default_Ignorable_Code_Point}]/u.test(before));
}

function* stringsOf(value: JsonValue | undefined, pointer: string): Generator<{ pointer: string; value: string; isKey: boolean }> {
  if (typeof value === "string") yield { pointer, value, isKey: false };
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const here = joinPointer(pointer, key);
    if (!Array.isArray(value)) yield { pointer: here, value: key, isKey: true };
    yield* stringsOf(member, here);
  }
}
