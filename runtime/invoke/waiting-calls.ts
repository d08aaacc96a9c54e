/**
 * Calls that wait for others to end, fair between agents: of those whose call may begin, the agent that was served longest ago comes
 * next, so that beside a greedy agent another waits for one of its turns at most. Knows neither limits nor clocks.
 */

import type { AgentPolicy } from "../../contract/index.ts";
import type { ServedTool } from "../registry/served-catalog.ts";

export interface WaitingCall<Caller> {
  readonly agent: AgentPolicy;
  readonly tool: ServedTool;
  readonly caller: Caller;
  /** Epoch milliseconds at which it gives up. */
  readonly until: number;
}

/** One agent's calls, by tool: one that waits for a busy tool holds no other up. */
class AgentLine<Caller> {
  readonly agentId: string;
  /** Grows with each turn; the least comes next. */
  turn: number;
  size = 0;
  readonly #byTool = new Map<string, Set<WaitingCall<Caller>>>();

  constructor(agentId: string, turn: number) {
    this.agentId = agentId;
    this.turn = turn;
  }

  add(call: WaitingCall<Caller>): void {
    const { name } = call.tool.descriptor;
    let calls = this.#byTool.get(name);
    if (!calls) this.#byTool.set(name, (calls = new Set()));
    calls.add(call);
    this.size++;
  }

  remove(call: WaitingCall<Caller>): void {
    const { name } = call.tool.descriptor;
    const calls = this.#byTool.get(name);
    if (!calls?.delete(call)) return;
    this.size--;
    if (calls.size === 0) this.#byTool.delete(name);
  }

  /** The next call that may begin; its tool goes to the end of this agent's line. */
  next(mayBegin: (call: WaitingCall<Caller>) => boolean): WaitingCall<Caller> | undefined {
    for (const [name, calls] of this.#byTool) {
      const [first] = calls;
      if (!first || !mayBegin(first)) continue;
      this.remove(first);
      if (calls.size === 0) return first;
      this.#byTool.delete(name);
      this.#byTool.set(name, calls);
      return first;
    }
    return undefined;
  }
}

export class WaitingCalls<Caller> {
  /** In the order in which they came. */
  readonly #calls = new Map<Caller, WaitingCall<Caller>>();
  /** Ascending by turn. */
  readonly #lines: AgentLine<Caller>[] = [];
  /** Turns of agents that were served since somebody began to wait. */
  readonly #turns = new Map<string, number>();
  #turn = 0;

  get size(): number {
    return this.#calls.size;
  }

  sizeOf(agentId: string): number {
    return this.#lines.find((line) => line.agentId === agentId)?.size ?? 0;
  }

  /** The call that has waited longest, of all or of one agent. */
  oldest(agentId?: string): WaitingCall<Caller> | undefined {
    for (const call of this.#calls.values()) if (agentId === undefined || call.agent.agentId === agentId) return call;
    return undefined;
  }

  add(call: WaitingCall<Caller>): void {
    this.#calls.set(call.caller, call);
    this.#lineOf(call.agent.agentId).add(call);
  }

  /** @returns False when it waits no more. */
  remove(caller: Caller): boolean {
    const call = this.#calls.get(caller);
    if (!call) return false;
    this.#calls.delete(caller);
    const at = this.#lines.findIndex(({ agentId }) => agentId === call.agent.agentId);
    const line = this.#lines[at];
    line?.remove(call);
    if (line?.size === 0) this.#lines.splice(at, 1);
    this.#rest();
    return true;
  }

  /** Takes out the call whose turn it is, of those that may begin. */
  take(mayBegin: (call: WaitingCall<Caller>) => boolean): WaitingCall<Caller> | undefined {
    for (const [at, line] of this.#lines.entries()) {
      const call = line.next(mayBegin);
      if (!call) continue;
      this.#calls.delete(call.caller);
      this.#lines.splice(at, 1);
      line.turn = ++this.#turn;
      this.#turns.set(line.agentId, line.turn);
      if (line.size > 0) this.#lines.push(line);
      this.#rest();
      return call;
    }
    return undefined;
  }

  #lineOf(agentId: string): AgentLine<Caller> {
    const known = this.#lines.find((line) => line.agentId === agentId);
    if (known) return known;
    const line = new AgentLine<Caller>(agentId, this.#turns.get(agentId) ?? 0);
    const at = this.#lines.findIndex(({ turn }) => turn > line.turn);
    this.#lines.splice(at === -1 ? this.#lines.length : at, 0, line);
    return line;
  }

  /** With nobody waiting there is nobody to be fair to. */
  #rest(): void {
    if (this.#calls.size > 0 || this.#turns.size === 0) return;
    this.#turns.clear();
    this.#turn = 0;
  }
}
