/** A tool, a resource or a prompt that nobody may use (LINT_SCOPE_UNHELD). */

import type { AgentDefinition, Definition, PromptDefinition, ResourceDefinition, ToolDefinition } from "../../bind/definition.ts";
import { quoted } from "../../diagnostics/reporter.ts";
import { suggest } from "../../text/did-you-mean.ts";
import type { LintFinding, LintRule } from "../rule.ts";

export const scopeUnheld: LintRule = {
  id: "LINT_SCOPE_UNHELD",
  level: "warn",
  law: "Some agent has all scopes of a tool, a resource or a prompt, where the catalog has agents.",
  *check({ definitions, isWhole }) {
    const agents = definitions.filter((definition) => definition.kind === "Agent");
    const held = new Set(agents.flatMap(({ scopes }) => scopes));
    // What a broken file would grant is not known; agents without a single scope are a beginning.
    if (held.size === 0 || !isWhole) return;
    for (const tool of definitions) {
      if (!isUsed(tool) || agents.some((agent) => tool.scopes.every((scope) => agent.scopes.includes(scope)))) continue;
      const unheld = tool.scopes.flatMap((scope, index) => (held.has(scope) ? [] : [unheldScope(tool, scope, index, held)]));
      yield* unheld.length > 0 ? unheld : [heldByNoOne(tool, agents)];
    }
  },
};

type Used = ToolDefinition | ResourceDefinition | PromptDefinition;

const verbs: Readonly<Record<Used["kind"], string>> = { Tool: "call", Resource: "read", Prompt: "use" };

function isUsed(definition: Definition): definition is Used {
  return Object.hasOwn(verbs, definition.kind);
}

function unheldScope(tool: Used, scope: string, index: number, held: ReadonlySet<string>): LintFinding {
  return {
    message: `No agent has the scope ${quoted(scope)}: none may ${verbs[tool.kind]} ${quoted(tool.name)}.`,
    help: suggest(scope, [...held], `Add it to \`scopes\` of the agent that is to ${verbs[tool.kind]} the ${tool.kind.toLowerCase()}.`),
    span: tool.document.spanOf(`/scopes/${index}`),
  };
}

function heldByNoOne(tool: Used, agents: readonly AgentDefinition[]): LintFinding {
  const lacking = (agent: AgentDefinition) => tool.scopes.filter((scope) => !agent.scopes.includes(scope));
  const [nearest] = [...agents].sort((one, other) => lacking(one).length - lacking(other).length);
  const missing = nearest === undefined ? "" : ` ${quoted(nearest.name)} lacks ${lacking(nearest).join(", ")}.`;
  return {
    message: `No agent has all scopes of ${quoted(tool.name)}: none may ${verbs[tool.kind]} it.${missing}`,
    help: "Give an agent the scopes it lacks, or ask for fewer.",
    span: tool.document.keySpanOf("/scopes"),
  };
}
