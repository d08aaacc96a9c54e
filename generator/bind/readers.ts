/** Readers of single values that several kinds share. */

import type { JsonValue } from "../../contract/index.ts";
import { quoted } from "../diagnostics/reporter.ts";
import { readLimits } from "../parse/limits.ts";
import { isObject } from "../schema/walk.ts";
import { suggest } from "../text/did-you-mean.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { complainAtKey, complainAtValue, placeName, type Reader, wrongType } from "./reading.ts";
import { byteUnits, durationUnits, longestTimerMs, readQuantity } from "./units.ts";

/** Any value: a schema or an example's value is looked at later. */
export const anyValue: Reader<JsonValue> = (value) => value;

/** A text with at least one visible character. */
export const text: Reader<string> = (value, pointer, reading) => {
  if (typeof value !== "string") return wrongType(value, pointer, "a text", reading);
  if (value.length > readLimits.descriptionCharacters.value) {
    const message = `${placeName(pointer)} has ${value.length} characters; at most ${readLimits.descriptionCharacters.value} are taken.`;
    return complainAtValue(reading, pointer, { code: "FIELD_VALUE", message, help: "Shorten it." });
  }
  if (value.trim() === "") {
    return complainAtValue(reading, pointer, { code: "FIELD_VALUE", message: `${placeName(pointer)} is empty.`, help: "Write a text." });
  }
  return value;
};

export const trueOnly: Reader<true> = (value, pointer, reading) => (value === true ? true : wrongType(value, pointer, "true", reading));

export const flag: Reader<boolean> = (value, pointer, reading) =>
  typeof value === "boolean" ? value : wrongType(value, pointer, "true or false", reading);

/** Bytes as a text. */
export const base64: Reader<string> = (value, pointer, reading) => {
  if (typeof value !== "string") return wrongType(value, pointer, "a text in base64", reading);
  const packed = value.replace(/\s+/g, "");
  if (packed !== "" && packed.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return packed;
  const message = `${placeName(pointer)} is no base64.`;
  return complainAtValue(reading, pointer, { code: "FIELD_VALUE", message, help: "Write bytes as `base64 FILE` prints them." });
};

/** A list, each item read by itself; items that are wrong are left out after their complaint. */
export function listOf<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, pointer, reading) => {
    if (!Array.isArray(value)) return wrongType(value, pointer, "a list", reading);
    return value.flatMap((member: JsonValue, index) => {
      const read = item(member, joinPointer(pointer, index), reading);
      return read === undefined ? [] : [read];
    });
  };
}

/** A list of texts in which none stands twice. */
export const names: Reader<readonly string[]> = (value, pointer, reading) => {
  const all = listOf(text)(value, pointer, reading);
  all?.forEach((name, index) => {
    if (all.indexOf(name) === index) return;
    complainAtValue(reading, joinPointer(pointer, index), {
      code: "FIELD_VALUE",
      message: `${quoted(name)} stands twice in ${placeName(pointer)}.`,
      help: "Remove one.",
    });
  });
  return all === undefined ? undefined : [...new Set(all)];
};

export function oneOf<const T extends string>(choices: readonly T[]): Reader<T> {
  return (value, pointer, reading) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    if (typeof value !== "string") return wrongType(value, pointer, `one of ${choices.join(", ")}`, reading);
    return complainAtValue(reading, pointer, {
      code: "FIELD_VALUE",
      message: `${placeName(pointer)} cannot be ${quoted(value)}; it is one of ${choices.join(", ")}.`,
      help: suggest(value, choices),
    });
  };
}

const strictNamePattern = /^[A-Za-z0-9_.-]{1,64}$/;
const lenientNamePattern = /^[A-Za-z0-9_.-]{1,128}$/;

/** Names are 1 to 64 of A-Z a-z 0-9 _ - . : MCP allows 128, the strictest clients 64 (MCP, Tools, Tool Names). */
export const name: Reader<string> = (value, pointer, reading) => {
  if (typeof value !== "string") return wrongType(value, pointer, "a text", reading);
  if (strictNamePattern.test(value)) return value;
  const acceptable = lenientNamePattern.test(value);
  complainAtValue(reading, pointer, {
    code: "NAME_INVALID",
    message: `The name ${quoted(value)} ${nameFault(value)}.`,
    help: acceptable ? "Shorten it to 64 characters, which every client takes." : `Rename it${proposal(value)}.`,
    severity: acceptable && reading.lenient ? "warning" : "error",
  });
  return acceptable && reading.lenient ? value : undefined;
};

