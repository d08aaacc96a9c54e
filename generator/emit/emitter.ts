/** What emitters make of a model. They are pure: no clock, locale, environment or file order reaches their output. */

/** `generated`: always rewritten, never edited. `scaffold`: created once, never touched again. */
export type Ownership = "generated" | "scaffold";

export interface GeneratedFile {
  /** Below the generated folder (`generated`) or the handlers folder (`scaffold`), `/` between parts. */
  readonly path: string;
  /** UTF-8 text with `\n` line ends and one at the end. Reading it may cost: thousands of files are not held in memory. */
  readonly content: string;
  /** SHA-256 of the content, where it is known without reading it. */
  readonly digest?: string;
  readonly ownership: Ownership;
}
