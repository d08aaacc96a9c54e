import { describe, expect, it } from "vitest";
import type { ToolError } from "../../../contract/index.ts";
import { Admission } from "../../../runtime/invoke/admit.ts";
import { ServedTool } from "../../../runtime/registry/served-catalog.ts";
import { agentOf, descriptorOf } from "../../support/registry.ts";

const toolOf = (maxConcurrency = 100): ServedTool =>
  new ServedTool(
    { descriptor: descriptorOf("t", { limits: { maxConcurrency } }), load: () => Promise.reject(new Error("not loaded here")) },
    new Map(),
  );

const refusalOf = (attempt: () => void): ToolError | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error as ToolError;
  }
};

const limits = { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 };

describe("admission", () => {
  it("refuses beyond the server's concurrency and takes calls again after one ends", () => {
    const admission = new Admission({ maxConcurrency: 2, now: () => 0 });
    const [agent, tool] = [agentOf("a"), toolOf()];
    admission.enter(agent, tool);
    admission.enter(agent, tool);
    const refusal = refusalOf(() => admission.enter(agent, tool));
    expect([refusal?.code, refusal?.message.includes("(maxConcurrency)"), refusal?.retryAfterMs]).toEqual([
      "RESOURCE_EXHAUSTED",
      true,
      100,
    ]);
    admission.leave(agent, tool);
    expect(refusalOf(() => admission.enter(agent, tool))).toBeUndefined();
  });

  it("keeps one agent's limit from touching another", () => {
    const admission = new Admission({ maxConcurrency: 100, now: () => 0 });
    const tool = toolOf();
    const greedy = agentOf("greedy", { limits: { ...limits, maxConcurrency: 1 } });
    admission.enter(greedy, tool);
    expect(refusalOf(() => admission.enter(greedy, tool))?.message).toContain("limits.maxConcurrency of the agent");
    expect(refusalOf(() => admission.enter(agentOf("other"), tool))).toBeUndefined();
  });

  it("refuses beyond the tool's concurrency", () => {
    const admission = new Admission({ maxConcurrency: 100, now: () => 0 });
    const tool = toolOf(1);
    admission.enter(agentOf("a"), tool);
    expect(refusalOf(() => admission.enter(agentOf("b"), tool))?.message).toContain("limits.maxConcurrency of the tool");
  });

  it("spreads an agent's calls over the minute and says truly when to come again", () => {
    let now = 0;
    const admission = new Admission({ maxConcurrency: 1_000, now: () => now });
    const agent = agentOf("a", { limits: { ...limits, callsPerMinute: 60 } });
    const tool = toolOf(1_000);
    let admitted = 0;
    while (refusalOf(() => admission.enter(agent, tool)) === undefined) admitted++;
    expect(admitted).toBe(10);
    const refusal = refusalOf(() => admission.enter(agent, tool));
    now += (refusal?.retryAfterMs ?? 0) - 1;
    expect(refusalOf(() => admission.enter(agent, tool))?.code).toBe("RESOURCE_EXHAUSTED");
    now += 1;
    expect(refusalOf(() => admission.enter(agent, tool))).toBeUndefined();
    for (let second = 1; second <= 60; second++) {
      now += 1_000;
      expect(refusalOf(() => admission.enter(agent, tool))).toBeUndefined();
    }
  });

  it("refuses new calls while draining and is idle when the last one ends", async () => {
    const admission = new Admission({ maxConcurrency: 10, now: () => 0 });
    const [agent, tool] = [agentOf("a"), toolOf()];
    admission.enter(agent, tool);
    admission.drain();
    const order: string[] = [];
    const idle = admission.idle().then(() => order.push("idle"));
    expect(refusalOf(() => admission.enter(agent, tool))?.code).toBe("UNAVAILABLE");
    order.push("left");
    admission.leave(agent, tool);
    await idle;
    expect(order).toEqual(["left", "idle"]);
  });
});
