/** The official SDK, version 1: a server a connection, and a request where it keeps no sessions, as its guide shows. */

import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { told } from "./arguments.mjs";
import { serveHttp, serveWebSocket } from "./doors.mjs";
import { resultOf, serverInfo, tools } from "./zod-tool.mjs";

const catalog = tools(told.count);

function newServer() {
  const server = new McpServer(serverInfo);
  for (const { name, description, input, output } of catalog)
    server.registerTool(name, { description, inputSchema: input, outputSchema: output }, resultOf);
  return server;
}

async function answer(request, response) {
  const server = newServer();
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
  response.on("close", () => {
    transport.close();
    server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response);
}

if (told.transport === "http") serveHttp(answer);
else if (told.transport === "ws") serveWebSocket((transport) => newServer().connect(transport));
else await newServer().connect(new StdioServerTransport());
