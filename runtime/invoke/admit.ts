/** Whether a call may begin now: draining, concurrency of server, agent and tool, an agent's rate. Knows nothing of handlers. */

import type { AgentPolicy } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import type { ServedTool } from "../registry/served-catalog.ts";

/** What an agent holds over all of its connections. */
interface AgentLoad {
  inFlight: number;
  /** When the next call fits the rate, in epoch milliseconds (GCRA's theoretical arrival time). */
  nextAt: number;
}

/** Bursts of this share of a minute's calls pass at once. */
const burstShare = 1 / 6;

export class Admission {
  readonly #maxConcurrency: number;
  readonly #now: () => number;
  readonly #agents = new Map<string, AgentLoad>();
  #inFlight = 0;
  #draining = false;
  #whenIdle: (() => void)[] = [];

  constructor(options: { readonly maxConcurrency: number; readonly now: () => number }) {
    this.#maxConcurrency = options.maxConcurrency;
    this.#now = options.now;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get isDraining(): boolean {
    return this.#draining;
  }

  /** @throws {ToolError} UNAVAILABLE while draining, RESOURCE_EXHAUSTED that names the limit. */
  enter(agent: AgentPolicy, tool: ServedTool): void {
    if (this.#draining)
      throw new ToolError("UNAVAILABLE", "The server is going away. Connect again and repeat the call.", { retryAfterMs: 1_000 });
    const load = this.#loadOf(agent.agentId);
    const full = this.#fullLimit(agent, load, tool);
    if (full) throw new ToolError("RESOURCE_EXHAUSTED", `${full}. Wait for a call to end, then try again.`, { retryAfterMs: 100 });
    if (agent.limits.callsPerMinute > 0) this.#takeTurn(agent, load);
    this.#inFlight++;
    load.inFlight++;
    tool.inFlight++;
  }

  leave(agent: AgentPolicy, tool: ServedTool): void {
    const load = this.#loadOf(agent.agentId);
    this.#inFlight--;
    load.inFlight--;
    tool.inFlight--;
    if (this.#inFlight === 0) this.#tellIdle();
  }

  /** Refuses new calls from now on. */
  drain(): void {
    this.#draining = true;
  }

  /** Resolves when no call is in flight. */
  idle(): Promise<void> {
    if (this.#inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #tellIdle(): void {
    if (this.#whenIdle.length === 0) return;
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of waiting) resolve();
  }

  #loadOf(agentId: string): AgentLoad {
    let load = this.#agents.get(agentId);
    if (!load) this.#agents.set(agentId, (load = { inFlight: 0, nextAt: 0 }));
    return load;
  }

  #fullLimit(agent: AgentPolicy, load: AgentLoad, tool: ServedTool): string | undefined {
    if (this.#inFlight >= this.#maxConcurrency)
      return `The server's limit of ${this.#maxConcurrency} calls in flight is reached (maxConcurrency)`;
    const { maxConcurrency } = agent.limits;
    if (maxConcurrency > 0 && load.inFlight >= maxConcurrency) {
      return `Agent "${agent.agentId}" has ${maxConcurrency} calls in flight, as many as it may (limits.maxConcurrency of the agent)`;
    }
    const { name, limits } = tool.descriptor;
    if (tool.inFlight >= limits.maxConcurrency) {
      return `"${name}" has ${limits.maxConcurrency} calls in flight, as many as it takes (limits.maxConcurrency of the tool)`;
    }
    return undefined;
  }

  #takeTurn(agent: AgentPolicy, load: AgentLoad): void {
    const { callsPerMinute } = agent.limits;
    const interval = 60_000 / callsPerMinute;
    const tolerance = Math.max(interval, 60_000 * burstShare);
    const now = this.#now();
    const arrival = Math.max(load.nextAt, now);
    const early = arrival + interval - now - tolerance;
    if (early > 0) {
      const message = `Agent "${agent.agentId}" may begin ${callsPerMinute} calls a minute (limits.callsPerMinute of the agent). Wait, then try again.`;
      throw new ToolError("RESOURCE_EXHAUSTED", message, { retryAfterMs: Math.ceil(early) });
    }
    load.nextAt = arrival + interval;
  }
}
