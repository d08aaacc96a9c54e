/** Notes on the shared delivery case: who wrote, in which order, and what happens when two write at once. */

import { describe, expect, it } from "vitest";
import { handler as addCaseNote } from "../../../../handlers/shipments/add_case_note.ts";
import { handler as getDeliveryCase } from "../../../../handlers/shipments/get_delivery_case.ts";
import { FakeContexts, toolContext } from "./call.ts";

const open = "CASE-000231";
const contextId = `delivery_case/${open}`;
const note = (text: string) => ({ case_id: open, kind: "information" as const, text });
const noteOf = (text: string, number: number) => ({ number, kind: "information", text, agent_id: "dispatcher" });

describe("add_case_note", () => {
  it("creates the case's context with its shipment at the first note", async () => {
    const contexts = new FakeContexts();
    const answer = await addCaseNote(note("first"), toolContext({ contexts, userId: "user-7" }));
    expect(answer).toEqual({ case_id: open, context_id: contextId, revision: 1, note: { ...noteOf("first", 1), user_id: "user-7" } });
    expect((await contexts.get(contextId)).value).toEqual({
      shipment_id: "SHP-009968",
      notes: [{ ...noteOf("first", 1), user_id: "user-7" }],
    });
  });

  it("keeps what another agent wrote into the case", async () => {
    const contexts = new FakeContexts();
    contexts.write(contextId, { next_step: "Call the depot.", notes: [noteOf("before", 1)] });
    await addCaseNote(note("after"), toolContext({ contexts }));
    expect((await contexts.get(contextId)).value).toMatchObject({
      next_step: "Call the depot.",
      notes: [noteOf("before", 1), noteOf("after", 2)],
    });
  });

  it("loses no note when another writer is first, twice", async () => {
    const contexts = new FakeContexts();
    let rivals = 0;
    contexts.beforeUpdate = () => {
      if (rivals < 2) contexts.write(contextId, { notes: Array.from({ length: ++rivals }, (_, at) => noteOf(`rival ${at + 1}`, at + 1)) });
    };
    const answer = await addCaseNote(note("mine"), toolContext({ contexts }));
    expect(answer).toMatchObject({ revision: 3, note: { number: 3 } });
    expect((await contexts.get(contextId)).value.notes).toEqual([noteOf("rival 1", 1), noteOf("rival 2", 2), noteOf("mine", 3)]);
  });

  it("numbers fifty notes written at once from 1 to 50", async () => {
    const contexts = new FakeContexts();
    const context = toolContext({ contexts });
    for (let round = 0; round < 10; round++) {
      await Promise.all(Array.from({ length: 5 }, (_, at) => addCaseNote(note(`${round} ${at}`), context)));
    }
    const { notes } = (await contexts.get(contextId)).value;
    expect(Array.isArray(notes) ? notes.map((each) => (each as { number: number }).number) : notes).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 1),
    );
  });

  it("passes CONFLICT on after eight lost races", async () => {
    const contexts = new FakeContexts();
    contexts.beforeUpdate = () => contexts.write(contextId, {});
    await expect(addCaseNote(note("never"), toolContext({ contexts }))).rejects.toMatchObject({ code: "CONFLICT", retryable: true });
    expect(contexts.updates).toBe(8);
  });

  it("tries no further once the call is cancelled", async () => {
    const contexts = new FakeContexts();
    const controller = new AbortController();
    contexts.beforeUpdate = () => {
      contexts.write(contextId, {});
      controller.abort();
    };
    await expect(addCaseNote(note("late"), toolContext({ contexts, signal: controller.signal }))).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(contexts.updates).toBe(1);
  });

  it("refuses the hundred and first note, closed cases and unknown ones, and writes nothing", async () => {
    const contexts = new FakeContexts();
    contexts.write(contextId, { notes: Array.from({ length: 100 }, (_, at) => noteOf("x", at + 1)) });
    const add = (case_id: string) => addCaseNote({ ...note("more"), case_id }, toolContext({ contexts }));
    await expect(add(open)).rejects.toMatchObject({ code: "CASE_FULL" });
    await expect(add("CASE-000001")).rejects.toMatchObject({ code: "CASE_CLOSED" });
    await expect(add("CASE-999999")).rejects.toMatchObject({ code: "CASE_NOT_FOUND" });
    expect(contexts.updates).toBe(0);
  });
});

describe("get_delivery_case", () => {
  it("joins what the company recorded with what agents wrote", async () => {
    const contexts = new FakeContexts();
    contexts.write(contextId, { assignee: "customer_care", next_step: "Call back.", notes: [noteOf("seen", 1)] });
    expect(await getDeliveryCase({ case_id: open }, toolContext({ contexts }))).toMatchObject({
      shipment_id: "SHP-009968",
      state: "open",
      delay_reason: "vehicle_breakdown",
      revision: 1,
      assignee: "customer_care",
      next_step: "Call back.",
      notes: [noteOf("seen", 1)],
    });
  });

  it("gives revision 0 and no notes where nobody wrote", async () => {
    expect(await getDeliveryCase({ case_id: "CASE-000001" }, toolContext())).toMatchObject({ state: "closed", revision: 0, notes: [] });
  });
});
