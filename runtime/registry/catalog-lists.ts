/** Pages of the tools an agent may call. Knows the one rule of access, and nothing of protocols. */

import type { AgentPolicy, CatalogContext, CatalogTool, CatalogToolSet } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import type { CatalogPage } from "../operation.ts";
import type { ServedCatalog, ServedTool } from "./served-catalog.ts";

/** Tools a page when the caller names no number. */
const defaultPageSize = 100;

/** A principal's rule, as lists need it. */
interface Allows {
  allows(descriptor: ServedTool["descriptor"]): boolean;
}

export interface CatalogQuery {
  readonly cursor: string | undefined;
  readonly limit: number | undefined;
  readonly toolset: string | undefined;
}

/** What an agent sees beside its tools. */
export interface VisibleSurroundings {
  readonly contexts: readonly CatalogContext[];
  readonly toolsets: readonly CatalogToolSet[];
}

/** @throws {ToolError} INVALID_ARGUMENT for a cursor that is not one of ours or an unknown tool set. */
export async function listTools(catalog: ServedCatalog, access: Allows, query: CatalogQuery): Promise<CatalogPage> {
  const document = await catalog.document();
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, catalog.digest);
  const inSet = toolsOf(catalog, query.toolset);
  const size = query.limit ?? defaultPageSize;
  const page: CatalogTool[] = [];
  for (const tool of document.tools) {
    if (after !== undefined && tool.name <= after) continue;
    const served = catalog.tools.get(tool.name);
    if (!served || !access.allows(served.descriptor) || (inSet && !inSet.has(tool.name))) continue;
    if (page.length === size)
      return { catalogDigest: catalog.digest, tools: page, nextCursor: encodeCursor(page[size - 1]?.name ?? "", catalog.digest) };
    page.push(tool);
  }
  return { catalogDigest: catalog.digest, tools: page };
}

/** Contexts the agent may read or write, and tool sets that hold a tool it may call. */
export async function listSurroundings(catalog: ServedCatalog, access: Allows, agent: AgentPolicy): Promise<VisibleSurroundings> {
  const document = await catalog.document();
  const scopes = new Set(agent.scopes);
  const holds = (needed: readonly string[]): boolean => needed.every((scope) => scopes.has(scope));
  const isCallable = (name: string): boolean => {
    const served = catalog.tools.get(name);
    return served !== undefined && access.allows(served.descriptor);
  };
  return {
    contexts: document.contexts.filter((context) => holds(context.readers) || holds(context.writers)),
    toolsets: document.toolsets
      .map((toolset) => ({ ...toolset, tools: toolset.tools.filter(isCallable) }))
      .filter((toolset) => toolset.tools.length > 0),
  };
}

function toolsOf(catalog: ServedCatalog, toolset: string | undefined): ReadonlySet<string> | undefined {
  if (toolset === undefined) return undefined;
  const found = catalog.registry.toolsets.find(({ name }) => name === toolset);
  if (found) return new Set(found.tools);
  throw new ToolError("INVALID_ARGUMENT", `No tool set is named "${toolset.slice(0, 128)}". Leave "toolset" out to list every tool.`);
}

/** A cursor names the last tool given and the catalog it was given from: after a reload it is refused, not misread. */
function encodeCursor(name: string, digest: string): string {
  return Buffer.from(JSON.stringify([digest.slice(0, 16), name])).toString("base64url");
}

function decodeCursor(cursor: string, digest: string): string {
  try {
    const [from, name] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if (from === digest.slice(0, 16) && typeof name === "string") return name;
  } catch {
    // What cannot be read is refused below, like any other foreign cursor.
  }
  throw new ToolError("INVALID_ARGUMENT", "The cursor is not of this catalog. Begin again without a cursor.");
}
