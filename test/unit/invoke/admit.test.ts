import { describe, expect, it } from "vitest";
import type { AgentPolicy, ToolError } from "../../../contract/index.ts";
import { Admission, type AdmissionOptions, type Entrant } from "../../../runtime/invoke/admit.ts";
import { ServedTool } from "../../../runtime/registry/served-catalog.ts";
import { createMemoryRateCounters } from "../../../runtime/shared/drivers/memory-rate-counters.ts";
import { agentOf, descriptorOf } from "../../support/registry.ts";

const toolOf = (name: string, limits: { readonly maxConcurrency?: number; readonly callsPerMinute?: number } = {}): ServedTool =>
  new ServedTool({ descriptor: descriptorOf(name, { limits }), load: () => Promise.reject(new Error("not loaded here")) }, new Map());

const admissionOf = (options: Partial<AdmissionOptions> = {}): Admission =>
  new Admission({ maxConcurrency: 100, maxWaitingCalls: 0, maxWaitingCallsPerAgent: 0, maxCallWaitMs: 1_000, now: () => 0, ...options });

/** A call that remembers what became of it. */
class Call implements Entrant {
  state: "began" | "waits" | "refused" = "waits";
  refusal: ToolError | undefined;
  readonly #agent: AgentPolicy;
  readonly #tool: ServedTool;
  readonly #admission: Admission;
  readonly #onBegin: (call: Call) => void;

  constructor(admission: Admission, agent: AgentPolicy, tool: ServedTool, onBegin: (call: Call) => void = () => undefined) {
    this.#admission = admission;
    this.#agent = agent;
    this.#tool = tool;
    this.#onBegin = onBegin;
    try {
      if (admission.enter(agent, tool, this)) this.admitted();
    } catch (error) {
      this.refused(error as ToolError);
    }
  }

  get agentId(): string {
    return this.#agent.agentId;
  }

  admitted(): void {
    this.state = "began";
    this.#onBegin(this);
  }

  refused(error: ToolError): void {
    this.state = "refused";
    this.refusal = error;
  }

  end(): void {
    this.#admission.leave(this.#agent, this.#tool);
  }

  giveUp(): void {
    this.#admission.abandon(this);
  }
}

const unlimited = { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 };

/** Turns are given in a microtask. */
const turn = () => Promise.resolve();

describe("admission", () => {
  it("refuses beyond the server's concurrency where nothing may wait, and takes calls again after one ends", () => {
    const admission = admissionOf({ maxConcurrency: 2 });
    const [agent, tool] = [agentOf("a"), toolOf("t")];
    const first = new Call(admission, agent, tool);
    const second = new Call(admission, agent, tool);
    const third = new Call(admission, agent, tool);
    expect([first.state, second.state, third.state]).toEqual(["began", "began", "refused"]);
    expect([third.refusal?.code, third.refusal?.message.includes("(maxConcurrency)")]).toEqual(["RESOURCE_EXHAUSTED", true]);
    first.end();
    expect(new Call(admission, agent, tool).state).toBe("began");
  });

  it("keeps one agent's limit from touching another", () => {
    const admission = admissionOf();
    const tool = toolOf("t");
    const greedy = agentOf("greedy", { limits: { ...unlimited, maxConcurrency: 1 } });
    new Call(admission, greedy, tool);
    expect(new Call(admission, greedy, tool).refusal?.message).toContain("limits.maxConcurrency of the agent");
    expect(new Call(admission, agentOf("other"), tool).state).toBe("began");
  });

  it("refuses beyond the tool's concurrency", () => {
    const admission = admissionOf();
    const tool = toolOf("t", { maxConcurrency: 1 });
    new Call(admission, agentOf("a"), tool);
    expect(new Call(admission, agentOf("b"), tool).refusal?.message).toContain("limits.maxConcurrency of the tool");
  });

  it("refuses new calls while draining and is idle when the last one ends", async () => {
    const admission = admissionOf({ maxConcurrency: 1, maxWaitingCalls: 1, maxWaitingCallsPerAgent: 1 });
    const [agent, tool] = [agentOf("a"), toolOf("t")];
    const running = new Call(admission, agent, tool);
    const waiting = new Call(admission, agent, tool);
    admission.drain();
    const order: string[] = [];
    const idle = admission.idle().then(() => order.push("idle"));
    expect(new Call(admission, agent, tool).refusal?.code).toBe("UNAVAILABLE");
    running.end();
    await turn();
    order.push(waiting.state);
    waiting.end();
    await idle;
    expect(order).toEqual(["began", "idle"]);
  });
});

