/** Where each emitted module stands below `generated/`, and how one names another. Knows nothing of their contents. */

import type { ModuleNames } from "../model/names.ts";

/** Module paths are unique over tools, contexts and schemas together, so that one tree holds all three. */
export const typesPath = (names: ModuleNames) => `types/${names.modulePath}.ts`;
export const validatorsPath = (names: ModuleNames) => `validators/${names.modulePath}.js`;
export const validatorTypesPath = (names: ModuleNames) => `validators/${names.modulePath}.d.ts`;
export const bindingPath = (names: ModuleNames) => `bindings/${names.modulePath}.js`;
/** Below the handlers folder. */
export const handlerPath = (names: ModuleNames) => `${names.modulePath}.ts`;

/** `../` as often as a file of this path needs to reach the root it is below. */
export function wayUp(path: string): string {
  return "../".repeat(path.split("/").length - 1) || "./";
}

/** First line of every emitted program; also how a stray file is known to be ours. */
export const madeByToolwright = "Made by toolwright generate";
export const codeHeader = `// ${madeByToolwright}. Do not edit: change the catalog instead.\n`;
export const markdownHeader = `<!-- ${madeByToolwright}. Do not edit: change the catalog instead. -->\n`;
