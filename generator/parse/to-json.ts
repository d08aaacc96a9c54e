/** Turns YAML nodes into a JSON value: aliases followed, keys unique, numbers finite, all within limits. */

import type { Alias, Node, ParsedNode, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { JsonValue } from "../../contract/index.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { quoted } from "../diagnostics/reporter.ts";
import { suggest } from "../text/did-you-mean.ts";
import type { SourceFile } from "../text/source-file.ts";
import { reportDepth } from "./compose.ts";
import { readLimits } from "./limits.ts";
import { yaml } from "./yaml-package.ts";

/** Which node each alias stands for: an anchor may be given twice, and an alias means the one before it. */
export type AliasTargets = Map<Alias, Node>;

export interface Converted {
  /** Absent when the value cannot be told. */
  readonly value: JsonValue | undefined;
  readonly aliases: AliasTargets;
}

interface Conversion {
  readonly file: SourceFile;
  readonly reporter: Reporter;
  readonly anchors: Map<string, Node>;
  readonly aliases: AliasTargets;
  /** Collections being read, for aliases that lead into themselves. */
  readonly open: Set<Node>;
  values: number;
  expansions: number;
  complaints: number;
  /** Set by a finding after which going on is useless. */
  stopped: boolean;
  /** Set by any error. */
  broken: boolean;
}

type Member = Node | null | undefined;

export function toJson(file: SourceFile, root: ParsedNode, reporter: Reporter): Converted {
  const conversion: Conversion = {
    file,
    reporter,
    anchors: new Map(),
    aliases: new Map(),
    open: new Set(),
    values: 0,
    expansions: 0,
    complaints: 0,
    stopped: false,
    broken: false,
  };
  const value = convert(conversion, root, 0);
  return { value: conversion.broken ? undefined : value, aliases: conversion.aliases };
}

function convert(conversion: Conversion, node: Member, depth: number): JsonValue {
  if (conversion.stopped || node === null || node === undefined) return null;
  conversion.values += 1;
  if (conversion.values > readLimits.values.value) return stop(conversion, node, "values");
  if (yaml().isAlias(node)) return followAlias(conversion, node, depth);
  if ("anchor" in node && typeof node.anchor === "string") conversion.anchors.set(node.anchor, node);
  if (yaml().isScalar(node)) return convertScalar(conversion, node);
  if (depth >= readLimits.depth.value) {
    reportDepth(conversion.file, node.range?.[0] ?? 0, conversion.reporter);
    conversion.stopped = true;
    conversion.broken = true;
    return null;
  }
  conversion.open.add(node);
  const value = yaml().isMap(node) ? convertMap(conversion, node, depth) : yaml().isSeq(node) ? convertSeq(conversion, node, depth) : null;
  conversion.open.delete(node);
  return value;
}

function convertSeq(conversion: Conversion, node: YAMLSeq, depth: number): JsonValue {
  return node.items.map((item) => convert(conversion, item as Member, depth + 1));
}

function convertMap(conversion: Conversion, node: YAMLMap, depth: number): JsonValue {
  const result: Record<string, JsonValue> = {};
  for (const pair of node.items) {
    if (conversion.stopped) break;
    const key = keyText(pair.key);
    if (Object.hasOwn(result, key)) {
      complain(
        conversion,
        pair.key as Member,
        "YAML_DUPLICATE_KEY",
        `The key ${quoted(key)} stands here a second time.`,
        "Remove or rename one of the two: only one can hold.",
      );
      continue;
    }
    if (key.length > readLimits.keyCharacters.value) {
      complain(
        conversion,
        pair.key as Member,
        "YAML_SYNTAX",
        `A key has more than ${readLimits.keyCharacters.value} characters.`,
        "Shorten the key; a text that long is a value.",
      );
      continue;
    }
    const keyNode = pair.key as Member;
    if (yaml().isScalar(keyNode) && keyNode.anchor !== undefined) conversion.anchors.set(keyNode.anchor, keyNode);
    const value = convert(conversion, pair.value as Member, depth + 1);
    // An assignment to `__proto__` would set the prototype instead of a member.
    if (key === "__proto__") Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
    else result[key] = value;
  }
  return result;
}

/** A key as text: `1:` is the key "1" and `null:` the key "null", as in JSON. */
export function keyText(key: unknown): string {
  if (!yaml().isScalar(key)) return String(key);
  if (typeof key.value === "string") return key.value;
  return key.source ?? String(key.value ?? "");
}

function convertScalar(conversion: Conversion, node: Scalar): JsonValue {
  const { value } = node;
  if (typeof value === "string") {
    if (/\p{Surrogate}/u.test(value)) {
      complain(
        conversion,
        node,
        "YAML_TEXT_BROKEN",
        "The text holds half of a surrogate pair, which is no character.",
        "Write the whole character, or its `\\U` escape.",
      );
    }
    return value;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    complain(
      conversion,
      node,
      "YAML_NUMBER",
      `${node.source ?? "This"} is not a number that JSON can carry.`,
      "Write a finite number, or put the text in quotes.",
    );
    return null;
  }
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  complain(conversion, node, "YAML_TAG", "This value is of a kind that JSON does not have.", "Remove the tag, or put the text in quotes.");
  return null;
}

function followAlias(conversion: Conversion, alias: Alias, depth: number): JsonValue {
  const target = conversion.aliases.get(alias) ?? conversion.anchors.get(alias.source);
  if (target === undefined) {
    const help = suggest(
      alias.source,
      [...conversion.anchors.keys()],
      "Write the anchor, `&name`, before the alias, in the same file; quote a text that begins with `*`.",
    );
    complain(
      conversion,
      alias,
      "YAML_ALIAS_UNKNOWN",
      `No anchor named ${quoted(alias.source)} stands before this alias in this file.`,
      help,
    );
    return null;
  }
  conversion.aliases.set(alias, target);
  if (conversion.open.has(target)) {
    complain(
      conversion,
      alias,
      "YAML_ALIAS_CYCLE",
      `The alias ${quoted(alias.source)} stands inside the value it repeats.`,
      "For a schema that holds itself use `$ref: '#'`.",
    );
    return null;
  }
  conversion.expansions += 1;
  if (conversion.expansions > readLimits.aliasExpansions.value) return stop(conversion, alias, "aliasExpansions");
  return convert(conversion, target, depth);
}

function stop(conversion: Conversion, node: Node, limit: "values" | "aliasExpansions"): null {
  conversion.stopped = true;
  const { value, unit } = readLimits[limit];
  const code = limit === "values" ? "YAML_TOO_MANY_VALUES" : "YAML_ALIAS_LIMIT";
  complain(
    conversion,
    node,
    code,
    `The file goes beyond ${value} ${unit}.`,
    "Move repeated parts into Schema files and refer to them by `$ref`.",
  );
  return null;
}

function complain(conversion: Conversion, node: Member, code: Parameters<Reporter["add"]>[0]["code"], message: string, help: string): void {
  conversion.broken = true;
  conversion.complaints += 1;
  if (conversion.complaints > readLimits.syntaxFindings.value) {
    conversion.stopped = true;
    return;
  }
  const start = node?.range?.[0] ?? 0;
  conversion.reporter.add({ code, message, help, span: { file: conversion.file, start, end: node?.range?.[1] ?? start + 1 } });
}
