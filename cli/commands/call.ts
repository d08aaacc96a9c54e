/** `toolwright call`: one call of a running server; its result on standard output, its error with a cure on standard error. */

import type { JsonObject } from "../../contract/index.ts";
import { durationUnits, readQuantity } from "../../generator/bind/units.ts";
import { argumentsOf } from "../call-arguments.ts";
import { type CommandRun, textOption } from "../command.ts";
import { usageError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { withClient } from "../server-access.ts";

export const run: CommandRun = async (invocation) => {
  const { io, options } = invocation;
  const [name = "", given] = invocation.args;
  const args: JsonObject = await argumentsOf(given, (options.arg as readonly string[] | undefined) ?? [], io);
  const deadlineMs = deadlineOf(textOption(options, "deadline"));
  const contextId = textOption(options, "context");
  return withClient(invocation, async (client) => {
    const result = await client.call(name, args, {
      requestOrigin: "toolwright call",
      onProgress: ({ progress, total, message }) => {
        io.err(`${progress}${total === undefined ? "" : ` of ${total}`}${message === undefined ? "" : `: ${message}`}\n`);
      },
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      ...(contextId === undefined ? {} : { contextId }),
    });
    io.out(`${JSON.stringify(result, undefined, 2)}\n`);
    return exitCodes.ok.code;
  });
};

function deadlineOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = readQuantity(/^\d+$/.test(text) ? Number(text) : text, durationUnits);
  if (ms !== undefined && ms > 0) return ms;
  throw usageError(`--deadline "${text}" is not a time. Write it like 500ms or 5s.`);
}
