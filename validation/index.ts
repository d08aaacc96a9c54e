/** Run-time door of the scales: all that generated validators import. No schema compiler is loaded through it. */

export { closest } from "./closest.ts";
export { duplicates, equal, owns, ucs2length } from "./equality.ts";
export { formats } from "./formats.ts";
export { type AjvFunction, type ValidatorHints, validator } from "./validator.ts";
