/** Makes every schema of a catalog stand alone and asks whether it can be used. The only stage that knows all schemas. */

import type { JsonValue } from "../../contract/index.ts";
import type { SchemaRole } from "../../validation/build.ts";
import { quoted, type Reporter } from "../diagnostics/reporter.ts";
import type { StandaloneSchema } from "../model/catalog-model.ts";
import type { ParsedDocument } from "../parse/parsed-document.ts";
import { checkKeywords } from "../schema/check-keywords.ts";
import { checkTypes } from "../schema/check-types.ts";
import { isSchema, type SchemaUnit, schemaUnit } from "../schema/schema-unit.ts";
import { isObject } from "../schema/walk.ts";
import { joinPointer, pointerParts } from "../text/json-pointer.ts";
import type { SourceSpan } from "../text/source-file.ts";
import { type Bundle, bundle, reachedFiles } from "./bundle.ts";
import { readDialect } from "./read-dialect.ts";
import { type CatalogFiles, type ResolvedRefs, resolveRefs, type SchemaFileEntry } from "./resolve-refs.ts";
import { faultFacts, type SchemaInspector } from "./schema-inspector.ts";

/** A schema that can be used, and the way back to the text it came from. */
export interface UsableSchema {
  readonly standalone: StandaloneSchema;
  readonly unit: SchemaUnit;
  /** The text behind a pointer into the standalone schema, whichever file it came from. */
  readonly spanOf: (pointer: string) => SourceSpan;
}

export interface SchemaCheckOptions {
  readonly lenient: boolean;
  readonly inspect: SchemaInspector;
}

export class SchemaChecker {
  readonly #options: SchemaCheckOptions;
  readonly #reporter: Reporter;
  readonly #refs = new Map<SchemaUnit, ResolvedRefs>();
  readonly #usable = new Map<SchemaUnit, UsableSchema | undefined>();
  /** Units being prepared. */
  readonly #open = new Set<SchemaUnit>();
  /** Units with a fault in their own words. */
  readonly #faulty = new Set<SchemaUnit>();
  #files: CatalogFiles = { catalog: "", entries: new Map() };

  constructor(options: SchemaCheckOptions, reporter: Reporter) {
    this.#options = options;
    this.#reporter = reporter;
  }

  /** Tells what stands where, before references are followed. */
  setFiles(files: CatalogFiles): void {
    this.#files = files;
  }

