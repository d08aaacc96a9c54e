/** fastmcp without sessions, over HTTP. */

import { FastMCP } from "fastmcp";
import { holderOf } from "../holder.ts";
import { told } from "./arguments.mjs";
import { resultOf, serverInfo, tools } from "./zod-tool.mjs";

const isHolder = holderOf(told.key);
const server = new FastMCP({
  ...serverInfo,
  authenticate: async ({ headers }) => {
    if (!isHolder(headers.authorization)) throw new Response(null, { status: 401 });
    return {};
  },
});
for (const { name, description, input, output } of tools(told.count))
  server.addTool({ name, description, parameters: input, outputSchema: output, execute: async (payload) => resultOf(payload) });
await server.start({
  transportType: "httpStream",
  httpStream: { host: "127.0.0.1", port: 0, endpoint: "/mcp", stateless: true, enableJsonResponse: true },
});
