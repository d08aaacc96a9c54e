import { describe, expect, it } from "vitest";
import { isToolError, type JsonObject, type ToolError } from "../../../contract/index.ts";
import type { ContextStore } from "../../../runtime/context/store.ts";
import { createMemoryStore } from "../../../runtime/context/stores/memory.ts";
import { care, caseId, caseSlot, change, dispatcher, follower, roomy, scanner, setUp, stranger, turn, validateCase } from "./fixtures.ts";

async function errorOf(work: Promise<unknown>): Promise<ToolError> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isToolError(thrown)) throw new Error(`expected a ToolError, got ${String(thrown)}`);
  return thrown;
}

describe("who may", () => {
  const board = caseSlot({ name: "Board", readers: ["cases:read", "boards:read"] });
  const { keyPattern: _keyPattern, ...keyless } = board.slot;
  const boardSlot = { ...board, slot: keyless };

  it.each([
    "Nothing",
    "Case",
    "Case/",
    "Case/x",
    "Case/SHP-000001/x",
    "case/SHP-000001",
    "",
    "/",
    "Board/1",
    "__proto__",
    "Case/SHP-000001\n",
  ])("answers UNKNOWN_CONTEXT for the id %j", async (contextId) => {
    const { service } = setUp([caseSlot(), boardSlot]);
    expect((await errorOf(service.get(dispatcher, contextId))).code).toBe("UNKNOWN_CONTEXT");
    expect((await errorOf(change(service, {}, { contextId }))).code).toBe("UNKNOWN_CONTEXT");
    expect((await errorOf(service.subscribe(dispatcher, contextId, follower()))).code).toBe("UNKNOWN_CONTEXT");
  });

  it("shows no more than a part of an endless id", async () => {
    const { service } = setUp();
    expect((await errorOf(service.get(dispatcher, "x".repeat(100_000)))).message.length).toBeLessThan(300);
  });

  it("takes a slot without a key pattern as one context", async () => {
    const { service } = setUp([boardSlot]);
    const anyone = { agentId: "a", scopes: ["cases:read", "boards:read", "cases:write"] };
    await service.update(anyone, { contextId: "Board", patch: { a: 1 }, correlationId: "c", origin: "" });
    expect((await service.get(anyone, "Board")).revision).toBe(1);
  });

  it("names the scopes that are missing and no others", async () => {
    const { service } = setUp([boardSlot]);
    const { code, message } = await errorOf(service.get(care, "Board"));
    expect(code).toBe("PERMISSION_DENIED");
    expect(message).toBe('To read the context "Board", agent "care" also needs the scope "boards:read".');
  });

  it("refuses to read, follow and change without the scopes, and writes nothing", async () => {
    const { service, store } = setUp();
    expect((await errorOf(service.get(stranger, caseId))).code).toBe("PERMISSION_DENIED");
    expect((await errorOf(service.subscribe(stranger, caseId, follower()))).code).toBe("PERMISSION_DENIED");
    expect((await errorOf(service.update(care, { contextId: caseId, patch: { a: 1 }, correlationId: "c", origin: "" }))).code).toBe(
      "PERMISSION_DENIED",
    );
    expect((await store.get(caseId)).revision).toBe(0);
  });

  it("shows nothing of the value to an agent that may change and not read", async () => {
    const { service } = setUp();
    await change(service, { status: "open", secret: "s3cret" });
    const update = { contextId: caseId, patch: { seen: true }, correlationId: "c", origin: "" };
    expect(await service.update(scanner, update)).toEqual({ contextId: caseId, revision: 2, value: {} });
    const refused = await errorOf(service.update(scanner, { ...update, patch: { status: 7 } }));
    expect(refused.details[0]?.got).toBe("a value this agent may not read");
  });
});

