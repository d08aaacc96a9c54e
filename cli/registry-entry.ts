/** A project's entry for the MCP registry: from `mcp.server` in toolwright.yaml and package.json. Knows nothing of the entry's form. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../contract/index.ts";
import { prettyJsonText } from "../generator/emit/code-text.ts";
import type { GeneratedFile } from "../generator/emit/emitter.ts";
import { CommandError } from "./command-error.ts";
import type { Project } from "./project.ts";
import { type PackageFacts, serverJson } from "./server-json.ts";

/**
 * @param publicUrl - As the server's settings have it.
 * @throws {CommandError} With what is missing and where it belongs.
 */
export function registryEntry({ dir, settings }: Project, publicUrl: string): JsonObject {
  return serverJson({ said: settings.mcp.server ?? {}, manifest: readManifest(dir), publicUrl });
}

/** What `generate` writes where toolwright.yaml has `mcp.server`. The environment has no say in it: its bytes are committed. */
export function registryFiles(project: Project): readonly GeneratedFile[] {
  const { mcp, server } = project.settings;
  if (mcp.server === undefined) return [];
  const entry = registryEntry(project, typeof server.publicUrl === "string" ? server.publicUrl : "auto");
  return [{ path: "server.json", content: `${prettyJsonText(entry)}\n`, ownership: "generated" }];
}

/** A project without a package says all by itself. */
function readManifest(dir: string): PackageFacts {
  try {
    return JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as PackageFacts;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new CommandError("package.json cannot be read, and server.json says much of what stands in it.", undefined, { cause });
  }
}
