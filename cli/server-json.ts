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

/** What `server.json` says of the server. Where a member is absent, package.json and `server.publicUrl` say it. */
export interface McpServerFacts {
  /** In the registry: a domain turned round, a slash, a name. */
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly version?: string;
  /** Origin by which clients reach the server. */
  readonly url?: string;
  /** Whether the project's npm package is named as a way to the server. True when absent. */
  readonly package?: boolean;
}

export interface ServerJsonSources {
  /** What toolwright.yaml says; it goes before the package. */
  readonly said: McpServerFacts;
  readonly manifest: PackageFacts;
  /** Origin by which clients reach the server; `auto` when that is not set. */
  readonly publicUrl: string;
}

const registryName = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;
/** Characters of the longest description. */
export const maxDescription = 100;

export const isRegistryName = (text: string) => registryName.test(text) && text.length <= 200;
export const isDescription = (text: string) => text.trim() !== "" && text.length <= maxDescription;
export const isVersion = (text: string) => text.length <= 255 && /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/.test(text);

/** @throws {CommandError} Exit code 2, with what is missing and where it belongs. */
export function serverJson({ said, manifest, publicUrl }: ServerJsonSources): JsonObject {
  const { homepage, repository } = manifest;
  const name = demand(said.name ?? manifest.mcpName, isRegistryName, lacks.name);
  const url = said.url ?? (publicUrl === "auto" ? undefined : publicUrl);
  const remotes = url === undefined ? [] : [remoteOf(url)];
  const packages = said.package === false ? [] : packageOf(manifest);
  if (remotes.length + packages.length === 0) throw usageError(lacks.way);
  const found = repositoryOf(repository);
  return {
    $schema: serverJsonSchema,
    name,
    ...(said.title === undefined ? {} : { title: said.title }),
    description: demand(said.description ?? manifest.description, isDescription, lacks.description),
    version: demand(said.version ?? manifest.version, isVersion, lacks.version),
    ...(typeof homepage === "string" && URL.canParse(homepage) ? { websiteUrl: homepage } : {}),
    ...(found === undefined ? {} : { repository: found }),
    ...(remotes.length === 0 ? {} : { remotes }),
    ...(packages.length === 0 ? {} : { packages }),
  };
}

const lacks = {
  name: 'server.json needs the server\'s name in the registry, such as "io.github.you/logistics": `mcp.server.name` in toolwright.yaml, or "mcpName" in package.json.',
  description: `server.json needs a "description" of up to ${maxDescription} characters, in package.json or under mcp.server in toolwright.yaml: the registry takes no longer one.`,
  version: 'server.json needs a "version" such as 1.0.0, in package.json or under mcp.server in toolwright.yaml.',
  way: "Nothing leads to this server: set `mcp.server.url` or `server.publicUrl` in toolwright.yaml, or give package.json a `bin` and make it public.",
} as const;

function demand(value: unknown, isRight: (text: string) => boolean, words: string): string {
  if (typeof value === "string" && isRight(value)) return value;
  throw usageError(words);
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
      version: demand(version, isVersion, lacks.version),
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
