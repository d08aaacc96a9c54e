/** Follows the references of one schema to the places they mean, and complains about those that lead nowhere. */

import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import { fileUri, type RefUse, resolveUri, type SchemaUnit } from "../schema/schema-unit.ts";
import { isObject } from "../schema/walk.ts";
import { closest } from "../text/did-you-mean.ts";
import { joinPointer, pointerParts, valueAt } from "../text/json-pointer.ts";

/** What stands at a catalog path, for those who refer to it. */
export type FileEntry =
  | {
      readonly state: "schema";
      readonly path: string /** Name in other schemas' `$defs`. */;
      readonly key: string;
      readonly unit: SchemaUnit;
    }
  | { readonly state: "broken"; readonly path: string }
  | { readonly state: "other"; readonly path: string };

export type SchemaFileEntry = Extract<FileEntry, { state: "schema" }>;

export interface CatalogFiles {
  /** Path of the catalog folder. */
  readonly catalog: string;
  readonly entries: ReadonlyMap<string, FileEntry>;
}

/** A reference and the place it means. */
export interface ResolvedRef {
  readonly use: RefUse;
  /** Absent: the reference is written as one within its own schema. */
  readonly file?: SchemaFileEntry;
  /** From the root of the schema it lies in. */
  readonly pointer: string;
}

export interface ResolvedRefs {
  readonly refs: readonly ResolvedRef[];
  /** False when a reference leads nowhere: the schema cannot be used. */
  readonly whole: boolean;
}

interface Failure {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
}

type Target = { readonly file?: SchemaFileEntry; readonly unit: SchemaUnit; readonly resource: string };

export function resolveRefs(unit: SchemaUnit, files: CatalogFiles, reporter: Reporter): ResolvedRefs {
  const refs: ResolvedRef[] = [];
  let whole = true;
  for (const use of unit.refs) {
    const found = resolveOne(unit, use, files);
    if ("pointer" in found) refs.push({ use, ...found });
    else {
      whole = false;
      const pointer = `${unit.at}${joinPointer(use.pointer, use.keyword)}`;
      reporter.add({ ...found, span: unit.document.spanOf(pointer) });
    }
  }
  return { refs, whole };
}

function resolveOne(unit: SchemaUnit, use: RefUse, files: CatalogFiles): Failure | Omit<ResolvedRef, "use"> {
  const hash = use.value.indexOf("#");
  const uri = hash === -1 ? use.value : use.value.slice(0, hash);
  const target = targetOf(unit, use, uri, files);
  if ("code" in target) return target;
  const pointer = placeIn(target, hash === -1 ? "" : use.value.slice(hash + 1));
  if (pointer === undefined) return missingPlace(use, target, hash);
  return target.file === undefined ? { pointer } : { file: target.file, pointer };
}

function targetOf(unit: SchemaUnit, use: RefUse, uri: string, files: CatalogFiles): Failure | Target {
  if (uri === "") return { unit, resource: use.resource };
  const absolute = resolveUri(uri, use.base);
  const own = absolute === undefined ? undefined : unit.resources.get(absolute);
  if (own !== undefined && absolute !== fileUri(unit.document.file.path)) return { unit, resource: own };
  const written = quoted(use.value);
  if (/^https?:\/\/|^\/\//i.test(uri)) {
    const help = "Copy the schema into the catalog folder and refer to it by a relative path, such as ../schemas/x.schema.yaml.";
    return { code: "REF_NETWORK", message: `${written} leads to the network, from which nothing is read.`, help };
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\]/.test(uri)) {
    const help = "Refer to a file of the catalog by a path relative to this file, such as ../schemas/x.schema.yaml.";
    return { code: "REF_OUTSIDE_CATALOG", message: `${written} is not a relative path.`, help };
  }
  return fileTarget(unit, written, uri, files);
}