function nameFault(value: string): string {
  if (value === "") return "is empty";
  const refused = [...new Set(value.match(/[^A-Za-z0-9_.-]/gu) ?? [])];
  if (refused.length > 0) return `holds ${refused.slice(0, 5).map(quoted).join(", ")}, which clients refuse`;
  return `has ${value.length} characters; clients take 64`;
}

function proposal(value: string): string {
  const proposed = value
    .replace(/[^A-Za-z0-9_.-]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 64);
  return proposed === "" ? "" : `, for example to "${proposed}"`;
}

export const semver: Reader<string> = (value, pointer, reading) => {
  const number = String.raw`(?:0|[1-9]\d{0,8})`;
  const label = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
  const pattern = new RegExp(`^${number}\\.${number}\\.${number}(?:-${label})?(?:\\+${label})?$`);
  if (typeof value === "string" && value.length <= 128 && pattern.test(value)) return value;
  const proposed = /^\d+(\.\d+)?$/.test(String(value)) ? `${String(value)}${String(value).includes(".") ? ".0" : ".0.0"}` : "1.0.0";
  return complainAtValue(reading, pointer, {
    code: "VERSION_INVALID",
    message: `${quoted(value)} is not a semantic version: three numbers with dots.`,
    help: `Write it like ${proposed}.`,
  });
};

export const isoDate: Reader<string> = (value, pointer, reading) => {
  const time = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (typeof value === "string" && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
  return complainAtValue(reading, pointer, {
    code: "FIELD_VALUE",
    message: `${quoted(value)} is not a date.`,
    help: "Write it like 2027-06-30.",
  });
};

/** @param longest - In milliseconds; a timer of the platform cannot wait longer than `longestTimerMs`. */
export function duration(longest: number = longestTimerMs): Reader<number> {
  return (value, pointer, reading) => {
    const ms = readQuantity(value, durationUnits);
    if (ms !== undefined && ms > 0 && ms <= longest) return ms;
    const reason = ms === undefined ? "is not a duration" : ms === 0 ? "is no time at all" : "is longer than what can be waited for";
    const help = `Write a number with ${Object.keys(durationUnits).join(", ")}, such as 250ms, 5s or 2m.`;
    return complainAtValue(reading, pointer, { code: "DURATION_INVALID", message: `${quoted(value)} ${reason}.`, help });
  };
}

export const bytes: Reader<number> = (value, pointer, reading) => {
  const amount = readQuantity(value, byteUnits);
  if (amount !== undefined && amount > 0) return amount;
  const help = `Write a number with ${Object.keys(byteUnits).join(", ")}, such as 64KiB or 1MiB.`;
  return complainAtValue(reading, pointer, { code: "BYTES_INVALID", message: `${quoted(value)} is not a size.`, help });
};

/** A whole number. */
export function count(least: number): Reader<number> {
  return (value, pointer, reading) => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
    const message = `${placeName(pointer)} cannot be ${quoted(value)}.`;
    return complainAtValue(reading, pointer, { code: "FIELD_VALUE", message, help: `Write a whole number of at least ${least}.` });
  };
}

/** A mapping of any names to texts. A name without words is kept: whether that is right is a question of style. */
export function textMap(
  checkName: (name: string, pointer: string, reading: Parameters<Reader<string>>[2]) => boolean,
): Reader<Readonly<Record<string, string>>> {
  return (value, pointer, reading) => {
    if (!isObject(value)) return wrongType(value, pointer, "a mapping of names to texts", reading);
    const entries: [string, string][] = [];
    for (const [key, words] of Object.entries(value)) {
      const here = joinPointer(pointer, key);
      if (!checkName(key, here, reading)) continue;
      if (typeof words === "string") entries.push([key, words]);
      else if (words === null) entries.push([key, ""]);
      else
        complainAtKey(reading, here, {
          code: "FIELD_TYPE",
          message: `${placeName(here)} must be a text.`,
          help: "Write the words for the caller after the colon.",
        });
    }
    return Object.fromEntries(entries);
  };
}
