/** The table of rules. */

import type { LintRule } from "../rule.ts";

export const lintRules: readonly LintRule[] = [];
