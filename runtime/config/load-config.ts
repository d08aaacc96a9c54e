/** Settings from defaults < file < environment < flags, each with its origin. Pure: reads no file, no environment, no command line. */

import { closest } from "../../validation/index.ts";
import { type OptionValue, type ServerOption, type ServerOptionName, type ServerSettings, serverOptions } from "./options.ts";
import { allowedValues, readValue } from "./read-value.ts";

export type Origin = "default" | "file" | "environment" | "flag";

export interface SettingSources {
  /** The `server` part of `toolwright.yaml`, as parsed. */
  readonly file?: unknown;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** By the flag's camel-cased name, as command-line parsers give them: `--log-level` is `logLevel`. Others are ignored. */
  readonly flags: Readonly<Record<string, unknown>>;
}

export interface ResolvedSettings {
  readonly settings: ServerSettings;
  readonly origins: Readonly<Record<ServerOptionName, Origin>>;
  /** Each names the setting, where it was set, and what is allowed. A bad value counts as not set. */
  readonly problems: readonly string[];
  /** Variables that look like a setting and are none. */
  readonly warnings: readonly string[];
}

/** A table of settings; `serverOptions` is one. */
export type OptionTable = Readonly<Record<string, ServerOption<OptionValue>>>;

interface Resolution {
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly origins: Readonly<Record<string, Origin>>;
  readonly problems: readonly string[];
}

/** Never throws: whatever is wrong stands in `problems`. */
export function resolveSettings(sources: SettingSources): ResolvedSettings {
  const { values, origins, problems } = resolveOptions(serverOptions, sources);
  const warnings = misspeltVariables(sources.env);
  return { settings: values as unknown as ServerSettings, origins: origins as ResolvedSettings["origins"], problems, warnings };
}

const variablePrefix = "TOOLWRIGHT_";

/** Variables of ours that are no settings of the server. */
const otherVariables = ["TOOLWRIGHT_KEY", "TOOLWRIGHT_URL", "TOOLWRIGHT_DEV_KEY", "TOOLWRIGHT_DEBUG"];

function misspeltVariables(env: SettingSources["env"]): readonly string[] {
  const known = [...Object.values(serverOptions).map((option) => option.env), ...otherVariables];
  const ends = known.map((name) => name.slice(variablePrefix.length));
  return Object.keys(env)
    .filter((name) => name.startsWith(variablePrefix) && !known.includes(name))
    .flatMap((name) => {
      const meant = meantBy(name.slice(variablePrefix.length), ends);
      return meant === undefined ? [] : [`${name} in the environment is no setting. Did you mean ${variablePrefix}${meant}?`];
    });
}

export function resolveOptions(table: OptionTable, sources: SettingSources): Resolution {
  const { members, problems } = readFileMembers(table, sources.file);
  const settled = Object.entries(table).map(([name, option]) => {
    const setting = resolveOption(name, option, { ...sources, members });
    problems.push(...setting.problems);
    return [name, setting] as const;
  });
  return {
    values: Object.fromEntries(settled.map(([name, { value }]) => [name, value])),
    origins: Object.fromEntries(settled.map(([name, { origin }]) => [name, origin])),
    problems,
  };
}

/** `--log-level` → `logLevel`. */
export function flagName(flag: string): string {
  return flag.replace(/^--/, "").replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** One line a setting: name, value, origin; secrets are masked. For `--print-config`. */
export function printSettings(
  { settings, origins }: { readonly settings: object; readonly origins: Readonly<Record<string, Origin>> },
  table: OptionTable = serverOptions,
): string {
  const values = settings as Readonly<Record<string, OptionValue>>;
  const lines = Object.entries(table).map(([name, option]) => {
    const value = option.secret && origins[name] !== "default" ? "********" : JSON.stringify(values[name]);
    return `${name}: ${value} # ${origins[name]}`;
  });
  return `${lines.join("\n")}\n`;
}

interface Candidate {
  readonly origin: Origin;
  /** Where it was set, in the words of whoever set it. */
  readonly place: string;
  readonly raw: unknown;
}

type Members = Readonly<Record<string, unknown>>;

function resolveOption(name: string, option: ServerOption<OptionValue>, sources: SettingSources & { readonly members: Members }) {
  const problems: string[] = [];
  // From the strongest to the weakest; a bad value is reported even where a stronger one hides it.
  let settled: { readonly value: OptionValue; readonly origin: Origin } | undefined;
  for (const { origin, place, raw } of candidatesFor(name, option, sources)) {
    const read = readValue(option, raw);
    if (!read.ok)
      problems.push(`${place}: ${option.secret ? "the value" : shown(raw)} is not allowed for "${name}". ${allowedValues(option)}`);
    else settled ??= { value: read.value, origin };
  }
  return { ...(settled ?? { value: option.default, origin: "default" as const }), problems };
}

function candidatesFor(
  name: string,
  option: ServerOption<OptionValue>,
  sources: SettingSources & { readonly members: Members },
): readonly Candidate[] {
  const { env, flags, members } = sources;
  const key = flagName(option.flag);
  const candidates: readonly Candidate[] = [
    { origin: "flag", place: option.flag, raw: Object.hasOwn(flags, key) ? flags[key] : undefined },
    // An empty variable is how shells and composition files write "not set".
    { origin: "environment", place: `${option.env} in the environment`, raw: env[option.env] || undefined },
    { origin: "file", place: `server.${name} in toolwright.yaml`, raw: Object.hasOwn(members, name) ? members[name] : undefined },
  ];
  return candidates.filter(({ raw }) => raw !== undefined && raw !== null);
}

function readFileMembers(table: OptionTable, file: unknown): { readonly members: Members; readonly problems: string[] } {
  if (file === undefined || file === null) return { members: {}, problems: [] };
  if (typeof file !== "object" || Array.isArray(file)) {
    return { members: {}, problems: ["server in toolwright.yaml: must be a mapping of settings to values."] };
  }
  const names = Object.keys(table);
  const unknown = Object.keys(file).filter((name) => !names.includes(name));
  return { members: file as Members, problems: unknown.map((name) => unknownSetting(name, names)) };
}

function unknownSetting(name: string, names: readonly string[]): string {
  const meant = meantBy(name, names);
  const next = meant === undefined ? `Use one of: ${names.join(", ")}.` : `Did you mean "${meant}"?`;
  return `server.${shown(name).slice(1, -1)} in toolwright.yaml: there is no such setting. ${next}`;
}

function shown(raw: unknown): string {
  const text = JSON.stringify(raw) ?? String(raw);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** The known name that a mistyped one most likely stands for; one that was cut short has it all before it. */
function meantBy(word: string, known: readonly string[]): string | undefined {
  const start = word.toLowerCase();
  const longer = word.length > 3 ? known.find((name) => name.toLowerCase().startsWith(start)) : undefined;
  return longer ?? closest(word, known);
}
