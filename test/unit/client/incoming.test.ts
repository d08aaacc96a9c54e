import { describe, expect, it } from "vitest";
import { readServerMessage } from "../../../client/incoming.ts";
import { welcome } from "./wire-server.ts";

describe("reading what a server sends", () => {
  it("takes a message of a known shape", () => {
    expect(readServerMessage(JSON.stringify(welcome))).toEqual({ kind: "message", message: welcome });
  });

  it("lets a type pass that it does not know", () => {
    expect(readServerMessage('{"type":"weather"}')).toEqual({ kind: "unknown" });
    expect(readServerMessage('{"type":"toString"}')).toEqual({ kind: "unknown" });
  });

  it.each([
    ["nonsense", "a frame is not JSON", undefined],
    ["[]", "a frame has no type", undefined],
    ['{"type":"welcome"}', "of a welcome must be", undefined],
    ['{"type":"toolResponse","id":"r1","ok":true}', "of a toolResponse must be", "r1"],
    [
      '{"type":"contextUpdate","context_id":"a","from_revision":-1,"revision":2,"patch":{},"by":{"agent_id":"a","correlation_id":"c"}}',
      "/from_revision",
      undefined,
    ],
  ])("says what is wrong with %s", (text, reason, id) => {
    const incoming = readServerMessage(text);
    expect(incoming).toMatchObject({ kind: "malformed", reason: expect.stringContaining(reason) as unknown });
    expect(incoming.kind === "malformed" ? incoming.id : undefined).toBe(id);
  });
});