describe("rates", () => {
  it.each([
    ["an agent's", agentOf("a", { limits: { ...unlimited, callsPerMinute: 60 } }), toolOf("t", { maxConcurrency: 1_000 })],
    ["a tool's", agentOf("a"), toolOf("t", { maxConcurrency: 1_000, callsPerMinute: 60 })],
  ])("spread %s calls over the minute and say truly when to come again (limit.retry-hints)", (_whose, agent, tool) => {
    let now = 0;
    const admission = admissionOf({ maxConcurrency: 1_000, now: () => now });
    const began = () => new Call(admission, agent, tool).state === "began";
    let admitted = 0;
    while (began()) admitted++;
    expect(admitted).toBe(10);
    const retryAfterMs = new Call(admission, agent, tool).refusal?.retryAfterMs ?? 0;
    now += retryAfterMs - 1;
    expect(began()).toBe(false);
    now += 1;
    expect(began()).toBe(true);
    for (let second = 1; second <= 60; second++) {
      now += 1_000;
      expect(began()).toBe(true);
    }
  });

  it("take nothing of the one rate when the other refuses", () => {
    const admission = admissionOf();
    const agent = agentOf("a", { limits: { ...unlimited, callsPerMinute: 12 } });
    const [rare, plain] = [toolOf("rare", { callsPerMinute: 1 }), toolOf("plain")];
    const states = [rare, rare, rare, plain, plain].map((tool) => new Call(admission, agent, tool).state);
    expect(states).toEqual(["began", "refused", "refused", "began", "refused"]);
  });

  it("of servers that share are used together, several calls being taken ahead (limit.shared-rates)", async () => {
    let now = 0;
    let questions = 0;
    const counters = createMemoryRateCounters(() => now);
    const rates = {
      ...counters,
      take: (...args: Parameters<typeof counters.take>) => {
        questions++;
        return counters.take(...args);
      },
    };
    const servers = [1, 2].map(() => admissionOf({ maxConcurrency: 10_000, now: () => now, rates }));
    const agent = agentOf("a", { limits: { ...unlimited, callsPerMinute: 6_000 } });
    const tool = toolOf("t", { maxConcurrency: 10_000 });
    const calls: Call[] = [];
    for (let at = 0; at < 1_200; at++) {
      calls.push(new Call(servers[at % 2] as Admission, agent, tool));
      if (at % 10 === 9) for (let tick = 0; tick < 8; tick++) await turn();
    }
    expect(calls.filter(({ state }) => state === "began").length).toBe(1_000);
    expect(questions).toBeLessThan(500);
    const refusal = calls.at(-1)?.refusal;
    expect([refusal?.code, refusal?.message.includes("limits.callsPerMinute of the agent")]).toEqual(["RESOURCE_EXHAUSTED", true]);
    now += refusal?.retryAfterMs ?? 0;
    const again = new Call(servers[1] as Admission, agent, tool);
    for (let tick = 0; tick < 8; tick++) await turn();
    expect(again.state).toBe("began");
  });

  it("are kept by each server for itself while the shared ones cannot be asked", async () => {
    const away: unknown[] = [];
    const rates = { take: () => Promise.reject(new Error("no Redis")), close: () => Promise.resolve() };
    const admission = admissionOf({ rates, onRatesAway: (error) => away.push(error) });
    const agent = agentOf("a", { limits: { ...unlimited, callsPerMinute: 12 } });
    const calls = [1, 2, 3].map(() => new Call(admission, agent, toolOf("t")));
    for (let tick = 0; tick < 8; tick++) await turn();
    expect(calls.map(({ state }) => state)).toEqual(["began", "began", "refused"]);
    expect(away.length).toBe(1);
  });
});

