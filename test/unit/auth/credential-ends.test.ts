import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AuthenticatedAgent, type CredentialState, newCredentialState } from "../../../runtime/auth/authenticator.ts";
import { CredentialEnds } from "../../../runtime/auth/credential-ends.ts";
import { agentOf } from "../../support/registry.ts";

const start = Date.parse("2026-06-01T00:00:00.000Z");
const dayMs = 86_400_000;

interface TestConnection {
  readonly name: string;
  readonly principal: AuthenticatedAgent;
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});

afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const ended: string[] = [];
  const ends = new CredentialEnds<TestConnection>(Date.now, ({ name }, why) => ended.push(`${name} ${why}`));
  const connect = (name: string, credential: CredentialState): TestConnection => {
    const connection = { name, principal: { ...agentOf("care"), credential } };
    ends.add(connection);
    return connection;
  };
  return { ends, ended, connect };
}

describe("connections of a credential", () => {
  it("end when its time is over, also weeks away, beyond what one timer can wait", () => {
    const { ended, connect } = open();
    connect("a", newCredentialState("k", start + 60 * dayMs));
    vi.advanceTimersByTime(60 * dayMs - 1);
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ended).toEqual(["a expired"]);
  });

  it("end earlier when its end moves nearer, and only theirs do", () => {
    const { ends, ended, connect } = open();
    const [moved, other] = [newCredentialState("k", Number.POSITIVE_INFINITY), newCredentialState("o", start + 10_000)];
    connect("a", moved);
    connect("b", other);
    moved.expiresAt = start + 5_000;
    ends.changed(moved);
    vi.advanceTimersByTime(5_000);
    expect([ended, moved.ended, other.ended]).toEqual([["a expired"], "expired", undefined]);
  });

  it("end at once when it was revoked, also one that comes when it was revoked already", () => {
    const { ends, ended, connect } = open();
    const credential = newCredentialState("k", Number.POSITIVE_INFINITY);
    connect("a", credential);
    connect("b", credential);
    credential.ended = "revoked";
    ends.changed(credential);
    expect(ended).toEqual(["a revoked", "b revoked"]);
    connect("late", credential);
    expect(ended).toContain("late revoked");
  });

  it("are counted on the credential, over all who hold some of it, and leave no timer behind", () => {
    const [sockets, streams] = [open(), open()];
    const credential = newCredentialState("k", start + 10_000);
    const [a, b] = [sockets.connect("a", credential), streams.connect("b", credential)];
    expect(credential.connections).toBe(2);
    sockets.ends.remove(a);
    sockets.ends.remove(a);
    expect([credential.connections, vi.getTimerCount()]).toEqual([1, 1]);
    streams.ends.remove(b);
    expect([credential.connections, vi.getTimerCount()]).toEqual([0, 0]);
  });
});
