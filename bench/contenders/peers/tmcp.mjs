/** tmcp over HTTP: its transport takes requests of the web's kind, so that an adapter stands before it. */

import { getRequestListener } from "@hono/node-server";
import { ZodJsonSchemaAdapter } from "@tmcp/adapter-zod";
import { HttpTransport } from "@tmcp/transport-http";
import { McpServer } from "tmcp";
import { told } from "./arguments.mjs";
import { serveHttp } from "./doors.mjs";
import { resultOf, serverInfo, tools } from "./zod-tool.mjs";

const server = new McpServer(serverInfo, { adapter: new ZodJsonSchemaAdapter(), capabilities: { tools: {} } });
for (const { name, description, input, output } of tools(told.count))
  server.tool({ name, description, schema: input, outputSchema: output }, resultOf);
const transport = new HttpTransport(server, { path: "/mcp" });
serveHttp(getRequestListener(async (request) => (await transport.respond(request)) ?? new Response(null, { status: 404 })));
