/** Finds what a local reference leads to: pointers, anchors and `$id`s of one standalone schema. Knows nothing of other files. */

import type { JsonObject, JsonValue } from "../../contract/index.ts";
import { isObject } from "./walk.ts";

/** Stands for the address of a schema that has none. */
const nowhere = "schema://root/";

export interface SchemaIndex {
  /** The schema that a `$ref` in `from` leads to, `undefined` where it leads nowhere here. */
  resolve(from: JsonObject, ref: string): JsonValue | undefined;
}

export function indexSchema(root: JsonValue): SchemaIndex {
  const bases = new Map<JsonObject, string>();
  const resources = new Map<string, JsonValue>([[nowhere, root]]);
  const anchors = new Map<string, JsonObject>();
  visit(root, nowhere);
  return { resolve };

  function visit(value: JsonValue | undefined, base: string): void {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, base);
      return;
    }
    if (!isObject(value)) return;
    const own = ownBase(value, base);
    bases.set(value, own);
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const name = value[keyword];
      if (typeof name === "string") anchors.set(`${own}#${name}`, value);
    }
    for (const [keyword, child] of Object.entries(value)) if (!dataKeywords.has(keyword)) visit(child, own);
  }

  function ownBase(schema: JsonObject, base: string): string {
    const { $id } = schema;
    if (typeof $id !== "string") return base;
    // Draft-07 writes an anchor as an `$id` that is only a fragment.
    if ($id.startsWith("#")) {
      anchors.set(`${base}${$id}`, schema);
      return base;
    }
    const address = resolved($id, base);
    if (address === undefined) return base;
    resources.set(withoutFragment(address), schema);
    return withoutFragment(address);
  }

  function resolve(from: JsonObject, ref: string): JsonValue | undefined {
    const address = resolved(ref, bases.get(from) ?? nowhere);
    if (address === undefined) return undefined;
    const hash = address.indexOf("#");
    const fragment = hash === -1 ? "" : address.slice(hash + 1);
    const resource = resources.get(withoutFragment(address));
    if (resource === undefined || fragment === "") return resource;
    return fragment.startsWith("/") ? followPointer(resource, fragment) : anchors.get(`${withoutFragment(address)}#${decoded(fragment)}`);
  }
}

const dataKeywords: ReadonlySet<string> = new Set(["const", "enum", "default", "examples", "example"]);

function withoutFragment(address: string): string {
  const hash = address.indexOf("#");
  return hash === -1 ? address : address.slice(0, hash);
}

function resolved(ref: string, base: string): string | undefined {
  // Written as it stands: URL would encode the pointer's characters in its own way.
  if (ref.startsWith("#")) return `${withoutFragment(base)}${ref}`;
  try {
    return new URL(ref, base).href;
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function followPointer(root: JsonValue, fragment: string): JsonValue | undefined {
  let target: JsonValue | undefined = root;
  for (const step of fragment.slice(1).split("/")) {
    const name = decoded(step).replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(target)) target = target[Number(name)];
    else target = isObject(target) && Object.hasOwn(target, name) ? target[name] : undefined;
  }
  return target;
}