  /** Reads one authored schema. @returns `undefined` after a complaint. */
  unit(document: ParsedDocument, at: string, schema: JsonValue): SchemaUnit | undefined {
    if (!isSchema(schema)) {
      const message = `${quoted(schema)} is no schema: a schema is a mapping of keywords, or true or false.`;
      this.#reporter.add({
        code: "SCHEMA_INVALID",
        message,
        help: "Write `type: object` with `properties`, or a `$ref`.",
        span: document.spanOf(at),
      });
      return undefined;
    }
    const { lenient } = this.#options;
    const dialect = readDialect(schema, at, document, this.#reporter, lenient);
    if (dialect === undefined) return undefined;
    const unit = schemaUnit(document, at, schema, dialect);
    checkKeywords(unit, lenient ? "warning" : "error", this.#reporter);
    if (!checkTypes(unit, this.#reporter)) this.#faulty.add(unit);
    return unit;
  }

  /** @returns The schema ready for use, or `undefined` after a complaint. */
  usable(unit: SchemaUnit, role: SchemaRole): UsableSchema | undefined {
    if (!this.#usable.has(unit)) {
      this.#open.add(unit);
      this.#usable.set(unit, this.#prepare(unit, role));
      this.#open.delete(unit);
    }
    return this.#usable.get(unit);
  }

  /** The files that a schema reaches. */
  reached(unit: SchemaUnit): readonly SchemaFileEntry[] {
    return reachedFiles(unit, this.#refsOf);
  }

  #refsOf = (unit: SchemaUnit): ResolvedRefs => {
    const known = this.#refs.get(unit);
    if (known !== undefined) return known;
    const resolved = resolveRefs(unit, this.#files, this.#reporter);
    this.#refs.set(unit, resolved);
    return resolved;
  };

  /** Files that reach each other ask about each other: the one that is asked about already answers for itself. */
  #isSound(unit: SchemaUnit): boolean {
    return this.#open.has(unit) || this.usable(unit, "value") !== undefined;
  }

  #prepare(unit: SchemaUnit, role: SchemaRole): UsableSchema | undefined {
    if (!this.#refsOf(unit).whole || this.#faulty.has(unit)) return undefined;
    const files = reachedFiles(unit, this.#refsOf);
    const mixed = files.find((file) => isMixed(unit, file.unit));
    if (mixed !== undefined) return this.#complainMixed(unit, mixed);
    const broken = files.find((file) => !this.#isSound(file.unit));
    if (broken !== undefined) return this.#complainBroken(unit, broken);
    const bundled = bundle(unit, files, this.#refsOf);
    const standalone: StandaloneSchema = { dialect: unit.dialect, schema: bundled.schema };
    const spanOf = spanFinder(unit, bundled);
    return this.#inspect(standalone, role, spanOf) ? { standalone, unit, spanOf } : undefined;
  }

  /** @returns Whether the schema can be used. */
  #inspect(standalone: StandaloneSchema, role: SchemaRole, spanOf: (pointer: string) => SourceSpan): boolean {
    let usable = true;
    for (const fault of this.#options.inspect(standalone, role)) {
      const { code, usableWhenLenient } = faultFacts[fault.kind];
      const forgiven = this.#options.lenient && usableWhenLenient;
      if (!forgiven) usable = false;
      this.#reporter.add({
        code,
        severity: forgiven ? "warning" : "error",
        message: fault.message,
        help: fault.help,
        span: spanOf(fault.pointer),
      });
    }
    return usable;
  }

  #complainMixed(unit: SchemaUnit, file: SchemaFileEntry): undefined {
    this.#reporter.add({
      code: "REF_DIALECT_MIXED",
      message: `This schema is ${unit.dialect} and reaches ${file.path}, which is ${file.unit.dialect} and uses "${file.unit.boundBy ?? unit.boundBy ?? "$schema"}".`,
      help: "Give both the same `$schema`, or move the file to 2020-12.",
      span: this.#refSpan(unit, file),
      related: [{ message: "The dialect is chosen here.", span: file.unit.document.spanOf(`${file.unit.at}/$schema`) }],
    });
    return undefined;
  }

  #complainBroken(unit: SchemaUnit, file: SchemaFileEntry): undefined {
    this.#reporter.add({
      code: "TOOL_NOT_COMPILED",
      message: `This reaches ${file.path}, whose schema cannot be used.`,
      help: `Mend ${file.path} first.`,
      span: this.#refSpan(unit, file),
    });
    return undefined;
  }

  /** Where a schema refers to a file, itself or through others. */
  #refSpan(unit: SchemaUnit, file: SchemaFileEntry): SourceSpan {
    const refs = this.#refsOf(unit).refs;
    const ref = refs.find((candidate) => candidate.file === file) ?? refs.find((candidate) => candidate.file !== undefined);
    return unit.document.spanOf(ref === undefined ? unit.at : `${unit.at}${joinPointer(ref.use.pointer, ref.use.keyword)}`);
  }
}

/** Two dialects may meet where neither uses a word that the other reads differently. */
function isMixed(left: SchemaUnit, right: SchemaUnit): boolean {
  return left.dialect !== right.dialect && right.boundBy !== undefined;
}

function spanFinder(unit: SchemaUnit, bundled: Bundle): (pointer: string) => SourceSpan {
  return (pointer) => {
    const [first, key, ...rest] = pointerParts(pointer);
    const file = first === "$defs" && key !== undefined ? bundled.files.get(key) : undefined;
    if (file === undefined) return unit.document.spanOf(`${unit.at}${pointer}`);
    return file.unit.document.spanOf(`${file.unit.at}${rest.reduce((path, part) => joinPointer(path, part), "")}`);
  };
}

/** The schema a chain of references at the root ends in, for questions about the root. */
export function rootOf(schema: JsonValue): JsonValue {
  let current = schema;
  for (let step = 0; step < 32 && isObject(current) && typeof current.$ref === "string" && current.type === undefined; step += 1) {
    const reference: string = current.$ref;
    if (!reference.startsWith("#/")) break;
    let next: JsonValue | undefined = schema;
    for (const part of pointerParts(decodeURIComponent(reference.slice(1)))) {
      next = typeof next === "object" && next !== null && Object.hasOwn(next, part) ? (next as Record<string, JsonValue>)[part] : undefined;
    }
    if (next === undefined) break;
    current = next;
  }
  return current;
}
