/**
 * The bare loops over `ws`: what the same work costs without a product around it. The second argument says how much of the work.
 *
 * limit0 answers ready-made bytes; limit1 parses and serialises; limit2 also validates both ways, one write an answer.
 */

import { createRequire } from "node:module";
import { WebSocketServer } from "ws";
import type { BareValidators } from "./standalone.ts";
import { type TrackInput, track } from "./track-shipment.ts";

const [, , level, validatorsFile] = process.argv;

interface Call {
  readonly id: string;
  readonly payload: TrackInput;
}

const text = (id: string, result: object) => JSON.stringify({ type: "toolResponse", id, ok: true, result });
const refused = (id: string, code: string) => JSON.stringify({ type: "toolResponse", id, ok: false, error: { code } });

function answerer(): (data: Buffer) => string | Buffer {
  if (level === "limit0") {
    const ready = Buffer.from(text("c0-100", track({ shipment_id: "SHP-004211", include_events: true })));
    return () => ready;
  }
  if (level === "limit1") {
    return (data) => {
      const { id, payload } = JSON.parse(data.toString("utf8")) as Call;
      return text(id, track(payload));
    };
  }
  const { input, output } = createRequire(import.meta.url)(String(validatorsFile)) as BareValidators;
  return (data) => {
    const { id, payload } = JSON.parse(data.toString("utf8")) as Call;
    if (!input(payload)) return refused(id, "INVALID_ARGUMENT");
    const result = track(payload);
    return output(result) ? text(id, result) : refused(id, "INTERNAL");
  };
}

const answer = answerer();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/ws", perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.on("message", (data) => socket.send(answer(data as Buffer), { binary: false }));
});
