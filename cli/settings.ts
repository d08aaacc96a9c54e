/** `toolwright.yaml`: what a project may set, read strictly. Touches no disk; the server's values are judged by the runtime's table. */

import type { JsonObject, JsonValue } from "../contract/index.ts";
import { listOf } from "../generator/bind/readers.ts";
import { complainAtKey, complainAtValue, type Fields, placeName, type Reader, readFields, wrongType } from "../generator/bind/reading.ts";
import { diagnosticCodes } from "../generator/diagnostics/codes.ts";
import type { Reported } from "../generator/diagnostics/diagnostic.ts";
import { quoted, Reporter } from "../generator/diagnostics/reporter.ts";
import type { LintLevel } from "../generator/lint/rule.ts";
import { parseYaml } from "../generator/parse/parse-yaml.ts";
import { isObject } from "../generator/schema/walk.ts";
import { suggest } from "../generator/text/did-you-mean.ts";
import { joinPointer } from "../generator/text/json-pointer.ts";
import type { SourceFile } from "../generator/text/source-file.ts";
import { type OptionValue, type ServerOption, serverOptions } from "../runtime/config/options.ts";
import { allowedValues, readValue } from "../runtime/config/read-value.ts";
import { type McpSettings, mcp } from "./mcp-settings.ts";

export const settingsFile = "toolwright.yaml";

/** Paths are relative to the project root, `/` between parts, without `./` and `..`. */
export interface ProjectSettings {
  readonly catalog: string;
  readonly generated: string;
  readonly handlers: string;
  /** As written; known names only. */
  readonly server: JsonObject;
  readonly lint: { readonly rules: Readonly<Record<string, LintLevel>> };
  readonly mcp: McpSettings;
}

const ruleLevels = ["off", "warn", "error"] as const satisfies readonly LintLevel[];

export const defaultProjectSettings: ProjectSettings = {
  catalog: "catalog",
  generated: "generated",
  handlers: "handlers",
  server: {},
  lint: { rules: {} },
  mcp: {},
};

/** Everything a settings file may hold; the sections of later versions are known and must be empty. */
interface SettingsDocument extends ProjectSettings {
  readonly stores: JsonObject;
  readonly breaking: JsonObject;
  readonly budget: JsonObject;
}

export function readSettings(file: SourceFile): Reported<ProjectSettings> {
  const parsed = parseYaml(file);
  // A file of comments alone sets nothing, which is fine.
  const broken = parsed.diagnostics.filter(({ code }) => code !== "FILE_EMPTY");
  if (parsed.value === undefined) return { value: defaultProjectSettings, diagnostics: broken };
  const reporter = new Reporter();
  const reading = { document: parsed.value, reporter, lenient: false, severity: "error" } as const;
  const read = readFields<SettingsDocument>(parsed.value.value, "", fields, reading) ?? {};
  const { stores: _stores, breaking: _breaking, budget: _budget, ...settings } = { ...defaultProjectSettings, ...read };
  if (reporter.errorCount === 0) demandApart(settings, reading);
  return { value: settings, diagnostics: [...broken, ...reporter.diagnostics] };
}

/** A folder of the project: what is generated is also pruned, so that it must not reach beyond. */
const folder: Reader<string> = (value, pointer, reading) => {
  if (typeof value !== "string") return wrongType(value, pointer, "a text", reading);
  const parts = value
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  const leaves = value.startsWith("/") || /^[A-Za-z]:/.test(value) || parts.includes("..") || parts.length === 0;
  if (!leaves) return parts.join("/");
  const message = `${placeName(pointer)} cannot be ${quoted(value)}: it must be a folder below the project.`;
  return complainAtValue(reading, pointer, {
    code: "FIELD_VALUE",
    message,
    help: "Write a relative path without `..`, such as `catalog`.",
  });
};

const emptyForNow: Reader<JsonObject> = (value, pointer, reading) => {
  if (value === null) return {};
  if (!isObject(value)) return wrongType(value, pointer, "a mapping", reading);
  for (const key of Object.keys(value)) {
    const message = `${quoted(key)} is not a setting: this version reads nothing under ${placeName(pointer)}.`;
    complainAtKey(reading, joinPointer(pointer, key), { code: "FIELD_UNKNOWN", message, help: "Remove it." });
  }
  return {};
};

