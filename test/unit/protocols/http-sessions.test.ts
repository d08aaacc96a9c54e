import { describe, expect, it } from "vitest";
import { handshaken } from "../../../runtime/protocols/mcp/eras.ts";
import { type HttpSession, HttpSessions } from "../../../runtime/protocols/mcp/http-sessions.ts";
import type { Revision } from "../../../runtime/protocols/mcp/revision.ts";
import { agentOf } from "../../support/registry.ts";

const [desk, crowd] = [agentOf("desk"), agentOf("crowd")];
const halfAnHour = 30 * 60_000;

function begun(maxSessions: number) {
  let now = 0;
  const sessions = new HttpSessions({ maxSessions, maxSubscriptions: 10, now: () => now });
  return {
    sessions,
    begin: (agent = desk): HttpSession => sessions.begin(agent, handshaken[0] as Revision, new Set()),
    isThere: (session: HttpSession): boolean => sessions.find(session.id, session.agentId === "desk" ? desk : crowd) !== undefined,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe("a session over HTTP", () => {
  it("is forgotten when it was idle too long, and with it what it follows", () => {
    const { sessions, begin, isThere, pass } = begun(10);
    const session = begin();
    let followed = true;
    session.keeper.keepSubscription("docs://handbook", () => {
      followed = false;
    });
    pass(halfAnHour);
    begin(crowd);
    expect([isThere(session), followed, sessions.size]).toEqual([false, false, 1]);
  });

  it("is not idle while its stream is open or a call runs, though its client says nothing", () => {
    const { begin, isThere, pass } = begun(10);
    const [listening, calling] = [begin(), begin()];
    listening.tell = () => undefined;
    calling.running.set("1", () => undefined);
    pass(halfAnHour);
    begin(crowd);
    pass(halfAnHour);
    expect([isThere(listening), isThere(calling)]).toEqual([true, true]);
    listening.tell = undefined;
    pass(halfAnHour);
    begin(crowd);
    expect(isThere(listening)).toBe(false);
  });

  it("gives way at the limit to nobody who has more of them: of those the one idle longest does", () => {
    const { sessions, begin, isThere, pass } = begun(4);
    const quiet = begin();
    const crowded = Array.from({ length: 10 }, () => {
      pass(1);
      return begin(crowd);
    });
    expect([sessions.size, isThere(quiet), ...crowded.slice(-3).map(isThere), isThere(crowded[6] as HttpSession)]).toEqual([
      4,
      true,
      true,
      true,
      true,
      false,
    ]);
    begin();
    expect([sessions.size, isThere(quiet), isThere(crowded[7] as HttpSession)]).toEqual([4, true, false]);
  });
});
