/** From a catalog name to paths and identifiers, injectively. Knows nothing of templates. */

import { byCodeUnits, sha256 } from "./digest.ts";

/** The names one definition goes by in emitted code. Unique over the catalog, also on a disk that ignores case. */
export interface ModuleNames {
  /** Folder below the catalog root, `""` at the root, `/` between parts. */
  readonly area: string;
  /** Path below `types/`, `validators/` and `handlers/` without extension, such as `shipments/track_shipment`. */
  readonly modulePath: string;
  /** PascalCase identifier, never a reserved word, such as `TrackShipment`. */
  readonly typeName: string;
}

/** What has names of its own in emitted code. Names are unique within a kind. */
export interface Nameable {
  readonly kind: "Tool" | "Context" | "Schema" | "Resource" | "Prompt";
  readonly area: string;
  readonly name: string;
}

/** Identifiers that emitted code or every program takes for itself. */
const takenTypeNames: ReadonlySet<string> = new Set(
  (
    "Array ArrayBuffer Boolean Date Error Function Handler Handlers Infinity Input Iterator JsonObject JsonValue Map NaN Number Object Omit Output " +
    "Partial Pick Promise Proxy Readonly Record RegExp Required Set String Symbol ToolContext ToolError ToolHandler ToolName Tools Validator"
  ).split(" "),
);

/** Names that Windows gives to devices, with or without an extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Endings that tools read as part of the extension: `a.d` would become the declaration file `a.d.ts`. */
const extensionLike = /\.(?:d|[cm]?[jt]sx?|json|node|wasm|test|spec)$/i;

/**
 * Names every definition. The result depends on the set of definitions, not on their order, and a definition whose
 * name is written as names are meant to be (snake_case) keeps its plain names whatever else comes and goes.
 */
export function assignNames<T extends Nameable>(definitions: readonly T[]): ReadonlyMap<T, ModuleNames> {
  const ordered = [...definitions].sort(byRank);
  const paths = new Map<string, T>();
  const types = new Set<string>(takenTypeNames);
  const result = new Map<T, ModuleNames>();
  for (const definition of ordered) {
    const modulePath = firstFree(pathCandidates(definition), (path) => !paths.has(path.toLowerCase()));
    paths.set(modulePath.toLowerCase(), definition);
    const typeName = firstFree(typeCandidates(definition), (name) => identifiersOf(definition, name).every((word) => !types.has(word)));
    for (const word of identifiersOf(definition, typeName)) types.add(word);
    result.set(definition, { area: definition.area, modulePath, typeName });
  }
  return result;
}

const kindRank: Readonly<Record<Nameable["kind"], number>> = { Tool: 0, Context: 1, Schema: 2, Resource: 3, Prompt: 4 };

const plainName = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

/** Tools first, plain names first: what comes first keeps its short name where two would share it. */
function byRank(left: Nameable, right: Nameable): number {
  const plain = Number(plainName.test(right.name)) - Number(plainName.test(left.name));
  return kindRank[left.kind] - kindRank[right.kind] || plain || byCodeUnits(left.name, right.name) || byCodeUnits(left.area, right.area);
}

/** Every identifier a definition brings into one scope; a tool's type name is only a beginning of others. */
function identifiersOf(definition: Nameable, typeName: string): string[] {
  return definition.kind === "Tool" ? [typeName, `${typeName}Arguments`, `${typeName}Input`, `${typeName}Output`] : [typeName];
}

function firstFree(candidates: Iterable<string>, isFree: (candidate: string) => boolean): string {
  for (const candidate of candidates) if (isFree(candidate)) return candidate;
  throw new Error("names ran out: every length of a digest is taken");
}

/** @yields The plain name, then names with more and more of the digest of what is unique. */
function* withDigest(definition: Nameable, plain: string | undefined, stem: string, mark: string): Generator<string> {
  if (plain !== undefined) yield plain;
  const digest = sha256(`${definition.kind}\n${definition.area}\n${definition.name}`);
  for (let length = 6; length <= digest.length; length += 1) yield `${stem}${mark}${digest.slice(0, length)}`;
}

function pathCandidates(definition: Nameable): Iterable<string> {
  const area = definition.area === "" ? "" : `${definition.area.split("/").map(safePart).join("/")}/`;
  const plain = isSafePart(definition.name) ? `${area}${definition.name}` : undefined;
  return withDigest(definition, plain, `${area}${cleaned(definition.name)}`, "_");
}

/** Safe as a file's name before its extension on every disk, and in an import. */
function isSafePart(part: string): boolean {
  return (
    /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(part) &&
    part.length <= 100 &&
    !part.endsWith(".") &&
    !part.includes("..") &&
    !deviceName.test(part) &&
    !extensionLike.test(part)
  );
}

function safePart(part: string): string {
  return isSafePart(part) ? part : `${cleaned(part)}_${sha256(part).slice(0, 6)}`;
}

function cleaned(part: string): string {
  const safe = part
    .replace(/[^A-Za-z0-9_-]+/g, "_")
    .replace(/^[-_]+|_+$/g, "")
    .slice(0, 80);
  return safe === "" || deviceName.test(safe) ? `_${safe}` : safe;
}

function typeCandidates(definition: Nameable): Iterable<string> {
  const stem = pascalCase(definition.name);
  const withKind = definition.kind === "Tool" ? [] : [`${stem}${definition.kind}`];
  return [stem, ...withKind, ...withDigest(definition, undefined, stem, "$")];
}

/** `track_shipment` → `TrackShipment`; digits keep their mark, so that `a_1` and `a1` differ. */
export function pascalCase(name: string): string {
  const parts = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== "");
  const joined = parts.map((part) => (/^\d/.test(part) ? `_${part}` : `${part.charAt(0).toUpperCase()}${part.slice(1)}`)).join("");
  return joined === "" ? "_" : joined;
}
