/** `toolwright new KIND NAME`: a catalog file to begin with. Never overwrites one. */

import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "../../generator/disk/make-folder.ts";
import { suggest } from "../../generator/text/did-you-mean.ts";
import type { CommandRun } from "../command.ts";
import { usageError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { packageFolder } from "../package-source.ts";
import { openProject } from "../project.ts";
import { homeFolders, type NewKind, newDefinition, newKinds } from "../templates/definitions.ts";
import { editorSchemaFrom, editorSchemasOf } from "../templates/editor-schema.ts";

export const run: CommandRun = async (invocation) => {
  const { io, args } = invocation;
  const [givenKind = "", givenName = ""] = args;
  const kind = newKinds.find((candidate) => candidate === givenKind.toLowerCase());
  if (kind === undefined) throw usageError(`"${givenKind}" is not a kind of file. ${suggest(givenKind, newKinds)}`);
  const { area, name } = placeOf(kind, givenName);
  const { dir, settings } = openProject(invocation);
  const folder = [settings.catalog, ...(area === "" ? [] : [area])].join("/");
  const path = `${folder}/${name}.${kind}.yaml`;
  if (existsSync(join(dir, path))) throw usageError(`${path} exists already. Edit it, or choose another name.`);
  makeFolder(dirname(join(dir, path)));
  const editorSchema = editorSchemaFrom(folder, kind, editorSchemasOf(dir, packageFolder()));
  writeFileSync(join(dir, path), newDefinition(kind, { name, area, editorSchema }), { flag: "wx" });
  io.out(`${path}\n`);
  io.err(
    kind === "tool"
      ? "Edit it, then run `toolwright generate` and fill the stub it writes in handlers/.\n"
      : "Edit it, then run `toolwright generate`.\n",
  );
  return exitCodes.ok.code;
};

function placeOf(kind: NewKind, given: string): { readonly area: string; readonly name: string } {
  const parts = given.replaceAll("\\", "/").split("/");
  const name = parts.pop() ?? "";
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(name) || /^\.+$/.test(name)) {
    throw usageError(`"${name}" cannot be a name: 1 to 64 of A-Z a-z 0-9 _ - and the dot, such as track_shipment.`);
  }
  const wrong = parts.find((part) => !/^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(part));
  if (wrong !== undefined) throw usageError(`"${wrong}" cannot be a folder of the catalog. Write it like shipments/track_shipment.`);
  return { area: parts.length === 0 ? homeFolders[kind] : parts.join("/"), name };
}