const scalar: Reader<JsonValue> = (value, pointer, reading) =>
  isObject(value) || value === null ? wrongType(value, pointer, "a text, a number, true or false, or a list", reading) : value;

const server: Reader<JsonObject> = (value, pointer, reading) => {
  if (value === null) return {};
  if (!isObject(value)) return wrongType(value, pointer, "a mapping of settings", reading);
  const table = Object.fromEntries(
    Object.entries(serverOptions).map(([name, option]) => [name, { need: "optional", read: readerOf(name, option) }]),
  );
  return readFields<JsonObject>(value, pointer, table as Fields<JsonObject>, reading) ?? {};
};

/** As the server's own table judges a value, with the place in the file. */
function readerOf(name: string, option: ServerOption<OptionValue>): Reader<JsonValue> {
  const written = Array.isArray(option.default) ? listOf(scalar) : scalar;
  return (value, pointer, reading) => {
    const read = written(value, pointer, reading);
    if (read === undefined || readValue(option, read).ok) return read;
    const message = `server.${name} cannot be ${option.secret ? "what stands here" : quoted(value)}.`;
    const allowed = allowedValues(option);
    const help = option.allowed === undefined ? allowed : suggest(String(value), option.allowed, allowed);
    return complainAtValue(reading, pointer, { code: "FIELD_VALUE", message, help });
  };
}

/** Codes of rules; those of waivers and settings are no rules. */
const ruleCodes = Object.keys(diagnosticCodes).filter((code) => /^LINT_(?!WAIVER_|SETTING_)/.test(code));

const rules: Reader<Readonly<Record<string, LintLevel>>> = (value, pointer, reading) => {
  if (!isObject(value)) return wrongType(value, pointer, "a mapping of rules to levels", reading);
  const entries = Object.entries(value).flatMap(([rule, level]): [string, LintLevel][] => {
    if (!ruleCodes.includes(rule)) {
      const message = `There is no lint rule ${quoted(rule)}.`;
      complainAtKey(reading, joinPointer(pointer, rule), { code: "LINT_SETTING_UNKNOWN", message, help: suggest(rule, ruleCodes) });
      return [];
    }
    // YAML 1.2 reads `off` as a text; people also mean it when they write false.
    const found = ruleLevels.find((candidate) => candidate === (level === false ? "off" : level));
    if (found !== undefined) return [[rule, found]];
    const message = `${quoted(level)} is not a level of a rule.`;
    complainAtValue(reading, joinPointer(pointer, rule), { code: "FIELD_VALUE", message, help: suggest(String(level), ruleLevels) });
    return [];
  });
  return Object.fromEntries(entries);
};

const lint: Reader<ProjectSettings["lint"]> = (value, pointer, reading) => {
  if (value === null) return defaultProjectSettings.lint;
  return { rules: {}, ...readFields<ProjectSettings["lint"]>(value, pointer, { rules: { need: "optional", read: rules } }, reading) };
};

const fields: Fields<SettingsDocument> = {
  catalog: { need: "optional", read: folder },
  generated: { need: "optional", read: folder },
  handlers: { need: "optional", read: folder },
  server: { need: "optional", read: server },
  stores: { need: "optional", read: emptyForNow },
  lint: { need: "optional", read: lint },
  mcp: { need: "optional", read: mcp },
  breaking: { need: "optional", read: emptyForNow },
  budget: { need: "optional", read: emptyForNow },
};

/** One folder inside another would be read as what it is not, or pruned. */
function demandApart(settings: ProjectSettings, reading: Parameters<Reader<string>>[2]): void {
  const folders = ["catalog", "generated", "handlers"] as const;
  for (const name of folders) {
    const outer = folders.find((other) => other !== name && `${settings[name]}/`.startsWith(`${settings[other]}/`));
    if (outer === undefined) continue;
    const message = `${name} (${settings[name]}) lies in ${outer} (${settings[outer]}).`;
    complainAtKey(reading, `/${name}`, { code: "FIELD_VALUE", message, help: "Give each a folder of its own." });
    return;
  }
}
