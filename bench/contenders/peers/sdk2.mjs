/** The official SDK, version 2: the ways of serving that its guide shows for each transport. */

import { localhostHostValidation, localhostOriginValidation, toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { told } from "./arguments.mjs";
import { serveHttp, serveWebSocket } from "./doors.mjs";
import { resultOf, serverInfo, tools } from "./zod-tool.mjs";

const catalog = tools(told.count);

function newServer() {
  const server = new McpServer(serverInfo, { capabilities: { tools: {} } });
  for (const { name, description, input, output } of catalog)
    server.registerTool(name, { description, inputSchema: input, outputSchema: output }, resultOf);
  return server;
}

if (told.transport === "http") {
  const handle = toNodeHandler(createMcpHandler(newServer));
  const isOwnHost = localhostHostValidation();
  const isOwnOrigin = localhostOriginValidation();
  serveHttp((request, response) => {
    if (isOwnHost(request, response) && isOwnOrigin(request, response)) handle(request, response);
  });
} else if (told.transport === "ws") serveWebSocket((transport) => serveStdio(newServer, { transport }));
else serveStdio(newServer);