describe("waiting", () => {
  const bounds = { maxConcurrency: 1, maxWaitingCalls: 10, maxWaitingCallsPerAgent: 3 };

  it("lets a call begin when another ends, in the order in which an agent's calls came", async () => {
    const admission = admissionOf(bounds);
    const [agent, tool] = [agentOf("a"), toolOf("t")];
    const began: Call[] = [];
    const calls = [1, 2, 3].map(() => new Call(admission, agent, tool, (call) => began.push(call)));
    expect(calls.map(({ state }) => state)).toEqual(["began", "waits", "waits"]);
    for (const call of calls) {
      call.end();
      await turn();
    }
    expect(began).toEqual(calls);
  });

  it.each([
    ["maxWaitingCallsPerAgent", { ...bounds, maxWaitingCallsPerAgent: 2 }],
    ["maxWaitingCalls", { ...bounds, maxWaitingCalls: 2 }],
  ])("refuses beyond %s, and who waits as long as told finds a place (limit.waiting, limit.retry-hints)", (limit, limits) => {
    let now = 0;
    const admission = admissionOf({ ...limits, now: () => now });
    const [agent, tool] = [agentOf("a"), toolOf("t")];
    const calls: Call[] = [];
    for (; now < 4; now++) calls.push(new Call(admission, agent, tool));
    expect(calls.map(({ state }) => state)).toEqual(["began", "waits", "waits", "refused"]);
    const retryAfterMs = calls[3]?.refusal?.retryAfterMs ?? 0;
    expect([calls[3]?.refusal?.message.includes(`(${limit})`), retryAfterMs]).toEqual([true, 998]);
    now = 3 + retryAfterMs - 1;
    expect(new Call(admission, agent, tool).state).toBe("refused");
    now += 1;
    expect(new Call(admission, agent, tool).state).toBe("waits");
    expect(calls[1]?.refusal?.message).toContain("(maxCallWaitMs)");
  });

  it("gives the place of a call that gave up to the next one", async () => {
    const admission = admissionOf({ ...bounds, maxWaitingCallsPerAgent: 1 });
    const [agent, tool] = [agentOf("a"), toolOf("t")];
    const [running, impatient] = [new Call(admission, agent, tool), new Call(admission, agent, tool)];
    impatient.giveUp();
    const next = new Call(admission, agent, tool);
    running.end();
    await turn();
    expect([impatient.state, next.state, admission.waiting]).toEqual(["waits", "began", 0]);
  });

  it("lets a call for a free tool pass the same agent's call for a busy one", () => {
    const admission = admissionOf({ ...bounds, maxConcurrency: 10 });
    const [agent, busy, free] = [agentOf("a"), toolOf("busy", { maxConcurrency: 1 }), toolOf("free")];
    const states = [busy, busy, free].map((tool) => new Call(admission, agent, tool).state);
    expect(states).toEqual(["began", "waits", "began"]);
  });

  it("lets nobody who just came pass one who waited", async () => {
    const admission = admissionOf(bounds);
    const [first, second] = [agentOf("first"), agentOf("second")];
    const tool = toolOf("t");
    const running = new Call(admission, first, tool);
    const waiting = new Call(admission, second, tool);
    running.end();
    // In the same turn, as of frames that came in one packet.
    const late = new Call(admission, first, tool);
    await turn();
    expect([waiting.state, late.state]).toEqual(["began", "waits"]);
  });
});

