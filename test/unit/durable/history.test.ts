import { describe, expect, it } from "vitest";
import { judgeHistory, type Met } from "../../support/history.ts";

const acknowledged = [1, 2, 3].map((revision) => ({ contextId: "A", revision, id: `u${revision}` }));
const met: readonly Met[] = acknowledged.map(({ contextId, revision, id }) => ({ contextId, fromRevision: revision - 1, revision, id }));

function faultsOf(told: readonly Met[], answers = acknowledged): string[] {
  return judgeHistory(answers, { one: told });
}

describe("the judge of histories", () => {
  it("finds nothing in a sound history, nor in one with a fold or an update that was never answered", () => {
    expect(faultsOf(met)).toEqual([]);
    expect(faultsOf([{ contextId: "A", fromRevision: 0, revision: 3, id: "u3" }])).toEqual([]);
    expect(faultsOf([...met, { contextId: "A", fromRevision: 3, revision: 4, id: "u4" }])).toEqual([]);
  });

  it.each([
    ["an update that is lost", met.slice(0, 2), "one never met u3 at A@3"],
    ["a gap", [met[0], met[2]] as Met[], "one met A 2→3 at 1"],
    ["a change of order", [met[1], met[0], met[2]] as Met[], "one met A 1→2 at 0"],
    ["a change told twice", [...met, met[2]] as Met[], "one met A 2→3 at 3"],
    ["another update in its place", met.map((one) => (one.id === "u2" ? { ...one, id: "x" } : one)), "one never met u2 at A@2, but x"],
    ["an update applied twice", [...met, { contextId: "A", fromRevision: 3, revision: 4, id: "u3" }], "one met u3 at 3 and at 4"],
  ])("finds %s", (_, told, fault) => {
    expect(faultsOf(told)).toContain(fault);
  });

  it("finds one revision given to two updates", () => {
    expect(faultsOf(met, [...acknowledged, { contextId: "A", revision: 3, id: "u9" }])).toContain("A@3 was given to u3 and to u9");
  });
});
