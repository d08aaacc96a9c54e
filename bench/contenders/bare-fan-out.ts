/** The bare loop of a fan-out: a message of one connection sends one ready-made buffer to all the others. */

import { WebSocketServer } from "ws";
import { readyNotice } from "./board.ts";

const ready = Buffer.from(readyNotice);
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/ws", perMessageDeflate: false });
server.on("connection", (writer) => {
  writer.on("message", () => {
    for (const follower of server.clients) if (follower !== writer) follower.send(ready, { binary: false });
  });
});
