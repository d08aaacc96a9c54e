/** Finds the text behind a JSON pointer. Knows nodes, and nothing of what they mean. */

import type { Node } from "yaml";
import { pointerParts } from "../text/json-pointer.ts";
import type { SourceFile, SourceSpan } from "../text/source-file.ts";
import { type AliasTargets, keyText } from "./to-json.ts";
import { yaml } from "./yaml-package.ts";

/** The nodes a pointer leads to. */
interface Located {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

export interface NodeTree {
  readonly root: Node;
  readonly aliases: AliasTargets;
}

/** @returns The member at the pointer; the nearest one on the way when it does not exist. */
export function locate(tree: NodeTree, pointer: string): Located {
  let located: Located = { key: undefined, value: tree.root };
  for (const part of pointerParts(pointer)) {
    const next = member(resolved(tree, located.value), part);
    if (next === undefined) break;
    located = next;
  }
  return located;
}

function resolved(tree: NodeTree, node: Node | undefined): Node | undefined {
  let current = node;
  // An alias may stand for another one; the walk that read the file has proved that they end.
  while (yaml().isAlias(current)) current = tree.aliases.get(current);
  return current;
}

function member(node: Node | undefined, part: string): Located | undefined {
  if (yaml().isMap(node)) {
    const pair = node.items.find((item) => keyText(item.key) === part);
    return pair === undefined ? undefined : { key: pair.key as Node, value: (pair.value as Node | null) ?? undefined };
  }
  if (yaml().isSeq(node)) {
    const item = /^\d{1,7}$/.test(part) ? node.items[Number(part)] : undefined;
    return item === undefined ? undefined : { key: undefined, value: item as Node };
  }
  return undefined;
}

export function spanOfValue(file: SourceFile, located: Located): SourceSpan {
  const range = located.value?.range ?? located.key?.range;
  const start = range?.[0] ?? 0;
  return { file, start, end: Math.max(start, range?.[1] ?? start) };
}

export function spanOfKey(file: SourceFile, located: Located): SourceSpan {
  const range = located.key?.range;
  if (range) return { file, start: range[0], end: range[1] };
  const { start, end } = spanOfValue(file, located);
  const lineEnd = file.text.indexOf("\n", start);
  return { file, start, end: lineEnd === -1 ? end : Math.min(end, lineEnd) };
}
