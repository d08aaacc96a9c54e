/**
 * Catalogs of any size that look like people's: 4.8 KB of YAML a tool on average, served from its example. The same seed gives the same bytes,
 * and a larger catalog begins with the tools of a smaller one.
 */

import { stringify } from "yaml";
import type { JsonObject, JsonValue } from "../contract/index.ts";
import { area, fieldKinds, nounOf, type SyntheticField, sharedSchemas, verbOf } from "./synthetic-words.ts";

export interface SyntheticOptions {
  readonly tools: number;
  /** 1 when absent. */
  readonly seed?: number;
}

export interface SyntheticTool {
  readonly name: string;
  /** Below the project, `/` between parts. */
  readonly path: string;
  readonly document: JsonObject;
  /** The schemas with every reference replaced by what it leads to. */
  readonly input: JsonObject;
  readonly output: JsonObject;
  /** Arguments of the example; its output answers them. */
  readonly exampleInput: JsonObject;
}

export interface SyntheticFile {
  readonly path: string;
  readonly text: string;
}

/** Every file of the catalog folder: tools, shared schemas, and one agent that may call them all. */
export function* syntheticCatalog(options: SyntheticOptions): Generator<SyntheticFile> {
  for (const [name, schema] of Object.entries(sharedSchemas)) {
    const document = { apiVersion: "toolwright/v1", kind: "Schema", name, description: `A ${name} as every tool writes it.`, schema };
    yield { path: `catalog/schemas/${name}.schema.yaml`, text: stringify(document) };
  }
  yield { path: "catalog/agents/bench.agent.yaml", text: stringify(benchAgent) };
  for (const { path, document } of syntheticTools(options))
    yield { path, text: stringify(document, { lineWidth: 120, aliasDuplicateObjects: false }) };
}

/** With limits that are checked at every call and never reached. */
export const benchAgent = {
  apiVersion: "toolwright/v1",
  kind: "Agent",
  name: "bench",
  description: "Calls everything, as often as it can.",
  scopes: ["bench:use"],
  limits: { maxConcurrency: 100_000, maxConnections: 100_000, callsPerMinute: 1_000_000_000 },
};

export function* syntheticTools({ tools, seed = 1 }: SyntheticOptions): Generator<SyntheticTool> {
  for (let index = 0; index < tools; index++) yield syntheticTool(index, randomFrom(seed * 1_000_003 + index));
}

/** Fields of a tool's input, and of each object in its output. */
const inputFields = { least: 4, most: 7 };
const outputFields = { least: 3, most: 6 };

function syntheticTool(index: number, random: () => number): SyntheticTool {
  const { verb, effects } = verbOf(index);
  const { noun, qualifier } = nounOf(index);
  const name = `${verb}_${noun}_${qualifier}`;
  const input = objectOf(chooseFields(random, inputFields));
  const item = objectOf(chooseFields(random, outputFields));
  const head = objectOf(chooseFields(random, outputFields));
  const output = withList(head, `${noun}s`, item);
  const document = {
    apiVersion: "toolwright/v1",
    kind: "Tool",
    name,
    version: `1.${index % 7}.0`,
    title: `${verb} ${noun} ${qualifier}`.replaceAll("_", " "),
    description: `Answers one question about a ${noun}, ${qualifier.replaceAll("_", " ")}.\nThe result is what the ${area(index)} desk sees at that moment.`,
    owner: `${area(index)}-platform`,
    tags: [area(index), noun],
    effects,
    scopes: ["bench:use"],
    input: input.written,
    output: output.written,
    errors: {
      [`${noun.toUpperCase()}_NOT_FOUND`]: `No ${noun} fits what was asked for. Ask for the id, then try again.`,
      [`${noun.toUpperCase()}_LOCKED`]: `Somebody else works on the ${noun}. Wait a minute, then try again.`,
    },
    limits: { timeout: "5s", maxBytes: "64KiB", maxConcurrency: 1_000 },
    handler: { mock: true },
    examples: [{ name: `a ${noun}`, input: input.value, output: output.value }],
  };
  const path = `catalog/${area(index)}/${name}.tool.yaml`;
  return { name, path, document, input: input.plain, output: output.plain, exampleInput: input.value };
}

/** An object's schema as a catalog writes it and without references, and a value of it. */
interface SyntheticObject {
  readonly written: JsonObject;
  readonly plain: JsonObject;
  readonly value: JsonObject;
}

function objectOf(fields: readonly SyntheticField[]): SyntheticObject {
  const required = fields.filter((_, at) => at % 2 === 0).map(({ name }) => name);
  const members = (pick: (field: SyntheticField) => JsonValue): JsonObject =>
    Object.fromEntries(fields.map((field) => [field.name, pick(field)]));
  const schema = (properties: JsonObject): JsonObject => ({ type: "object", properties, required, additionalProperties: false });
  return {
    written: schema(members(({ written, schema: plain }) => written ?? plain)),
    plain: schema(members(({ schema: plain }) => plain)),
    value: members(({ value }) => value),
  };
}

function withList(head: SyntheticObject, name: string, item: SyntheticObject): SyntheticObject {
  const add = (schema: JsonObject, items: JsonObject): JsonObject => ({
    ...schema,
    properties: {
      ...(schema.properties as JsonObject),
      [name]: { type: "array", maxItems: 50, description: "What was found, best first.", items },
    },
  });
  return {
    written: add(head.written, item.written),
    plain: add(head.plain, item.plain),
    value: { ...head.value, [name]: [item.value, item.value] },
  };
}

function chooseFields(random: () => number, { least, most }: typeof inputFields): readonly SyntheticField[] {
  const many = least + Math.floor(random() * (most - least + 1));
  const left = [...fieldKinds];
  return Array.from({ length: many }, () => {
    const [make] = left.splice(Math.floor(random() * left.length), 1);
    if (make === undefined) throw new RangeError("there are fewer kinds of fields than fields");
    return make(random);
  });
}

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
