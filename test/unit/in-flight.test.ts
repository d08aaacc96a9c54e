import { expect, it } from "vitest";
import { InFlight } from "../../runtime/in-flight.ts";

const call = () => ({ cancel: () => undefined, forsake: () => undefined });

it("holds a call from the time it began until its id is answered", () => {
  const inFlight = new InFlight<ReturnType<typeof call>>();
  const one = call();
  inFlight.add("a");
  expect([inFlight.size, inFlight.has("a"), inFlight.get("a")]).toEqual([1, true, undefined]);
  inFlight.hold("a", one);
  expect(inFlight.get("a")).toBe(one);
  expect(inFlight.delete("a")).toBe(one);
  expect(inFlight.delete("a")).toBe(undefined);
  expect([inFlight.size, inFlight.has("a"), inFlight.get("a"), inFlight.all()]).toEqual([0, false, undefined, []]);
});

it("does not hold a call whose answer is out already", () => {
  const inFlight = new InFlight<ReturnType<typeof call>>();
  inFlight.add("a");
  inFlight.delete("a");
  inFlight.hold("a", call());
  expect([inFlight.size, inFlight.all()]).toEqual([0, []]);
});

it("keeps calls apart while slots are used again", () => {
  const inFlight = new InFlight<ReturnType<typeof call>>();
  const held = new Map<string, ReturnType<typeof call>>();
  for (let turn = 0; turn < 500; turn++) {
    const id = `r-${turn}`;
    held.set(id, call());
    inFlight.add(id);
    inFlight.hold(id, held.get(id) as ReturnType<typeof call>);
    const gone = `r-${turn - 7 * (1 + (turn % 3))}`;
    inFlight.delete(gone);
    held.delete(gone);
  }
  expect(inFlight.size).toBe(held.size);
  for (const [id, one] of held) expect(inFlight.get(id)).toBe(one);
  expect(new Set(inFlight.all())).toEqual(new Set(held.values()));
});
