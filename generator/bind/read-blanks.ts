/** Arguments of prompts and variables of addresses: blanks that are filled with texts. Knows nothing of what they are in. */

import type { Blank, PromptArgument } from "../../contract/index.ts";
import { blanksOf } from "../../validation/blanks.ts";
import { quoted } from "../diagnostics/reporter.ts";
import { suggest } from "../text/did-you-mean.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { flag, listOf, names, text, trueOnly } from "./readers.ts";
import { complainAtKey, complainAtValue, type Fields, type Reader, type Reading, readFields } from "./reading.ts";

const blankName: Reader<string> = (value, pointer, reading) => {
  if (typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(value)) return value;
  const message = `${quoted(value)} cannot be filled in by its name.`;
  return complainAtValue(reading, pointer, {
    code: "NAME_INVALID",
    message,
    help: "Write up to 64 letters, digits and _, beginning with no digit.",
  });
};

const codeFields: Fields<{ code: true }> = { code: { read: trueOnly, need: "always", add: "code: true" } };

/** `{ code: true }`: a function in handlers/. */
export const byCode: Reader<true> = (value, pointer, reading) => readFields(value, pointer, codeFields, reading)?.code;

interface BlankMembers {
  name: string;
  title?: string;
  description?: string;
  values?: readonly string[];
  complete?: true;
}

const blankFields: Fields<BlankMembers> = {
  name: { read: blankName, need: "always", add: "name: my_argument" },
  title: { read: text, need: "optional" },
  description: { read: text, need: "strict", add: "description: What goes here.", fallback: "" },
  values: { read: names, need: "optional" },
  complete: { read: byCode, need: "optional" },
};

const argumentFields: Fields<BlankMembers & { required?: boolean }> = {
  ...blankFields,
  required: { read: flag, need: "optional", fallback: false },
};

/** The values of the enumeration as JSON Schema has it mean the same here. */
const meant = { enum: "values", options: "values", completion: "complete" };

const variable: Reader<Blank> = (value, pointer, reading) => {
  const read = readFields(value, pointer, blankFields, reading, meant);
  return read?.name === undefined ? undefined : blankOf({ ...read, name: read.name }, pointer, reading);
};

const argument: Reader<PromptArgument> = (value, pointer, reading) => {
  const read = readFields(value, pointer, argumentFields, reading, meant);
  if (read?.name === undefined) return undefined;
  return { ...blankOf({ ...read, name: read.name }, pointer, reading), required: read.required === true };
};

function blankOf({ name, title, description, values, complete }: BlankMembers, pointer: string, reading: Reading): Blank {
  if (values !== undefined && complete !== undefined) {
    complainAtKey(reading, joinPointer(pointer, "complete"), {
      code: "BLANK_COMPLETION",
      message: `${quoted(name)} has values, and code that offers others.`,
      help: "Keep `values` where these are all there are, else `complete: { code: true }`.",
    });
  }
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined || description === "" ? {} : { description }),
    ...(values === undefined ? {} : { values }),
    ...(complete === undefined ? {} : { isCompleted: complete }),
  };
}

export const variables = uniquely(listOf(variable));
export const promptArguments = uniquely(listOf(argument));

function uniquely<T extends Blank>(read: Reader<readonly T[]>): Reader<readonly T[]> {
  return (value, pointer, reading) => {
    const found = read(value, pointer, reading);
    const twice = found?.findIndex(({ name }, index) => found.findIndex((other) => other.name === name) < index) ?? -1;
    if (found === undefined || twice === -1) return found;
    const message = `Another one here is called ${quoted(found[twice]?.name)}.`;
    complainAtValue(reading, joinPointer(joinPointer(pointer, twice), "name"), {
      code: "NAME_DUPLICATE",
      message,
      help: "Rename one of the two.",
    });
    return found;
  };
}

/** Complains about a text with a blank that nothing fills. */
export function checkBlanks(written: string, pointer: string, known: readonly string[], reading: Reading): void {
  const unknown = blanksOf(written).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  complainAtValue(reading, pointer, {
    code: "BLANK_UNKNOWN",
    message: `Nothing fills {{${unknown}}}.`,
    help: suggest(unknown, known, `Declare it, or write \\{{${unknown}}} where the braces are meant.`),
  });
}
