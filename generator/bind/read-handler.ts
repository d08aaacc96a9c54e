/** A tool's `handler` → HandlerDeclaration: exactly one kind, of those that are carried out. */

import { quoted } from "../diagnostics/reporter.ts";
import type { HandlerDeclaration } from "../model/catalog-model.ts";
import { isObject } from "../schema/walk.ts";
import { closest } from "../text/did-you-mean.ts";
import { joinPointer } from "../text/json-pointer.ts";
import { complainAtKey, complainAtValue, type Reader, type Reading, wrongType } from "./reading.ts";

/** Every handler kind of the language, and whether this version carries it out. */
const handlerKinds = {
  code: { served: true, means: "a function in handlers/" },
  mock: { served: true, means: "answers taken from the tool's examples" },
  sql: { served: false, means: "a query" },
  http: { served: false, means: "a request to an upstream" },
} as const satisfies Record<string, { readonly served: boolean; readonly means: string }>;

const choices = "Write `handler: { code: true }` for a function of your own, or `handler: { mock: true }` to answer from the examples.";

export const readHandler: Reader<HandlerDeclaration> = (value, pointer, reading) => {
  if (!isObject(value)) return wrongType(value, pointer, "a mapping such as { code: true }", reading);
  const keys = Object.keys(value);
  const unknown = keys.find((key) => !Object.hasOwn(handlerKinds, key));
  if (unknown !== undefined) return complainUnknown(unknown, pointer, reading);
  const [kind, second] = keys;
  if (kind === undefined)
    return complainAtKey(reading, pointer, { code: "HANDLER_CHOICE", message: "The handler names no kind.", help: choices });
  if (second !== undefined) {
    const message = `The handler names ${keys.join(" and ")}; a tool has exactly one.`;
    return complainAtKey(reading, joinPointer(pointer, second), { code: "HANDLER_CHOICE", message, help: "Remove all but one." });
  }
  return readKind(kind as keyof typeof handlerKinds, value[kind] ?? null, pointer, reading);
};

function readKind(
  kind: keyof typeof handlerKinds,
  declaration: Parameters<typeof readHandler>[0],
  pointer: string,
  reading: Reading,
): HandlerDeclaration | undefined {
  const here = joinPointer(pointer, kind);
  if (!handlerKinds[kind].served) {
    const message = `Handlers of kind "${kind}" belong to the language and are not served by this version.`;
    return complainAtKey({ ...reading, severity: "error" }, here, { code: "HANDLER_NOT_SERVED", message, help: choices });
  }
  if (declaration === true) return { kind, declaration };
  return complainAtValue(reading, here, {
    code: "FIELD_VALUE",
    message: `handler.${kind} can only be true.`,
    help: `Write \`handler: { ${kind}: true }\`.`,
  });
}

function complainUnknown(key: string, pointer: string, reading: Reading): undefined {
  const near = closest(key, Object.keys(handlerKinds));
  return complainAtKey(reading, joinPointer(pointer, key), {
    code: "HANDLER_CHOICE",
    message: `${quoted(key)} is not a kind of handler.`,
    help: near === undefined ? choices : `Did you mean "${near}"?`,
  });
}
