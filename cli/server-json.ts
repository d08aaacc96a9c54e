/** `server.json`: how the MCP registry and those who read it find this server (its format of 2025-12-11). Touches no disk, asks no one. */

import type { JsonObject, JsonValue } from "../contract/index.ts";
import { usageError } from "./command-error.ts";

export const serverJsonSchema = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

/** What of a `package.json` is said again. */
export interface PackageFacts {
  readonly name?: unknown;
  /** The server's name in the registry, which holds it against the package's own. */
  readonly mcpName?: unknown;
  readonly version?: unknown;
  readonly description?: unknown;
  readonly homepage?: unknown;
  readonly repository?: unknown;
  readonly private?: unknown;
  readonly bin?: unknown;
}

export interface ServerJsonSources {
  readonly manifest: PackageFacts;
  /** Origin by which clients reach the server; `auto` when that is not set. */
  readonly publicUrl: string;
}

const registryName = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;
/** Characters of the longest description. */
const maxDescription = 100;

/** @throws {CommandError} Exit code 2, with what is missing and where it belongs. */
export function serverJson({ manifest, publicUrl }: ServerJsonSources): JsonObject {
  const { mcpName, version, homepage, repository } = manifest;
  if (typeof mcpName !== "string" || !registryName.test(mcpName) || mcpName.length > 200) {
    throw usageError('package.json needs "mcpName": the server\'s name in the registry, such as "io.github.you/logistics".');
  }
  const remotes = publicUrl === "auto" ? [] : [remoteOf(publicUrl)];
  const packages = packageOf(manifest);
  if (remotes.length + packages.length === 0) {
    throw usageError("Nothing leads to this server: set `publicUrl`, or give package.json a `bin` and make it public.");
  }
  const found = repositoryOf(repository);
  return {
    $schema: serverJsonSchema,
    name: mcpName,
    description: descriptionOf(manifest),
    version: exactVersion(version),
    ...(typeof homepage === "string" && URL.canParse(homepage) ? { websiteUrl: homepage } : {}),
    ...(found === undefined ? {} : { repository: found }),
    ...(remotes.length === 0 ? {} : { remotes }),
    ...(packages.length === 0 ? {} : { packages }),
  };
}

function descriptionOf({ description }: PackageFacts): string {
  if (typeof description === "string" && description !== "" && description.length <= maxDescription) return description;
  throw usageError(`package.json needs a "description" of up to ${maxDescription} characters: the registry takes no longer one.`);
}

function exactVersion(version: unknown): string {
  if (typeof version === "string" && /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(version)) return version;
  throw usageError('package.json needs a "version" such as 1.0.0.');
}

/** Keys go in the header; whoever installs the server is asked for one. */
function remoteOf(publicUrl: string): JsonObject {
  const authorization = { name: "Authorization", value: "Bearer {key}", variables: { key: secret("The agent's key.") } };
  return {
    type: "streamable-http",
    url: `${publicUrl.replace(/\/+$/, "")}/mcp`,
    headers: [{ ...authorization, isRequired: true, isSecret: true }],
  };
}

function secret(description: string): JsonObject {
  return { description, isRequired: true, isSecret: true };
}

/** A package that starts the server by its command, as `node dist/server.js` does. */
function packageOf({ name, version, bin, private: isPrivate }: PackageFacts): readonly JsonObject[] {
  if (isPrivate === true || bin === undefined || typeof name !== "string") return [];
  return [
    {
      registryType: "npm",
      identifier: name,
      version: exactVersion(version),
      runtimeHint: "npx",
      transport: { type: "stdio" },
      packageArguments: [{ type: "positional", value: "--stdio" }],
      environmentVariables: [{ name: "TOOLWRIGHT_KEY", ...secret("The key of the agent that the host acts as.") }],
    },
  ];
}

/** As npm writes it: a text, or an object with a url. */
function repositoryOf(written: unknown): JsonValue | undefined {
  const { url, directory } = (typeof written === "object" && written !== null ? written : { url: written }) as Readonly<
    Record<string, unknown>
  >;
  if (typeof url !== "string") return undefined;
  const plain = url
    .replace(/^git\+/, "")
    .replace(/\.git$/, "")
    .replace(/^github:/, "https://github.com/");
  const source = /^https:\/\/(github|gitlab)\.com\//.exec(plain)?.[1];
  if (source === undefined) return undefined;
  return { url: plain, source, ...(typeof directory === "string" ? { subfolder: directory } : {}) };
}
