/** Makes a schema stand alone: the files it refers to move into its `$defs`. Knows nothing of what schemas mean. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { byCodeUnits, sha256 } from "../model/digest.ts";
import { canonicalDialectUri } from "../schema/dialect.ts";
import { fileUri, type SchemaUnit } from "../schema/schema-unit.ts";
import { isObject } from "../schema/walk.ts";
import { escapePart, valueAt } from "../text/json-pointer.ts";
import type { ResolvedRef, ResolvedRefs, SchemaFileEntry } from "./resolve-refs.ts";

export interface Bundle {
  readonly schema: JsonObject | boolean;
  /** `$defs` key → the file whose schema stands there. */
  readonly files: ReadonlyMap<string, SchemaFileEntry>;
}

export type RefsOf = (unit: SchemaUnit) => ResolvedRefs;

/** A schema while it is copied: members can be written. */
type Draft = Record<string, JsonValue | undefined>;

/** Every file that a schema reaches, itself left out, ascending by path. */
export function reachedFiles(unit: SchemaUnit, refsOf: RefsOf): readonly SchemaFileEntry[] {
  const reached = new Map<string, SchemaFileEntry>();
  const waiting = [unit];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { file } of refsOf(next).refs) {
      if (file === undefined || file.unit === unit || reached.has(file.path)) continue;
      reached.set(file.path, file);
      waiting.push(file.unit);
    }
  }
  return [...reached.values()].sort((left, right) => byCodeUnits(left.path, right.path));
}

/**
 * Joins a schema and the files it reaches.
 *
 * Files are named in `$defs` by their own names, and references become pointers. Where a file relies on resources of
 * its own (inner `$id`s, dynamic anchors), each file stays a resource with an absolute `$id` instead, as JSON Schema
 * Core, section 9.3 describes: pointers would change what such references mean.
 */
export function bundle(unit: SchemaUnit, files: readonly SchemaFileEntry[], refsOf: RefsOf): Bundle {
  const namesFiles = refsOf(unit).refs.some((ref) => ref.file !== undefined);
  if (typeof unit.schema === "boolean" || !namesFiles) return { schema: normalised(unit), files: new Map() };
  const keys = assignKeys(unit.schema, files);
  const asResources = unit.hasInnerIds || files.some((file) => file.unit.hasDynamicAnchors || file.unit.hasInnerIds);
  const link: Link = asResources ? resourceLink : pointerLink(unit, keys);
  const root = copy(unit, refsOf(unit), link, true);
  const $defs: Draft = { ...(isObject(root.$defs) ? root.$defs : {}) };
  for (const file of files) {
    const inner = typeof file.unit.schema === "boolean" ? file.unit.schema : copy(file.unit, refsOf(file.unit), link, false);
    $defs[keys.get(file.path) ?? file.key] = inner as JsonValue;
  }
  if (files.length > 0) root.$defs = $defs as JsonObject;
  return { schema: root as JsonObject, files: new Map(files.map((file) => [keys.get(file.path) ?? file.key, file])) };
}

/** `$schema` in its canonical spelling: a foreign file's older dialect is taken as the nearest one. */
function normalised(unit: SchemaUnit): JsonObject | boolean {
  if (typeof unit.schema === "boolean" || !Object.hasOwn(unit.schema, "$schema")) return unit.schema;
  return { ...unit.schema, $schema: canonicalDialectUri[unit.dialect] };
}

function assignKeys(root: JsonObject, files: readonly SchemaFileEntry[]): ReadonlyMap<string, string> {
  const taken = new Set(isObject(root.$defs) ? Object.keys(root.$defs) : []);
  const keys = new Map<string, string>();
  for (const file of files) {
    let key = file.key;
    for (let length = 6; taken.has(key); length += 1) key = `${file.key}_${sha256(file.path).slice(0, length)}`;
    taken.add(key);
    keys.set(file.path, key);
  }
  return keys;
}

/** How references are written and what becomes of identifiers in one joined schema. */
interface Link {
  /** @returns The new reference, or `undefined` to keep the old one. */
  reference(from: SchemaUnit, ref: ResolvedRef, isRoot: boolean): string | undefined;
  /** Changes what identifies a copied file. */
  identify(draft: Draft, unit: SchemaUnit, isRoot: boolean): void;
}

function fragment(pointer: string): string {
  return pointer.split("/").map(encodeURIComponent).join("/").replaceAll("%24", "$").replaceAll("%7E", "~");
}

function pointerLink(root: SchemaUnit, keys: ReadonlyMap<string, string>): Link {
  const prefixOf = (path: string) => {
    const key = keys.get(path);
    return key === undefined ? "#" : `#/$defs/${escapePart(key)}`;
  };
  return {
    reference(from, ref, isRoot) {
      if (ref.file !== undefined) return `${ref.file.unit === root ? "#" : prefixOf(ref.file.path)}${fragment(ref.pointer)}`;
      return isRoot ? undefined : `${prefixOf(from.document.file.path)}${fragment(ref.pointer)}`;
    },
    identify(draft, unit, isRoot) {
      if (isRoot) return;
      delete draft.$id;
      // References to anchors are pointers by now, and two files may use one anchor.
      for (const [name, pointer] of unit.anchors) {
        const holder = valueAt(draft, pointer);
        if (!isObject(holder)) continue;
        delete (holder as Draft).$anchor;
        if (holder.$id === name.slice(name.indexOf("#"))) delete (holder as Draft).$id;
      }
    },
  };
}

/** The URI a file's schema has as a resource. */
function resourceUri(unit: SchemaUnit): string {
  return (
    [...unit.resources].find(([uri, pointer]) => pointer === "" && !uri.startsWith("toolwright-catalog:"))?.[0] ??
    fileUri(unit.document.file.path)
  );
}

const resourceLink: Link = {
  reference: (_from, ref) =>
    ref.file === undefined ? undefined : `${resourceUri(ref.file.unit)}${ref.pointer === "" ? "" : `#${fragment(ref.pointer)}`}`,
  identify(draft, unit) {
    // No file can refer to a tool's or a context's schema, so that it needs no identifier.
    if (unit.at === "" || unit.at === "/schema") draft.$id = resourceUri(unit);
  },
};

function copy(unit: SchemaUnit, resolved: ResolvedRefs, link: Link, isRoot: boolean): Draft {
  const draft = structuredClone(unit.schema) as Draft;
  for (const ref of resolved.refs) {
    const holder = valueAt(draft, ref.use.pointer);
    const reference = link.reference(unit, ref, isRoot);
    if (reference !== undefined && isObject(holder)) (holder as Draft)[ref.use.keyword] = keepsAnchor(ref) ?? reference;
  }
  link.identify(draft, unit, isRoot);
  if (!isRoot) delete draft.$schema;
  else if (Object.hasOwn(draft, "$schema")) draft.$schema = canonicalDialectUri[unit.dialect];
  return draft;
}

/** A dynamic reference by anchor stays one: what it means is found while validating. */
function keepsAnchor(ref: ResolvedRef): string | undefined {
  return ref.use.keyword === "$dynamicRef" && ref.file === undefined && /^#[^/]/.test(ref.use.value) ? ref.use.value : undefined;
}