function fileTarget(unit: SchemaUnit, written: string, uri: string, files: CatalogFiles): Failure | Target {
  const from = unit.document.file.path;
  const path = joinPath(from, uri);
  const below = files.catalog === "" || files.catalog === "." ? "" : `${files.catalog}/`;
  if (path === undefined || !path.startsWith(below)) {
    const help = "Move the schema into the catalog folder, and use `/` between the parts of the path.";
    return { code: "REF_OUTSIDE_CATALOG", message: `${written} leads out of the catalog folder ${quoted(files.catalog)}.`, help };
  }
  const entry = files.entries.get(path);
  if (entry === undefined) {
    const near = nearestPath(path, files);
    const help =
      near === undefined ? "Mend the path: it is read from the folder of this file." : `Did you mean "${relativePath(from, near)}"?`;
    return { code: "REF_FILE_MISSING", message: `${written} leads to ${path}, which does not exist.`, help };
  }
  if (entry.state === "broken") {
    return { code: "REF_FILE_BROKEN", message: `${written} leads to a file that has errors of its own.`, help: `Mend ${path} first.` };
  }
  if (entry.state === "other") {
    const help = "Move the shared part into a document of kind Schema, and refer to that.";
    return { code: "REF_NOT_A_SCHEMA", message: `${written} leads to a file that is no schema.`, help };
  }
  return { file: entry, unit: entry.unit, resource: "" };
}

/** @returns The pointer of the place a fragment names, from the root of its schema. */
function placeIn(target: Target, fragment: string): string | undefined {
  const text = decoded(fragment);
  if (text === undefined) return undefined;
  if (text === "") return target.resource;
  if (!text.startsWith("/")) return target.unit.anchors.get(`${target.resource}#${text}`);
  const pointer = `${target.resource}${text}`;
  const value = valueAt(target.unit.schema, pointer);
  return typeof value === "boolean" || isObject(value) ? pointer : undefined;
}

function decoded(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

function missingPlace(use: RefUse, target: Target, hash: number): Failure {
  const fragment = use.value.slice(hash + 1);
  const where = target.file === undefined ? "this schema" : target.file.path;
  const near = nearestPlace(target, fragment);
  const otherwise = fragment.startsWith("/")
    ? "Mend the part after the #: it is read from the root of the schema."
    : "Write the place as #/$defs/name, or give a schema this `$anchor`.";
  const message = `${quoted(use.value)} leads to nothing: ${where} has no schema at ${quoted(`#${fragment}`)}.`;
  return {
    code: "REF_TARGET_MISSING",
    message,
    help: near === undefined ? otherwise : `Did you mean "${use.value.slice(0, hash)}#${near}"?`,
  };
}

function nearestPlace(target: Target, fragment: string): string | undefined {
  const text = decoded(fragment);
  if (text === undefined) return undefined;
  if (!text.startsWith("/")) {
    const anchors = [...target.unit.anchors.keys()].filter((anchor) => anchor.startsWith(`${target.resource}#`));
    return closest(
      text,
      anchors.map((anchor) => anchor.slice(target.resource.length + 1)),
    );
  }
  let pointer = "";
  for (const part of pointerParts(text)) {
    const here = valueAt(target.unit.schema, `${target.resource}${pointer}`);
    if (typeof here !== "object" || here === null) return undefined;
    const key = Object.hasOwn(here, part) ? part : closest(part, Object.keys(here));
    if (key === undefined) return undefined;
    pointer = joinPointer(pointer, key);
  }
  return valueAt(target.unit.schema, `${target.resource}${pointer}`) === undefined ? undefined : pointer;
}

/** @returns The path below the project root, or `undefined` when it leads out of it. */
function joinPath(from: string, relative: string): string | undefined {
  const parts = from.split("/").slice(0, -1);
  for (const part of (decoded(relative) ?? relative).split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

function nearestPath(path: string, files: CatalogFiles): string | undefined {
  const schemas = [...files.entries.values()].filter((entry) => entry.state !== "other").map((entry) => entry.path);
  const file = path.slice(path.lastIndexOf("/") + 1);
  const sameName = schemas.find((candidate) => candidate.endsWith(`/${file}`));
  if (sameName !== undefined) return sameName;
  const nearName = closest(
    file,
    schemas.map((candidate) => candidate.slice(candidate.lastIndexOf("/") + 1)),
  );
  return nearName === undefined ? undefined : schemas.find((candidate) => candidate.endsWith(`/${nearName}`));
}

function relativePath(from: string, to: string): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared += 1;
  return [...source.slice(shared).map(() => ".."), ...target.slice(shared)].join("/");
}
