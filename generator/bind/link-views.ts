/** Tool sets and agents: names that other files define. */

import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import type { AgentModel, ToolModel, ToolSetModel } from "../model/catalog-model.ts";
import { byCodeUnits } from "../model/digest.ts";
import { suggest } from "../text/did-you-mean.ts";
import { joinPointer } from "../text/json-pointer.ts";
import type { AgentDefinition, ToolDefinition, ToolSetDefinition } from "./definition.ts";

/**
 * Resolves a set's names and patterns.
 *
 * @param defined - Every tool that some file defines; a tool with an error of its own is no error of the set.
 * @param usable - The tools that made it into the model.
 */
export function linkToolSet(
  set: ToolSetDefinition,
  defined: readonly ToolDefinition[],
  usable: readonly ToolModel[],
  reporter: Reporter,
): ToolSetModel {
  const names = defined.map((tool) => tool.name);
  const chosen = new Set<string>();
  set.tools.forEach((wanted, index) => {
    const found = wanted.includes("*") ? names.filter((name) => fits(wanted, name)) : names.filter((name) => name === wanted);
    for (const name of found) chosen.add(name);
    if (found.length > 0) return;
    const span = set.document.spanOf(joinPointer("/tools", index));
    if (wanted.includes("*")) complainEmpty(`No tool's name fits ${quoted(wanted)}.`, span, reporter);
    else
      reporter.add({
        code: "TOOLSET_TOOL_UNKNOWN",
        message: `There is no tool named ${quoted(wanted)}.`,
        help: suggest(wanted, names, "Mend the name, or use a pattern with `*`."),
        span,
      });
  });
  set.tags.forEach((tag, index) => {
    const found = defined.filter((tool) => tool.tags.includes(tag));
    for (const tool of found) chosen.add(tool.name);
    if (found.length === 0)
      complainEmpty(`No tool has the tag ${quoted(tag)}.`, set.document.spanOf(joinPointer("/tags", index)), reporter);
  });
  if (set.tools.length === 0 && set.tags.length === 0)
    complainEmpty(`The tool set ${quoted(set.name)} names no tools and no tags.`, set.document.keySpanOf("/name"), reporter);
  const tools = usable
    .map((tool) => tool.name)
    .filter((name) => chosen.has(name))
    .sort(byCodeUnits);
  const title = set.title === undefined ? {} : { title: set.title };
  return { name: set.name, ...title, description: set.description, tools, spanOf: set.document.spanOf };
}

function complainEmpty(message: string, span: ReturnType<ToolSetDefinition["document"]["spanOf"]>, reporter: Reporter): void {
  reporter.add({ code: "TOOLSET_PATTERN_EMPTY", severity: "warning", message, help: "Mend it, or remove it.", span });
}

/** Compares without a regular expression: a pattern with many stars must not cost more than their number. */
export function fits(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop() ?? "";
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

export function linkAgent(agent: AgentDefinition, sets: readonly string[], reporter: Reporter): AgentModel {
  agent.toolsets?.forEach((wanted, index) => {
    if (sets.includes(wanted)) return;
    const message = `There is no tool set named ${quoted(wanted)}.`;
    const help = suggest(wanted, sets, "Define it, or remove it here.");
    reporter.add({ code: "AGENT_TOOLSET_UNKNOWN", message, help, span: agent.document.spanOf(joinPointer("/toolsets", index)) });
  });
  const title = agent.title === undefined ? {} : { title: agent.title };
  const toolsets = agent.toolsets === undefined ? {} : { toolsets: agent.toolsets };
  const described = agent.description === undefined ? {} : { description: agent.description };
  return {
    policy: { agentId: agent.name, ...title, scopes: agent.scopes, ...toolsets, limits: agent.limits },
    ...described,
    spanOf: agent.document.spanOf,
    origin: { path: agent.document.file.path, inputFiles: [] },
  };
}
