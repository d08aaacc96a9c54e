import { describe, expect, it } from "vitest";
import type { KeptRounds } from "../../../runtime/asking/questions.ts";
import { type Bound, RequestStates } from "../../../runtime/protocols/mcp/request-state.ts";

const secret = "a secret of thirty-two characters";
const other = "another secret of as many letters";
const kept: KeptRounds = { asked: { name: "digest" }, answers: {}, once: { quote: 42 } };
const bound: Bound = { agentId: "tester", subject: JSON.stringify(["tools/call", "asks", { a: 1, b: { c: 2, d: 3 } }]) };

function states(secrets: readonly string[] = [secret], at = 0): RequestStates {
  return new RequestStates({ secrets, lifetimeMs: 1_000, now: () => at });
}

function sealed(by = states()): string {
  const state = by.seal(kept, bound);
  if (state === undefined) throw new Error("too large");
  return state;
}

describe("a request's state", () => {
  it("opens for the same request, however its members are ordered", () => {
    const again = { ...bound, subject: JSON.stringify(["tools/call", "asks", { b: { d: 3, c: 2 }, a: 1 }]) };
    expect(states().open(sealed(), again)).toEqual({ ok: true, kept });
  });

  it("opens at another server of the same secret, and at no other (mcp.ask-state)", () => {
    expect(states().open(sealed(), bound).ok).toBe(true);
    expect(states([other]).open(sealed(), bound).ok).toBe(false);
    expect(states([]).open(sealed(states([])), bound).ok).toBe(false);
  });

  it("opens with each secret and is sealed with the first, so that secrets can be replaced", () => {
    const both = states([other, secret]);
    expect([both.open(sealed(), bound).ok, states([other]).open(sealed(both), bound).ok]).toEqual([true, true]);
  });

  it("cannot be read by whoever carries it", () => {
    expect(Buffer.from(sealed(), "base64url").toString("latin1")).not.toContain("quote");
  });

  it("does not open once a single character is another (mcp.ask-state)", () => {
    const state = sealed();
    const changed = [...state].map((character, at) => state.slice(0, at) + (character === "A" ? "B" : "A") + state.slice(at + 1));
    // The last character holds bits that mean nothing; the decoder drops them.
    expect(changed.slice(0, -1).filter((text) => states().open(text, bound).ok)).toEqual([]);
  });

  it.each(["", "x", "=", `${"A".repeat(40)}`, "A".repeat(100_000), "ä", "-TAMPERED"])("that is %j opens nothing", (text) => {
    expect(states().open(text, bound)).toEqual({ ok: false, wrong: expect.stringContaining("is none of this server's") });
    expect(states().open(sealed() + text.padEnd(1, "A"), bound).ok).toBe(false);
  });

  it.each<[string, Bound]>([
    ["another agent", { ...bound, agentId: "other" }],
    ["another tool", { ...bound, subject: JSON.stringify(["tools/call", "other", { a: 1, b: { c: 2, d: 3 } }]) }],
    ["other arguments", { ...bound, subject: JSON.stringify(["tools/call", "asks", { a: 2, b: { c: 2, d: 3 } }]) }],
  ])("does not open for %s (mcp.ask-state)", (_what, of) => {
    expect(states().open(sealed(), of)).toEqual({ ok: false, wrong: expect.stringContaining("belongs to another request") });
  });

  it("opens until its time is over (mcp.ask-state)", () => {
    expect(states([secret], 999).open(sealed(), bound).ok).toBe(true);
    expect(states([secret], 1_000).open(sealed(), bound)).toEqual({ ok: false, wrong: expect.stringContaining("is too old") });
  });

  it("is not made of more than a client can carry", () => {
    expect(states().seal({ ...kept, once: { all: "x".repeat(60_000) } }, bound)).toBeUndefined();
  });
});
