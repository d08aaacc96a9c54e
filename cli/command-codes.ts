/** What ends a command that has no findings to show for it: one table, which `toolwright explain` reads as well. */

import type { CodeFacts } from "../generator/diagnostics/codes.ts";

export const commandCodes = {
  COMMAND_USAGE: {
    title: "The command cannot be carried out as it was given",
    cause: "An argument, an option, a setting or a name is wrong, or there is no project here. Nothing was done.",
    fix: "Do what the message says; `--help` behind the command shows what it takes.",
  },
  COMMAND_FAILED: {
    title: "The command could not do its work",
    cause: "Something outside the catalog failed: the disk, the network, a port or a server.",
    fix: "Do what the message says, then run the command again.",
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;

export type CommandCode = keyof typeof commandCodes;
