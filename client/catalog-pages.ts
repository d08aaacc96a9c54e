/** The tools this agent may call, page by page. */

import type { CatalogTool } from "../contract/index.ts";
import type { Connection } from "./connection.ts";

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

export function catalogView(connection: Connection, options: CatalogOptions): CatalogView {
  return {
    [Symbol.asyncIterator]: () => tools(connection, options),
    async list() {
      const all: CatalogTool[] = [];
      for await (const tool of tools(connection, options)) all.push(tool);
      return all;
    },
  };
}

async function* tools(connection: Connection, options: CatalogOptions): AsyncGenerator<CatalogTool, void, void> {
  let cursor: string | undefined;
  do {
    const page = await connection.request<"catalogResponse">(
      {
        type: "catalogRequest",
        ...(cursor === undefined ? {} : { cursor }),
        ...(options.pageSize === undefined ? {} : { limit: options.pageSize }),
        ...(options.toolset === undefined ? {} : { toolset: options.toolset }),
      },
      { signal: options.signal },
    );
    yield* page.tools;
    cursor = page.next_cursor;
  } while (cursor !== undefined);
}
