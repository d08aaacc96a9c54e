/** From what stands on the command line to a tool's arguments. Knows nothing of the tool. */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { JsonObject, JsonValue } from "../contract/index.ts";
import { usageError } from "./command-error.ts";
import type { Io } from "./io.ts";

/**
 * @param given - JSON, `@file`, `-` for standard input, or nothing.
 * @param pairs - `name=value` each; a name may be a path such as `place.city`. They win over `given`.
 * @throws {CommandError} Exit code 2, saying what cannot be read.
 */
export async function argumentsOf(
  given: string | undefined,
  pairs: readonly string[],
  io: Pick<Io, "cwd" | "readInput">,
): Promise<JsonObject> {
  const base = given === undefined ? {} : parseObject(await textOf(given, io), given);
  return pairs.reduce((args, pair) => withPair(args, pair), base);
}

async function textOf(given: string, io: Pick<Io, "cwd" | "readInput">): Promise<string> {
  if (given === "-") return io.readInput();
  if (!given.startsWith("@")) return given;
  try {
    return readFileSync(resolve(io.cwd, given.slice(1)), "utf8");
  } catch (error) {
    throw usageError(`The arguments' file "${given.slice(1)}" cannot be read (${(error as Error).message}).`);
  }
}

function parseObject(text: string, given: string): JsonObject {
  const where = given === "-" ? "standard input" : given.startsWith("@") ? given.slice(1) : "the command line";
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (error) {
    const hint = where === "the command line" ? ` Put it in single quotes: '{"name":"value"}'; or pass --arg name=value.` : "";
    throw usageError(`The arguments on ${where} are not JSON: ${(error as Error).message}.${hint}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw usageError(`The arguments on ${where} must be a JSON object, such as {"name":"value"}.`);
}

function withPair(args: JsonObject, pair: string): JsonObject {
  const at = pair.indexOf("=");
  if (at < 1) throw usageError(`--arg "${pair}" has no name and value. Write it like --arg shipment_id=SHP-000001.`);
  return withMember(args, pair.slice(0, at).split("."), readValue(pair.slice(at + 1)));
}

function withMember(object: JsonObject, [name = "", ...rest]: readonly string[], value: JsonValue): JsonObject {
  const here = Object.hasOwn(object, name) ? object[name] : undefined;
  const inner = typeof here === "object" && here !== null && !Array.isArray(here) ? (here as JsonObject) : {};
  return { ...object, [name]: rest.length === 0 ? value : withMember(inner, rest, value) };
}

/** A number, true, false, null, list or object where it reads as such; a text in quotes stays one. */
function readValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