describe("what is valid", () => {
  it("judges the value after the patch by the slot's schema and names the fields", async () => {
    const { service } = setUp();
    await change(service, { status: "open" });
    const error = await errorOf(change(service, { status: 7 }));
    expect(error.code).toBe("INVALID_ARGUMENT");
    expect(error.details).toEqual([{ pointer: "/status", rule: "type", expected: "a string", got: "7", hint: "Send a text." }]);
    expect((await service.get(care, caseId)).value).toEqual({ status: "open" });
  });

  it("measures the serialised value in bytes, not characters", async () => {
    const { service } = setUp([caseSlot({ maxBytes: 20 })]);
    // {"status":"éééé"}: 17 characters, 21 bytes.
    const error = await errorOf(change(service, { status: "éééé" }));
    expect(error.code).toBe("RESOURCE_EXHAUSTED");
    expect(error.message).toContain("21 bytes");
    expect(error.message).toContain("maxBytes");
    expect(error.retryable).toBe(false);
    expect((await change(service, { status: "éééa" })).revision).toBe(1);
  });

  it("lets a patch shrink a value that stood at the limit", async () => {
    const { service } = setUp([caseSlot({ maxBytes: 30 })]);
    await change(service, { status: "x".repeat(17) });
    expect((await change(service, { status: null })).value).toEqual({});
  });

  it("keeps the defaults a validator fills in out of the value", async () => {
    const load = async () => ({
      value: (value: unknown) => {
        (value as Record<string, unknown>).priority = "normal";
        return undefined;
      },
    });
    const { service } = setUp([caseSlot({}, load)]);
    expect((await change(service, { status: "open" })).value).toEqual({ status: "open" });
  });

  it("answers INTERNAL when a validator throws, and writes nothing", async () => {
    const load = async () => ({
      value: () => {
        throw new RangeError("Maximum call stack size exceeded");
      },
    });
    const { service, store } = setUp([caseSlot({}, load)]);
    expect((await errorOf(change(service, {}))).code).toBe("INTERNAL");
    expect((await store.get(caseId)).revision).toBe(0);
  });

  it.each([null, 7, "text", [], undefined])("refuses %j for a patch", async (patch) => {
    const { service } = setUp();
    expect((await errorOf(change(service, patch as unknown as JsonObject))).code).toBe("INVALID_ARGUMENT");
  });

  it("refuses a patch that is nested without end", async () => {
    const { service } = setUp();
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`) as JsonObject;
    const deepInList = JSON.parse(`{"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`) as JsonObject;
    for (const patch of [deep, deepInList]) expect((await errorOf(change(service, patch))).code).toBe("INVALID_ARGUMENT");
  });

  it("loads a slot's validator at the first change, once, and again after a failure", async () => {
    const loads: string[] = [];
    const load = async () => {
      loads.push("load");
      if (loads.length === 1) throw new Error("no such module");
      return { value: validateCase };
    };
    const { service } = setUp([caseSlot({}, load)]);
    await service.get(care, caseId);
    expect(loads).toEqual([]);
    const error = await errorOf(change(service, {}));
    expect([error.code, error.retryable]).toEqual(["UNAVAILABLE", true]);
    await change(service, {});
    await change(service, {});
    expect(loads).toEqual(["load", "load"]);
  });

  it("answers CONFLICT with the revision the context is at", async () => {
    const { service } = setUp();
    await change(service, {});
    await change(service, {});
    const error = await errorOf(change(service, {}, { expectedRevision: 1 }));
    expect([error.code, error.currentRevision]).toEqual(["CONFLICT", 2]);
    expect(error.message).toContain("revision 2");
  });

  it("answers RESOURCE_EXHAUSTED and names the limit when the store is full", async () => {
    const { service } = setUp([caseSlot()], createMemoryStore({ clock: () => 0, ...roomy, maxContexts: 1 }));
    await change(service, {});
    const error = await errorOf(change(service, {}, { contextId: "Case/SHP-000002" }));
    expect(error.code).toBe("RESOURCE_EXHAUSTED");
    expect(error.message).toContain("maxContexts");
  });
});

describe("when things go wrong or away", () => {
  function failing(error: Error): ContextStore {
    const fail = () => Promise.reject(error);
    return {
      get: fail,
      apply: fail,
      changesSince: fail,
      history: fail,
      watch: fail,
      sweep: fail,
      health: () => "It is away.",
      close: async () => undefined,
    };
  }

  it("answers UNAVAILABLE with words of its own when the store fails, and leaves no subscription behind", async () => {
    const { service, lines } = setUp(undefined, failing(new Error("ECONNREFUSED redis://:s3cret@host")));
    for (const work of [service.get(care, caseId), change(service, {}), service.subscribe(care, caseId, follower())]) {
      const error = await errorOf(work);
      expect([error.code, error.retryable]).toEqual(["UNAVAILABLE", true]);
      expect(error.message).not.toContain("ECONNREFUSED");
    }
    expect(lines.filter(({ event }) => event === "context.unavailable")).toHaveLength(1);
  });

  it("goes on with the next change of a context after one that failed", async () => {
    const inner = createMemoryStore({ clock: () => 0, ...roomy });
    let calls = 0;
    const store: ContextStore = {
      ...failing(new Error("away")),
      apply: (request) => (++calls === 1 ? Promise.reject(new Error("away")) : inner.apply(request)),
    };
    const { service } = setUp(undefined, store);
    const outcomes = await Promise.allSettled([change(service, {}), change(service, {})]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });

  it("ends the subscriptions that a new catalog no longer allows and keeps the others", async () => {
    const { service } = setUp();
    const [reader, writer] = [follower("s-1"), follower("s-2")];
    await service.subscribe(care, caseId, reader);
    await service.subscribe(dispatcher, caseId, writer);
    await turn();
    service.replace([caseSlot({ readers: ["cases:read", "cases:write"] })]);
    await change(service, {});
    expect([reader.revisions(), writer.revisions()]).toEqual([[], [1]]);
    expect((await errorOf(service.get(care, caseId))).code).toBe("PERMISSION_DENIED");
    service.replace([]);
    expect((await errorOf(service.get(dispatcher, caseId))).code).toBe("UNKNOWN_CONTEXT");
  });

  it("keeps values over a new catalog and judges later changes by its schema", async () => {
    const { service } = setUp();
    await change(service, { status: "open" });
    service.replace([
      caseSlot({}, async () => ({ value: () => [{ pointer: "", rule: "not", expected: "nothing", got: "all", hint: "" }] })),
    ]);
    expect((await service.get(care, caseId)).value).toEqual({ status: "open" });
    expect((await errorOf(change(service, {}))).code).toBe("INVALID_ARGUMENT");
  });

  it("tells nobody anything after it is closed, and answers UNAVAILABLE", async () => {
    const { service } = setUp();
    const one = follower();
    await service.subscribe(care, caseId, one);
    await Promise.all([service.close(), service.close()]);
    await turn();
    expect((await errorOf(service.get(care, caseId))).code).toBe("UNAVAILABLE");
    expect(one.told).toEqual([]);
  });

  it("puts no part of a value or patch into the log", async () => {
    const { service, lines } = setUp();
    await change(service, { status: "s3cret" });
    await errorOf(change(service, { status: 7, note: "s3cret" }));
    await errorOf(change(service, { note: "s3cret" }, { expectedRevision: 9 }));
    expect(JSON.stringify(lines)).not.toContain("s3cret");
    expect(lines.map(({ event }) => event)).toContain("context.updated");
  });
});
