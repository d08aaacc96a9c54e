/** The tools this agent may call, page by page. */

import type { CatalogTool } from "../contract/index.ts";
import type { SendOptions } from "./outgoing-request.ts";
import type { Requests } from "./request-desk.ts";

export interface CatalogOptions {
  /** Only the tools of this tool set. */
  readonly toolset?: string;
  /** Tools a page, 1 to 1,000; the server's own choice without it. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/** Iterate it to take tools as their pages arrive, or `list` them all. */
export interface CatalogView extends AsyncIterable<CatalogTool> {
  list(): Promise<readonly CatalogTool[]>;
}

export function catalogView(requests: Requests, options: CatalogOptions): CatalogView {
  const { signal, ...query } = options;
  const iterate = () => tools(requests, query, { signal });
  return { [Symbol.asyncIterator]: iterate, list: () => listed(iterate()) };
}

/** All tools that this agent may call. */
export function listTools(requests: Requests, how: SendOptions): Promise<readonly CatalogTool[]> {
  return listed(tools(requests, { pageSize: maxPageSize }, how));
}

/** Tools a page, as many as the protocol allows. */
const maxPageSize = 1_000;

async function listed(source: AsyncIterable<CatalogTool>): Promise<readonly CatalogTool[]> {
  const all: CatalogTool[] = [];
  for await (const tool of source) all.push(tool);
  return all;
}

async function* tools(
  requests: Requests,
  { pageSize, toolset }: Omit<CatalogOptions, "signal">,
  how: SendOptions,
): AsyncGenerator<CatalogTool, void, void> {
  let cursor: string | undefined;
  do {
    const page = await requests.request<"catalogResponse">(
      {
        type: "catalogRequest",
        ...(cursor === undefined ? {} : { cursor }),
        ...(pageSize === undefined ? {} : { limit: pageSize }),
        ...(toolset === undefined ? {} : { toolset }),
      },
      how,
    );
    yield* page.tools;
    cursor = page.next_cursor;
  } while (cursor !== undefined);
}
