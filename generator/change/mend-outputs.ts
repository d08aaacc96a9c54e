/**
 * Puts what changed tools say now in place of what they said before, in the generated files that speak of all tools. Touches no disk.
 *
 * What a tool said stands in `catalog.json`; from it the emitters make the very lines to be replaced, and each must be found exactly once.
 */

import type { CatalogTool, JsonValue } from "../../contract/index.ts";
import { catalogJsonPath, catalogTool } from "../emit/catalog-json.ts";
import { jsonText } from "../emit/code-text.ts";
import { docsOfTool } from "../emit/docs.ts";
import type { GeneratedFile } from "../emit/emitter.ts";
import { manifestPath } from "../emit/manifest.ts";
import { registryPath, registryRow } from "../emit/registry.ts";
import { toolMemberStart } from "../emit/tool-comment.ts";
import { toolSchemasPath, toolSchemasRow } from "../emit/tool-schemas.ts";
import { toolsMapPath } from "../emit/tools-map.ts";
import type { ToolModel } from "../model/catalog-model.ts";
import { sha256 } from "../model/digest.ts";

/** What a generated file holds, in memory of its own with room to grow behind it if there can be; or `undefined`. */
export type ReadGenerated = (path: string) => Buffer | undefined;

/** Thrown where the whole has to be made anew, and caught at the door. */
const giveUp = Symbol("to be made anew");

/** @returns The files that differ, by path; `undefined` when the whole has to be made anew. */
export function mendOutputs(
  tools: readonly ToolModel[],
  files: readonly GeneratedFile[],
  read: ReadGenerated,
): ReadonlyMap<string, Buffer> | undefined {
  try {
    const outputs = new Outputs(read);
    for (const tool of tools) mendTool(tool, outputs);
    for (const { path, content } of files) outputs.put(path, Buffer.from(content));
    mendDigests(outputs);
    return outputs.changed;
  } catch (reason) {
    if (reason === giveUp) return undefined;
    throw reason;
  }
}

/** Generated files while they are mended. */
class Outputs {
  readonly #read: ReadGenerated;
  /** Files read, each once; they are nobody else's. */
  readonly #standing = new Map<string, Buffer>();
  readonly changed = new Map<string, Buffer>();

  constructor(read: ReadGenerated) {
    this.#read = read;
  }

  get(path: string): Buffer {
    const known = this.changed.get(path) ?? this.#standing.get(path);
    if (known !== undefined) return known;
    const bytes = this.#read(path);
    if (bytes === undefined) throw giveUp;
    this.#standing.set(path, bytes);
    return bytes;
  }

  put(path: string, bytes: Buffer): void {
    if (!this.get(path).equals(bytes)) this.changed.set(path, bytes);
  }

  replace(path: string, before: string, after: string): void {
    if (before === after) return;
    const bytes = this.get(path);
    const at = onlyPlace(bytes, before);
    this.#splice(path, bytes, at, at + Buffer.byteLength(before), after);
  }

  /** The line that begins so, without the comma behind it. */
  line(path: string, start: string): string {
    const bytes = this.get(path);
    const at = onlyPlace(bytes, `\n${start}`) + 1;
    return bytes.subarray(at, bytes.indexOf("\n", at)).toString("utf8").replace(/,$/, "");
  }

  /** What stands behind the only `start`, as long as a digest. */
  replaceDigest(path: string, start: string, digest: string): void {
    const bytes = this.get(path);
    const at = onlyPlace(bytes, start) + Buffer.byteLength(start);
    this.#splice(path, bytes, at, at + digest.length, digest);
  }

  #splice(path: string, bytes: Buffer, start: number, end: number, text: string): void {
    const put = Buffer.from(text);
    const length = bytes.length + put.length - (end - start);
    const mended = withRoom(bytes, Math.max(length, bytes.length));
    mended.copyWithin(start + put.length, end, bytes.length);
    put.copy(mended, start);
    this.changed.set(path, mended.subarray(0, length));
  }
}

/** The same bytes, in the same memory if there is so much: of the largest files a copy costs as much as all else that is done to them. */
function withRoom(bytes: Buffer, length: number): Buffer {
  const { buffer, byteOffset } = bytes;
  // Small ones may stand in memory that others share.
  if (length === bytes.length) return bytes;
  if (byteOffset === 0 && length <= buffer.byteLength && buffer.byteLength > Buffer.poolSize) return Buffer.from(buffer, 0, length);
  const larger = Buffer.alloc(length);
  bytes.copy(larger);
  return larger;
}