describe("fairness on a virtual clock", () => {
  /** Runs handlers of a fixed time on a clock of its own, and notes who began when. */
  async function simulate(options: {
    readonly slots: number;
    readonly handlerMs: number;
    readonly agents: Readonly<
      Record<string, { readonly calls: number; readonly everyMs: number; readonly startMs?: number; readonly tools?: readonly string[] }>
    >;
    readonly toolSlots?: number;
  }): Promise<
    readonly {
      readonly agentId: string;
      readonly tool: string;
      readonly waitedMs: number;
      readonly turnsOfOthers: ReadonlyMap<string, number>;
    }[]
  > {
    let now = 0;
    const admission = admissionOf({
      maxConcurrency: options.slots,
      maxWaitingCalls: 100_000,
      maxWaitingCallsPerAgent: 100_000,
      maxCallWaitMs: 1e9,
      now: () => now,
    });
    const tools = new Map<string, ServedTool>();
    const begun: { agentId: string; tool: string; waitedMs: number; turnsOfOthers: ReadonlyMap<string, number> }[] = [];
    const ends: { readonly at: number; readonly call: Call }[] = [];
    const arrivals = Object.entries(options.agents)
      .flatMap(([agentId, { calls, everyMs, startMs = 0, tools: names = ["t"] }]) =>
        Array.from({ length: calls }, (_, at) => ({ agentId, at: startMs + at * everyMs, tool: names[at % names.length] as string })),
      )
      .sort((one, other) => one.at - other.at);
    const arrive = ({ agentId, tool: name }: (typeof arrivals)[number]): void => {
      const tool = tools.get(name) ?? toolOf(name, { maxConcurrency: options.toolSlots ?? 100_000 });
      tools.set(name, tool);
      const [cameAt, before] = [now, begun.length];
      new Call(admission, agentOf(agentId), tool, (call) => {
        const turns = new Map<string, number>();
        for (const other of begun.slice(before)) turns.set(other.agentId, (turns.get(other.agentId) ?? 0) + 1);
        begun.push({ agentId, tool: name, waitedMs: now - cameAt, turnsOfOthers: turns });
        ends.push({ at: now + options.handlerMs, call });
      });
    };
    while (arrivals.length + ends.length > 0) {
      now = Math.min(arrivals[0]?.at ?? Number.POSITIVE_INFINITY, ends[0]?.at ?? Number.POSITIVE_INFINITY);
      if (ends[0]?.at === now) ends.shift()?.call.end();
      else arrive(arrivals.shift() as (typeof arrivals)[number]);
      await turn();
    }
    return begun;
  }

  it("makes an agent wait for at most one turn of a greedy one (limit.fairness)", async () => {
    const begun = await simulate({
      slots: 1,
      handlerMs: 10,
      agents: { greedy: { calls: 500, everyMs: 0 }, modest: { calls: 40, everyMs: 50, startMs: 7 } },
    });
    const modest = begun.filter(({ agentId }) => agentId === "modest");
    expect(modest.length).toBe(40);
    expect(Math.max(...modest.map(({ turnsOfOthers }) => turnsOfOthers.get("greedy") ?? 0))).toBeLessThanOrEqual(1);
    expect(Math.max(...modest.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(20);
    expect(begun.length).toBe(540);
  });

  it("gives agents that all want more than there is the same number of turns", async () => {
    const greed = { calls: 300, everyMs: 0 };
    const begun = await simulate({ slots: 4, handlerMs: 5, agents: { a: greed, b: greed, c: { ...greed, calls: 900 } } });
    const early = begun.slice(4, 604);
    const share = (agent: string) => early.filter(({ agentId }) => agentId === agent).length;
    for (const agent of ["a", "b", "c"]) expect(Math.abs(share(agent) - 200)).toBeLessThanOrEqual(4);
  });

  it("starves no agent whose tool is busy while others have tools to choose from", async () => {
    const begun = await simulate({
      slots: 10,
      toolSlots: 1,
      handlerMs: 7,
      agents: {
        a: { calls: 400, everyMs: 0, tools: ["one", "two"] },
        b: { calls: 400, everyMs: 0, tools: ["two", "one"] },
        only: { calls: 100, everyMs: 0, startMs: 3, tools: ["one"] },
      },
    });
    const firstHundredOfOne = begun.filter(({ tool }) => tool === "one").slice(0, 100);
    expect(firstHundredOfOne.filter(({ agentId }) => agentId === "only").length).toBeGreaterThanOrEqual(32);
  });
});
