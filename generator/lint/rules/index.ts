/** The table of rules: one law, one file, one row. */

import type { LintRule } from "../rule.ts";
import { defaultInvalid } from "./default-invalid.ts";
import { deprecatedUse } from "./deprecated-use.ts";
import { descriptionFirstLine } from "./description-first-line.ts";
import { errorWords } from "./error-words.ts";
import { exampleMissing } from "./example-missing.ts";
import { hiddenCharacter } from "./hidden-character.ts";
import { instruction } from "./instruction.ts";
import { mcpHeader } from "./mcp-header.ts";
import { nameRefused } from "./name-refused.ts";
import { oneAction } from "./one-action.ts";
import { propertyDescription } from "./property-description.ts";
import { requiredForbidden } from "./required-forbidden.ts";
import { scopeName } from "./scope-name.ts";
import { scopeUnheld } from "./scope-unheld.ts";
import { unboundedArray } from "./unbounded-array.ts";
import { unboundedString } from "./unbounded-string.ts";
import { uniqueWithoutBound } from "./unique-without-bound.ts";

export const lintRules: readonly LintRule[] = [
  defaultInvalid,
  deprecatedUse,
  descriptionFirstLine,
  errorWords,
  exampleMissing,
  hiddenCharacter,
  instruction,
  mcpHeader,
  nameRefused,
  oneAction,
  propertyDescription,
  requiredForbidden,
  scopeName,
  scopeUnheld,
  unboundedArray,
  unboundedString,
  uniqueWithoutBound,
];
