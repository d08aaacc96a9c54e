/** The bare loop over `node:http`: key compared by its hash, body read by hand, JSON and validation both ways, nothing else. */

import { createServer, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { holderOf } from "./holder.ts";
import type { BareValidators } from "./standalone.ts";
import { type TrackInput, track } from "./track-shipment.ts";

const [, , validatorsFile, key = ""] = process.argv;
const { input, output } = createRequire(import.meta.url)(String(validatorsFile)) as BareValidators;
const isHolder = holderOf(key);

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  if (!isHolder(request.headers.authorization)) return answer(response, 401, { ok: false });
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { payload } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { readonly payload: TrackInput };
    if (!input(payload)) return answer(response, 400, { ok: false });
    const result = track(payload);
    return output(result) ? answer(response, 200, { type: "toolResponse", ok: true, result }) : answer(response, 500, { ok: false });
  });
});
server.listen(0, "127.0.0.1");
