/** The bare loop for MCP over `node:http`: Host checked, key compared by its hash, body read by hand, nothing else. */

import { createServer } from "node:http";
import { bareMcp } from "./bare-mcp.ts";
import { holderOf } from "./holder.ts";

const [, , validatorsFile = "", key = ""] = process.argv;
const answerTo = bareMcp(validatorsFile);
const isHolder = holderOf(key);
const ownHost = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

const server = createServer((request, response) => {
  const { headers, method, url } = request;
  const refuse = (status: number): void => void response.writeHead(status, { "content-length": 0 }).end();
  if (!ownHost.test(headers.host ?? "") || headers.origin !== undefined) return refuse(403);
  if (method !== "POST" || url !== "/mcp") return refuse(404);
  if (!isHolder(headers.authorization)) return refuse(401);
  if (!headers["content-type"]?.startsWith("application/json")) return refuse(415);
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { status, text } = answerTo(Buffer.concat(chunks).toString("utf8"), headers);
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    response.end(text);
  });
});
server.listen(0, "127.0.0.1");
