/** One definition of a catalog as a person reads it in a terminal. Knows nothing of where it was asked for. */

import type { CatalogContext, CatalogPrompt, CatalogResource, CatalogTool, JsonValue, ToolLimits } from "../contract/index.ts";
import { type Io, tone } from "./io.ts";

type Facts = readonly (readonly [string, string])[];

export function describeTool(tool: CatalogTool, io: Io): string {
  const { deprecated } = tool;
  const facts: Facts = [
    ["Version", tool.version],
    ...ownership(tool),
    ["Effects", tool.effects],
    ...bounds(tool),
    ["Handler", tool.handler],
    ...tags(tool),
    ...(deprecated === undefined
      ? []
      : [["Deprecated", `since ${deprecated.since}${deprecated.use === undefined ? "" : `, use ${deprecated.use}`}`] as const]),
  ];
  return page(tool, facts, io, [
    ...section("Input", tool.inputSchema, io),
    ...section("Output", tool.outputSchema, io),
    ...namedLines("Errors", Object.entries(tool.errors), io),
    ...tool.examples.flatMap((example) => section(`Example: ${example.name}`, { ...example, name: undefined }, io)),
  ]);
}

export function describeResource(resource: CatalogResource, io: Io): string {
  const facts: Facts = [
    ["Address", resource.uri ?? resource.uriTemplate ?? ""],
    ["Type", resource.mimeType ?? "not declared"],
    ["Contents", sources[resource.source]],
    ...ownership(resource),
    ...bounds(resource),
    ...tags(resource),
  ];
  return page(resource, facts, io, namedLines("Variables", resource.variables.map(blankLine), io));
}

export function describePrompt(prompt: CatalogPrompt, io: Io): string {
  const facts: Facts = [["Messages", sources[prompt.source]], ...ownership(prompt), ...bounds(prompt), ...tags(prompt)];
  return page(prompt, facts, io, namedLines("Arguments", prompt.arguments.map(blankLine), io));
}

export function describeContext(context: CatalogContext, io: Io): string {
  const { keyPattern, readers, writers, ttlMs, maxBytes } = context;
  const facts: Facts = [
    ["Id", keyPattern === undefined ? context.name : `${context.name}/KEY, where KEY matches ${keyPattern}`],
    ["Readers", readers.join(", ") || "everyone"],
    ["Writers", writers.join(", ") || "everyone"],
    ["Limits", `${maxBytes} bytes, ${ttlMs === 0 ? "never forgotten" : `forgotten ${ttlMs} ms after its last change`}`],
  ];
  return page(context, facts, io, section("Value", context.schema, io));
}

const sources = { text: "a text", file: "a file", messages: "its own messages", code: "code" } as const;

interface Titled {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
}

function page({ name, title, description }: Titled, facts: Facts, io: Io, sections: readonly string[]): string {
  return [
    `${tone(io, "bold", name)}${title === undefined ? "" : `: ${title}`}`,
    description.trim(),
    "",
    ...facts.map(([fact, value]) => `${tone(io, "dim", fact.padEnd(11))}${value}`),
    ...sections,
    "",
  ].join("\n");
}

function ownership({ owner }: { readonly owner?: string }): Facts {
  return [["Owner", owner ?? "not named"]];
}

function bounds({ scopes, limits }: { readonly scopes: readonly string[]; readonly limits: ToolLimits }): Facts {
  const { timeoutMs, maxBytes, maxConcurrency, callsPerMinute } = limits;
  const often = callsPerMinute === undefined ? "" : `, ${callsPerMinute} a minute`;
  return [
    ["Scopes", scopes.join(", ") || "none"],
    ["Limits", `${timeoutMs} ms, ${maxBytes} bytes, ${maxConcurrency} at once${often}`],
  ];
}

function tags({ tags: all }: { readonly tags: readonly string[] }): Facts {
  return all.length === 0 ? [] : [["Tags", all.join(", ")]];
}

function blankLine(blank: (CatalogPrompt["arguments"] | CatalogResource["variables"])[number]): readonly [string, string] {
  const values = blank.values === undefined ? [] : [`one of ${blank.values.join(", ")}`];
  const facts = [
    "required" in blank && blank.required ? "required" : "optional",
    ...values,
    ...(blank.isCompleted ? ["completed by code"] : []),
  ];
  const words = blank.description === undefined ? "" : ` ${blank.description.trim()}`;
  return [blank.name, `(${facts.join("; ")})${words}`];
}

function section(title: string, value: JsonValue, io: Io): readonly string[] {
  return ["", tone(io, "bold", title), JSON.stringify(value, undefined, 2)];
}

function namedLines(title: string, lines: readonly (readonly [string, string])[], io: Io): readonly string[] {
  if (lines.length === 0) return [];
  return ["", tone(io, "bold", title), ...lines.map(([name, words]) => `${name}: ${words}`)];
}
