/** The server's flags without a command-line library: `--port 0`, `--port=0`, `--strict`. */

import { serverOptions } from "toolwright/runtime";

export interface Flags {
  /** By the flags' camel-cased names, as `resolveSettings` takes them. */
  readonly values: Readonly<Record<string, string | boolean>>;
  readonly problems: readonly string[];
}

export function flagsOf(argv: readonly string[]): Flags {
  const values: Record<string, string | boolean> = {};
  const problems: string[] = [];
  const known = new Map(Object.values(serverOptions).map((option) => [option.flag as string, typeof option.default === "boolean"]));
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const [flag = "", ...inline] = argument.split("=");
    const isSwitch = known.get(flag);
    if (isSwitch === undefined) problems.push(`"${argument}" is not a flag of this server. Flags are ${[...known.keys()].join(", ")}.`);
    else if (isSwitch && inline.length === 0) values[camelCased(flag)] = true;
    else {
      const value = inline.length > 0 ? inline.join("=") : rest.shift();
      if (value === undefined) problems.push(`${flag} needs a value.`);
      else values[camelCased(flag)] = value;
    }
  }
  return { values, problems };
}

function camelCased(flag: string): string {
  return flag.replace(/^--/, "").replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
