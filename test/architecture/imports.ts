/** Reads what a source file imports, with a real parser. Knows no rule about it. */

import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parseSync } from "vite";

export type ImportKind = "value" | "type" | "dynamic";

export interface Import {
  readonly kind: ImportKind;
  /** As written. */
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
}

/** A node of the syntax tree: what we look at, and whatever else it holds. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

/** @throws {Error} When the text is not TypeScript or JavaScript. */
export function importsOf(path: string, text: string): readonly Import[] {
  const { program, errors } = parseSync(path, text);
  const [first] = errors;
  if (first !== undefined) throw new Error(`${path} cannot be parsed: ${first.message}`);
  const found: Import[] = [];
  visit(program as unknown as Node, (node) => {
    const source = importedBy(node);
    if (source !== undefined) found.push({ ...source, line: text.slice(0, node.start).split("\n").length });
  });
  return found;
}

/** What a node reaches for; a computed specifier is reported as `(computed)`, so that no rule can be passed by hiding a name. */
function importedBy(node: Node): Pick<Import, "kind" | "specifier"> | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return { kind: node.importKind === "type" ? "type" : "value", specifier: textOf(node.source) };
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      if (!isNode(node.source)) return undefined;
      return { kind: node.exportKind === "type" ? "type" : "value", specifier: textOf(node.source) };
    case "TSImportType":
      return { kind: "type", specifier: textOf(node.source) };
    case "ImportExpression":
      return { kind: "dynamic", specifier: textOf(node.source) };
    case "CallExpression":
      return isRequire(node.callee) ? { kind: "value", specifier: textOf((node.arguments as readonly unknown[])[0]) } : undefined;
    case "NewExpression":
      return isModuleUrl(node) ? { kind: "dynamic", specifier: textOf((node.arguments as readonly unknown[])[0]) } : undefined;
    default:
      return undefined;
  }
}

function isRequire(callee: unknown): boolean {
  return isNode(callee) && callee.type === "Identifier" && callee.name === "require";
}

/** `new URL("./worker.ts", import.meta.url)`: how workers and files beside a module are reached. */
function isModuleUrl(node: Node): boolean {
  const [target, base] = node.arguments as readonly unknown[];
  if (!isNode(node.callee) || node.callee.name !== "URL" || !isNode(base) || base.type !== "MemberExpression") return false;
  return isNode(base.object) && base.object.type === "MetaProperty" && /\.(ts|js)$/.test(textOf(target));
}

function textOf(source: unknown): string {
  return isNode(source) && typeof source.value === "string" ? source.value : "(computed)";
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const member of Object.values(node)) {
    for (const child of Array.isArray(member) ? member : [member]) if (isNode(child)) visit(child, see);
  }
}

export interface Edge {
  /** Relative to the root, `/` between parts. */
  readonly from: string;
  /** A file of the project, `node:…`, or the name of a package. */
  readonly to: string;
  readonly kind: ImportKind;
  readonly line: number;
}

/** How the package's own name leads to its files, from `exports` in package.json: `toolwright/contract` → `contract/index.ts`. */
export function ownDoors(root: string): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, string | { readonly "toolwright-source"?: string }>>;
  };
  return new Map(
    Object.entries(manifest.exports).flatMap(([door, target]) => {
      const source = typeof target === "string" ? target : target["toolwright-source"];
      return source === undefined ? [] : [[`${manifest.name}${door.slice(1)}`, source.slice(2)] as const];
    }),
  );
}

export function edgesOf(path: string, text: string, doors: ReadonlyMap<string, string>): readonly Edge[] {
  return importsOf(path, text).map(({ specifier, kind, line }) => ({ from: path, to: resolveFrom(path, specifier, doors), kind, line }));
}

function resolveFrom(path: string, specifier: string, doors: ReadonlyMap<string, string>): string {
  if (specifier.startsWith(".")) return join(dirname(path), specifier).split(sep).join("/");
  const own = doors.get(specifier);
  if (own !== undefined || specifier.startsWith("node:")) return own ?? specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

export function readEdges(root: string, paths: readonly string[], doors: ReadonlyMap<string, string>): readonly Edge[] {
  return paths.flatMap((path) => edgesOf(relative(root, join(root, path)), readFileSync(join(root, path), "utf8"), doors));
}
