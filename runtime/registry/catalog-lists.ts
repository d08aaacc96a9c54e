/** Pages of the tools an agent may call. Knows the one rule of access, and nothing of protocols. */

import { createHash } from "node:crypto";
import type { AgentPolicy, CatalogContext, CatalogPrompt, CatalogResource, CatalogTool, CatalogToolSet } from "../../contract/index.ts";
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
  readonly resources: readonly CatalogResource[];
  readonly prompts: readonly CatalogPrompt[];
  readonly toolsets: readonly CatalogToolSet[];
}

/** @throws {ToolError} INVALID_ARGUMENT for a cursor that is not one of ours or an unknown tool set. */
export async function listTools(catalog: ServedCatalog, access: Allows, query: CatalogQuery): Promise<CatalogPage> {
  const document = await catalog.document();
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, catalog.digest);
  const view = viewOf(catalog, document.tools, access);
  if (query.limit === undefined && query.toolset === undefined) {
    const known = view.pages.get(after);
    if (known) return known;
    const page = pageOf(catalog, view, view.tools, after, defaultPageSize);
    if (isPageEnd(view, after)) view.pages.set(after, page);
    return page;
  }
  const inSet = toolsOf(catalog, query.toolset);
  const tools = inSet ? view.tools.filter(({ name }) => inSet.has(name)) : view.tools;
  return pageOf(catalog, view, tools, after, query.limit ?? defaultPageSize);
}

/** The tools that some agents see, and the pages made of them: one object a page, so that codecs can keep its text. */
interface View {
  readonly tools: readonly CatalogTool[];
  readonly isShared: boolean;
  /** By the name of the last tool of the page before. */
  readonly pages: Map<string | undefined, CatalogPage>;
}

/** Whether a page of ours ends with this name: cursors that callers made up must not fill the view. */
function isPageEnd({ tools }: View, name: string | undefined): boolean {
  const count = tools.findIndex((tool) => tool.name === name) + 1;
  return name === undefined || (count > 0 && count % defaultPageSize === 0);
}

interface Views {
  readonly ofRule: WeakMap<Allows, View>;
  /** Agents that see the same tools share a view. */
  readonly ofTools: Map<string, View>;
}

/** Views kept at once: agents whose scopes come from tokens may have any. */
const maxViews = 256;

const viewsOf = new WeakMap<ServedCatalog, Views>();

function viewOf(catalog: ServedCatalog, tools: readonly CatalogTool[], access: Allows): View {
  let views = viewsOf.get(catalog);
  if (!views) viewsOf.set(catalog, (views = { ofRule: new WeakMap(), ofTools: new Map() }));
  let view = views.ofRule.get(access);
  if (!view) views.ofRule.set(access, (view = sharedView(catalog, tools, access, views.ofTools)));
  return view;
}

function sharedView(catalog: ServedCatalog, all: readonly CatalogTool[], access: Allows, known: Map<string, View>): View {
  const tools = all.filter(({ name }) => {
    const served = catalog.tools.get(name);
    return served !== undefined && access.allows(served.descriptor);
  });
  const key = createHash("sha256")
    .update(tools.map(({ name }) => name).join("\n"))
    .digest("base64");
  let view = known.get(key);
  if (view) return view;
  const isShared = all.every(({ scopes }) => scopes.length === 0) && catalog.agents.every(({ toolsets }) => toolsets === undefined);
  view = { tools, isShared, pages: new Map() };
  if (known.size >= maxViews) known.clear();
  known.set(key, view);
  return view;
}

function pageOf(
  { digest }: ServedCatalog,
  { isShared }: View,
  tools: readonly CatalogTool[],
  after: string | undefined,
  size: number,
): CatalogPage {
  const start = after === undefined ? 0 : tools.findIndex(({ name }) => name > after);
  const page = start === -1 ? [] : tools.slice(start, start + size);
  const isLast = start === -1 || start + size >= tools.length;
  const facts = { catalogDigest: digest, tools: page, isShared };
  return isLast ? facts : { ...facts, nextCursor: encodeCursor(page.at(-1)?.name ?? "", digest) };
}

/** Contexts the agent may read or write, resources and prompts it may use, without what they hold, and tool sets that hold a tool it may call. */
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
    resources: document.resources.flatMap(({ text: _text, file: _file, ...row }) => (holds(row.scopes) ? [row] : [])),
    prompts: document.prompts.flatMap(({ messages: _messages, ...row }) => (holds(row.scopes) ? [row] : [])),
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
export function encodeCursor(name: string, digest: string): string {
  return Buffer.from(JSON.stringify([digest.slice(0, 16), name])).toString("base64url");
}

/** @throws {ToolError} INVALID_ARGUMENT for a cursor that is not of this catalog. */
export function decodeCursor(cursor: string, digest: string): string {
  try {
    const [from, name] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if (from === digest.slice(0, 16) && typeof name === "string") return name;
  } catch {
    // What cannot be read is refused below, like any other foreign cursor.
  }
  throw new ToolError("INVALID_ARGUMENT", "The cursor is not of this catalog. Begin again without a cursor.");
}
