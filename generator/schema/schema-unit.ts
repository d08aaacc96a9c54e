/** One schema as its author wrote it, where it stands, and what is in it that references need. Knows no catalog. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import type { Dialect } from "../model/catalog-model.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";
import { isObject, walkSchema } from "./walk.ts";

/** A `$ref` or `$dynamicRef` that somebody wrote. */
export interface RefUse {
  /** Of the schema that holds the keyword, from the unit's root. */
  readonly pointer: string;
  readonly keyword: "$ref" | "$dynamicRef";
  readonly value: string;
  /** The nearest schema around it with an `$id`, or the root: where `#` leads. */
  readonly resource: string;
  /** URI that relative references are read against. */
  readonly base: string;
}

export interface SchemaUnit {
  readonly document: ParsedDocument;
  /** Pointer of the schema in its document: `/input`, `/schema`, `""`. */
  readonly at: string;
  readonly schema: JsonObject | boolean;
  readonly dialect: Dialect;
  readonly refs: readonly RefUse[];
  /** Absolute URI of each schema with an `$id`, and of the root → its pointer. */
  readonly resources: ReadonlyMap<string, string>;
  /** `<resource pointer>#<anchor>` → pointer of the schema that has it. */
  readonly anchors: ReadonlyMap<string, string>;
  readonly hasInnerIds: boolean;
  readonly hasDynamicAnchors: boolean;
  /** The first keyword that means another thing, or nothing, in the other dialect. */
  readonly boundBy: string | undefined;
}

/** The URI of a file's own schema, when it gives itself none. */
export function fileUri(path: string): string {
  return `toolwright-catalog://catalog/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** @returns An absolute URI without its fragment, or `undefined` when the text is no URI reference. */
export function resolveUri(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href.replace(/#.*$/s, "");
  } catch {
    return undefined;
  }
}

export function schemaUnit(document: ParsedDocument, at: string, schema: JsonObject | boolean, dialect: Dialect): SchemaUnit {
  const refs: RefUse[] = [];
  const resources = new Map<string, string>([[fileUri(document.file.path), ""]]);
  const anchors = new Map<string, string>();
  const scopes = new Map<string, { resource: string; base: string }>();
  let hasInnerIds = false;
  let hasDynamicAnchors = false;
  let boundBy: string | undefined;
  walkSchema(schema, (here, pointer) => {
    const outer = scopes.get(parentScope(scopes, pointer)) ?? { resource: "", base: fileUri(document.file.path) };
    let scope = outer;
    const id = here.$id;
    if (typeof id === "string" && id.startsWith("#")) anchors.set(`${outer.resource}#${id.slice(1)}`, pointer);
    else if (typeof id === "string") {
      scope = { resource: pointer, base: resolveUri(id, outer.base) ?? outer.base };
      resources.set(scope.base, pointer);
      if (pointer !== "") hasInnerIds = true;
    }
    if (scope !== outer || pointer === "") scopes.set(pointer, scope);
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const anchor = here[keyword];
      if (typeof anchor === "string") anchors.set(`${scope.resource}#${anchor}`, pointer);
    }
    if (typeof here.$dynamicAnchor === "string") hasDynamicAnchors = true;
    for (const keyword of ["$ref", "$dynamicRef"] as const) {
      const value = here[keyword];
      if (typeof value === "string") refs.push({ pointer, keyword, value, ...scope });
    }
    boundBy ??= boundKeyword(here);
  });
  return { document, at, schema, dialect, refs, resources, anchors, hasInnerIds, hasDynamicAnchors, boundBy };
}

/** The nearest pointer upwards at which a scope begins. */
function parentScope(scopes: ReadonlyMap<string, unknown>, pointer: string): string {
  if (scopes.size <= 1) return "";
  for (let up = pointer; up !== ""; up = up.slice(0, up.lastIndexOf("/"))) if (scopes.has(up)) return up;
  return "";
}

const boundWords = [
  "additionalItems",
  "dependencies",
  "prefixItems",
  "dependentRequired",
  "dependentSchemas",
  "unevaluatedItems",
  "unevaluatedProperties",
  "minContains",
  "maxContains",
  "$anchor",
  "$dynamicRef",
  "$dynamicAnchor",
] as const;

function boundKeyword(schema: JsonObject): string | undefined {
  if (Array.isArray(schema.items)) return "items";
  return boundWords.find((word) => Object.hasOwn(schema, word));
}

export function isSchema(value: JsonValue | undefined): value is JsonObject | boolean {
  return typeof value === "boolean" || isObject(value);
}
