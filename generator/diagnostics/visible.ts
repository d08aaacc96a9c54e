/** Makes text show what it holds: a terminal and a reviewer must never be shown another text than the file's. */

/** Control, invisible and direction-changing characters, and halves of surrogate pairs. */
export const hiddenCharacters = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Writes hidden characters as `\u{…}`; a tab becomes one space, so that columns stay columns. */
export function escapeHidden(text: string): string {
  return text.replace(hiddenCharacters, (character) => (character === "\t" ? " " : `\\u{${codeOf(character)}}`));
}

/** Hexadecimal, at least four digits. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
}
