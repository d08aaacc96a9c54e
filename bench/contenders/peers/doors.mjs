/** The ways into a peer that brings none of its own: `node:http` with the key checked, and `ws` as a transport of either SDK. */

import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { holderOf } from "../holder.ts";
import { told } from "./arguments.mjs";

const isHolder = holderOf(told.key);

export function serveHttp(handle) {
  const server = createServer((request, response) => {
    if (!isHolder(request.headers.authorization)) response.writeHead(401).end();
    else handle(request, response);
  });
  server.listen(0, "127.0.0.1");
}

/** @param connect - Given the transport of each connection. */
export function serveWebSocket(connect) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/ws", perMessageDeflate: false, handleProtocols: () => "mcp" });
  server.on("connection", (socket) => connect(transportOf(socket)));
}

function transportOf(socket) {
  const transport = {
    async start() {
      socket.on("message", (data) => transport.onmessage?.(JSON.parse(data.toString("utf8"))));
      socket.on("close", () => transport.onclose?.());
    },
    async send(message) {
      socket.send(JSON.stringify(message));
    },
    async close() {
      socket.close();
    },
  };
  return transport;
}