function onlyPlace(bytes: Buffer, text: string): number {
  const at = bytes.indexOf(text);
  if (at === -1 || bytes.indexOf(text, at + 1) !== -1) throw giveUp;
  return at;
}

function mendTool(tool: ToolModel, outputs: Outputs): void {
  const now = catalogTool(tool);
  const line = toolLine(tool.name, outputs);
  const said = JSON.parse(line) as CatalogTool;
  if (noticed.some((member) => jsonText(said[member]) !== jsonText(now[member]))) throw giveUp;
  if (jsonText(said.examples) !== jsonText(now.examples) && !isBeyondExamples(said, outputs)) throw giveUp;
  const before = modelOf(said, tool);
  outputs.replace(catalogJsonPath, `${line}`, jsonText(now));
  outputs.replace(toolSchemasPath, `\n${toolSchemasRow(said)}`, `\n${toolSchemasRow(now)}`);
  outputs.replace(toolsMapPath, toolMemberStart(before), toolMemberStart(tool));
  const row = outputs.line(registryPath, `[${jsonText(tool.name)},`);
  outputs.replace(registryPath, `\n${row}`, `\n${registryRow(tool, limitOf(row))}`);
  const pages = docsOfTool(tool);
  for (const [index, { path, text }] of docsOfTool(before).entries()) outputs.replace(path, text, pages[index]?.text ?? "");
  const digestBefore = `${JSON.stringify(tool.name)}: {\n      "version": ${jsonText(said.version)},\n      "digest": "${sha256(line)}"`;
  const digestNow = `${JSON.stringify(tool.name)}: {\n      "version": ${jsonText(now.version)},\n      "digest": "${sha256(jsonText(now))}"`;
  outputs.replace(manifestPath, digestBefore, digestNow);
}

/** What other parts of the generated files are made of. */
const noticed = ["name", "area", "tags", "scopes", "limits", "errors", "handler"] as const satisfies readonly (keyof CatalogTool)[];

/** Tools come first, and a tool's line begins with its name and version. */
function toolLine(name: string, outputs: Outputs): string {
  return outputs.line(catalogJsonPath, `{"name":${jsonText(name)},"version":`);
}

const asyncApiPath = "asyncapi.json";

/** The first examples of the catalog stand in `asyncapi.json`; those of a tool behind them never do, whatever they are. */
function isBeyondExamples({ name, examples }: CatalogTool, outputs: Outputs): boolean {
  if (!examples.some(({ match }) => match === undefined)) return false;
  return outputs.get(asyncApiPath).indexOf(`"name": ${jsonText(`${name}: `).slice(0, -1)}`) === -1;
}

/** As much of a model as the emitters of its lines look at. */
function modelOf(said: CatalogTool, now: ToolModel): ToolModel {
  const { title: _title, owner: _owner, deprecated: _deprecated, confirm: _confirm, icons: _icons, _meta: _words, ...common } = now;
  const { title, owner, deprecated, confirm, icons, _meta } = said;
  return {
    ...common,
    version: said.version,
    description: said.description,
    effects: said.effects,
    outputValidation: said.outputValidation,
    examples: said.examples,
    input: { dialect: now.input.dialect, schema: said.inputSchema },
    output: { dialect: now.output.dialect, schema: said.outputSchema as ToolModel["output"]["schema"] },
    ...(title === undefined ? {} : { title }),
    ...(owner === undefined ? {} : { owner }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(confirm === undefined ? {} : { confirm }),
    ...(icons === undefined ? {} : { icons }),
    ...(_meta === undefined ? {} : { _meta }),
  };
}

function limitOf(row: string): number {
  const values = JSON.parse(row) as readonly JsonValue[];
  return Number(values[4]);
}

/** The digests of what changed, in the files that name them. */
function mendDigests(outputs: Outputs): void {
  const catalog = outputs.changed.get(catalogJsonPath);
  // Of the largest file there is: named three times, worked out once.
  const digest = catalog === undefined ? "" : sha256(catalog);
  if (catalog !== undefined) {
    outputs.replaceDigest(registryPath, '\n  catalogDigest: "', digest);
    outputs.replaceDigest(manifestPath, '\n  "catalogDigest": "', digest);
  }
  for (const [path, bytes] of outputs.changed)
    if (path !== manifestPath)
      outputs.replaceDigest(manifestPath, `\n    ${JSON.stringify(path)}: "`, bytes === catalog ? digest : sha256(bytes));
}
