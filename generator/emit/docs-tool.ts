/** One tool as a section of a reference page. */

import type { CatalogExample, JsonValue } from "../../contract/index.ts";
import type { ToolModel } from "../model/catalog-model.ts";
import { code, inline, jsonBlock, prose, table } from "./markdown.ts";
import { type PropertyWords, propertyWords } from "./schema-words.ts";
import { durationWords, sizeWords } from "./unit-words.ts";

/** Stands before each tool's heading, since renderers make anchors of headings in different ways. */
export function anchor({ name }: ToolModel): string {
  return `tool-${name.replace(/[^A-Za-z0-9_.-]/g, "-")}`;
}

export function toolSection(tool: ToolModel): string {
  return [
    `<a id="${anchor(tool)}"></a>\n\n## ${code(tool.name)}`,
    tool.title === undefined ? "" : `**${inline(tool.title)}**`,
    deprecation(tool),
    prose(tool.description),
    table(["", ""], facts(tool)),
    `### Arguments\n\n${properties(tool.input.schema, "Any object.")}`,
    `### Result\n\n${properties(tool.output.schema, "Any value that the schema allows; see `catalog.json`.")}`,
    errors(tool),
    ...tool.examples.map(example),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function deprecation({ deprecated }: ToolModel): string {
  if (deprecated === undefined) return "";
  const use = deprecated.use === undefined ? "" : ` Use ${code(deprecated.use)} instead.`;
  const removal = deprecated.removeAfter === undefined ? "" : ` It may be removed after ${inline(deprecated.removeAfter)}.`;
  return `**Deprecated since ${inline(deprecated.since)}.**${use}${removal}`;
}

function facts(tool: ToolModel): readonly (readonly string[])[] {
  return [
    ["Version", inline(tool.version)],
    ["Effects", tool.effects],
    ...(tool.confirm === undefined ? [] : [["A person is asked", inline(tool.confirm)]]),
    ["Scopes", tool.scopes.length === 0 ? "none" : tool.scopes.map(code).join(" ")],
    ["Timeout", durationWords(tool.limits.timeoutMs)],
    ["Largest result", sizeWords(tool.limits.maxBytes)],
    ["Calls at once", String(tool.limits.maxConcurrency)],
    ...(tool.limits.callsPerMinute === undefined ? [] : [["Calls a minute", String(tool.limits.callsPerMinute)]]),
    ["Result is checked", tool.outputValidation],
    ["Carried out by", inline(tool.handler.kind)],
    ...(tool.owner === undefined ? [] : [["Owner", inline(tool.owner)]]),
    ...(tool.tags.length === 0 ? [] : [["Tags", tool.tags.map(code).join(" ")]]),
  ];
}

function properties(schema: JsonValue, otherwise: string): string {
  const rows = propertyWords(schema);
  return rows.length === 0 ? otherwise : table(["Field", "Type", "Required", "Meaning"], rows.map(propertyRow));
}

function propertyRow({ path, type, required, rules, description, default: preset }: PropertyWords): readonly string[] {
  const words = [
    inline(description),
    preset === undefined ? "" : `Default ${code(preset)}.`,
    rules.length === 0 ? "" : rules.map(code).join(", "),
  ];
  return [code(path), code(type), required ? "yes" : "no", words.filter((part) => part !== "").join(" ")];
}

function errors({ errors: declared }: ToolModel): string {
  const rows = Object.entries(declared).map(([name, words]) => [code(name), inline(words)]);
  return rows.length === 0 ? "" : `### Errors\n\n${table(["Code", "What it says"], rows)}`;
}

function example({ name, input, answers, output, match, error }: CatalogExample): string {
  const asked = answers === undefined ? "" : `Asked, the person answers\n\n${jsonBlock(answers)}\n\n`;
  const answer =
    error !== undefined
      ? `Answers the error ${code(error)}.`
      : `${match === undefined ? "Answers" : "Answers, among other things,"}\n\n${jsonBlock(match ?? output)}`;
  return `### Example: ${inline(name)}\n\n${jsonBlock(input)}\n\n${asked}${answer}`;
}
