/**
 * Whether a call may begin now, waits for its turn, or is refused: draining, rates of agent and tool, calls in flight of server,
 * agent and tool, and how many may wait. Where nothing waits and no rate is set it answers at once and makes nothing. Knows nothing of
 * handlers.
 */

import type { AgentPolicy, ToolError } from "../../contract/index.ts";
import type { ServedTool } from "../registry/served-catalog.ts";
import type { RateCounters } from "../shared/rate-counters.ts";
import {
  type FullLimit,
  fullLimits,
  isFull,
  isGoingAway,
  isShortOfMemory,
  rateUsedUp,
  waitedTooLong,
  waitingIsFull,
} from "./admission-errors.ts";
import { RateGauge, SharedRates, takeOne, waitOf } from "./rates.ts";
import { WaitingCalls } from "./waiting-calls.ts";

export interface AdmissionLimits {
  /** Calls in flight over the whole server. */
  readonly maxConcurrency: number;
  /** Calls that wait for their turn, over the whole server; 0 refuses at once. */
  readonly maxWaitingCalls: number;
  readonly maxWaitingCallsPerAgent: number;
  /** Milliseconds a call waits for its turn before it is refused. */
  readonly maxCallWaitMs: number;
}

export interface AdmissionOptions extends AdmissionLimits {
  readonly now: () => number;
  /** Rates known to every server; kept by this one alone when absent. */
  readonly rates?: RateCounters | undefined;
  /** Told when the shared rates cannot be asked. */
  readonly onRatesAway?: (error: unknown) => void;
}

/** A call on its way in. Of the two, one is told at most, and only to a call that had to wait. */
export interface Entrant {
  admitted(): void;
  refused(error: ToolError): void;
}

/** What an agent holds over all of its connections. */
interface AgentLoad {
  inFlight: number;
  gauge: RateGauge | undefined;
}

export class Admission {
  readonly #options: AdmissionOptions;
  readonly #maxConcurrency: number;
  readonly #agents = new Map<string, AgentLoad>();
  readonly #toolGauges = new Map<string, RateGauge>();
  readonly #shared: SharedRates | undefined;
  readonly #waiting = new WaitingCalls<Entrant>();
  /** Calls that wait for the shared rates. */
  readonly #asking = new Set<Entrant>();
  #inFlight = 0;
  #recalls = 0;
  #draining = false;
  /** Why no call may begin, whoever asks; looked at by every call. */
  #refusal: (() => ToolError) | undefined;
  #isTurnDue = false;
  #whenIdle: (() => void)[] = [];

  constructor(options: AdmissionOptions) {
    this.#options = options;
    this.#maxConcurrency = options.maxConcurrency;
    if (options.rates) this.#shared = new SharedRates(options.rates, options.now, options.onRatesAway ?? (() => undefined));
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Calls that wait for their turn. */
  get waiting(): number {
    return this.#waiting.size + this.#asking.size;
  }

  get isDraining(): boolean {
    return this.#draining;
  }

  get maxCallWaitMs(): number {
    return this.#options.maxCallWaitMs;
  }

  /**
   * @returns True when the call begins now; false when it waits, and the entrant is told what comes of it.
   * @throws {ToolError} UNAVAILABLE while draining, RESOURCE_EXHAUSTED while memory is short, or that names the limit.
   */
  enter(agent: AgentPolicy, tool: ServedTool, entrant: Entrant): boolean {
    if (this.#refusal !== undefined) throw this.#refusal();
    // Who waited comes before who just came.
    if (this.#isTurnDue) this.#giveTurns();
    const load = this.#loadOf(agent.agentId);
    const hasRoom = this.#fullLimit(agent, load, tool) === fullLimits.none;
    if (!hasRoom) this.#demandPlace(agent, load, tool);
    if (agent.limits.callsPerMinute > 0 || tool.descriptor.limits.callsPerMinute !== undefined) {
      const asked = this.#takeRates(agent, load, tool);
      if (asked) return this.#await(asked, agent, tool, entrant);
    }
    if (hasRoom) this.#begin(load, tool);
    else this.#line(agent, tool, entrant);
    return hasRoom;
  }

  leave(agent: AgentPolicy, tool: ServedTool): void {
    this.#inFlight--;
    this.#loadOf(agent.agentId).inFlight--;
    tool.usage.inFlight--;
    if (this.#waiting.size > 0) this.#giveTurnsSoon();
    if (this.#inFlight === 0) this.#tellIdle();
  }

  /** A call awaits what another one of its key comes to: it takes no place, and a drain lets its answer out. */
  recalling(): void {
    this.#recalls++;
  }

  recalled(): void {
    this.#recalls--;
    this.#tellIdle();
  }

  /** A call that waits gives up. Nothing happens when it does not wait. */
  abandon(entrant: Entrant): void {
    this.#asking.delete(entrant);
    this.#waiting.remove(entrant);
    if (this.#inFlight === 0) this.#tellIdle();
  }

  /** Limits may have moved: calls that wait may be allowed now. */
  limitsChanged(): void {
    this.#giveTurnsSoon();
  }

  /** Refuses new calls from now on; those that wait still get their turn. */
  drain(): void {
    this.#draining = true;
    this.#refusal = isGoingAway;
  }

  /** Refuses new calls while memory is short; those that wait still get their turn, and those that run end. */
  memoryIsShort(isShort: boolean): void {
    if (!this.#draining) this.#refusal = isShort ? isShortOfMemory : undefined;
  }

  /** Resolves when no call is in flight or waits. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #isIdle(): boolean {
    return this.#inFlight === 0 && this.#recalls === 0 && this.waiting === 0;
  }

  #tellIdle(): void {
    if (this.#whenIdle.length === 0 || !this.#isIdle()) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #loadOf(agentId: string): AgentLoad {
    let load = this.#agents.get(agentId);
    if (!load) this.#agents.set(agentId, (load = { inFlight: 0, gauge: undefined }));
    return load;
  }

  #begin(load: AgentLoad, tool: ServedTool): void {
    this.#inFlight++;
    load.inFlight++;
    tool.usage.inFlight++;
  }

  #fullLimit(agent: AgentPolicy, load: AgentLoad, tool: ServedTool): FullLimit {
    if (this.#inFlight >= this.#maxConcurrency) return fullLimits.server;
    const { maxConcurrency } = agent.limits;
    if (maxConcurrency > 0 && load.inFlight >= maxConcurrency) return fullLimits.agent;
    return tool.usage.inFlight >= tool.descriptor.limits.maxConcurrency ? fullLimits.tool : fullLimits.none;
  }

  /** @throws {ToolError} When nobody more may wait. The hint is true: by then the oldest place is free. */
  #demandPlace(agent: AgentPolicy, load: AgentLoad, tool: ServedTool): void {
    const { maxWaitingCalls, maxWaitingCallsPerAgent, now } = this.#options;
    this.#refuseOverdue();
    const { agentId } = agent;
    const isLineFull = this.#waiting.sizeOf(agentId) >= maxWaitingCallsPerAgent;
    if (!isLineFull && this.waiting < maxWaitingCalls) return;
    const full = this.#fullLimit(agent, load, tool);
    const facts = { maxConcurrency: this.#maxConcurrency, agent, tool };
    if (Math.min(maxWaitingCalls, maxWaitingCallsPerAgent) === 0) throw isFull(full, facts);
    const oldest = this.#waiting.oldest(isLineFull ? agentId : undefined);
    const limit = isLineFull ? ({ maxWaitingCallsPerAgent } as const) : ({ maxWaitingCalls } as const);
    throw waitingIsFull(full, facts, limit, oldest && oldest.until - now());
  }

  /** A timer may be late; a place whose time is over is free all the same. */
  #refuseOverdue(): void {
    const now = this.#options.now();
    for (let call = this.#waiting.oldest(); call && call.until <= now; call = this.#waiting.oldest()) {
      this.#waiting.remove(call.caller);
      call.caller.refused(waitedTooLong(this.maxCallWaitMs));
    }
  }

  #line(agent: AgentPolicy, tool: ServedTool, caller: Entrant): void {
    this.#waiting.add({ agent, tool, caller, until: this.#options.now() + this.maxCallWaitMs });
  }

  #giveTurnsSoon(): void {
    if (this.#isTurnDue) return;
    this.#isTurnDue = true;
    // Not at once: the answer that made room goes out first, and handlers that answer at once do not pile up on the stack.
    queueMicrotask(this.#giveTurns);
  }

  readonly #giveTurns = (): void => {
    if (!this.#isTurnDue) return;
    this.#isTurnDue = false;
    while (this.#inFlight < this.#maxConcurrency) {
      const call = this.#waiting.take(this.#mayBegin);
      if (!call) return;
      this.#begin(this.#loadOf(call.agent.agentId), call.tool);
      call.caller.admitted();
    }
  };

  readonly #mayBegin = ({ agent, tool }: { readonly agent: AgentPolicy; readonly tool: ServedTool }): boolean =>
    this.#fullLimit(agent, this.#loadOf(agent.agentId), tool) === fullLimits.none;

  /** @throws {ToolError} RESOURCE_EXHAUSTED when a rate is used up. @returns What is asked of the shared rates, if anything must be. */
  #takeRates(agent: AgentPolicy, load: AgentLoad, tool: ServedTool): Promise<ToolError | undefined> | undefined {
    const ofAgent = gaugeOfAgent(agent, load);
    const ofTool = this.#gaugeOfTool(tool);
    if (this.#shared) {
      return takeShared(
        this.#shared,
        [ofAgent, ofTool].filter((gauge) => gauge !== undefined),
      );
    }
    const now = this.#options.now();
    demandRate(ofAgent, now);
    demandRate(ofTool, now);
    if (ofAgent) takeOne(ofAgent, now);
    if (ofTool) takeOne(ofTool, now);
    return undefined;
  }

  #gaugeOfTool({ descriptor: { name, limits } }: ServedTool): RateGauge | undefined {
    if (limits.callsPerMinute === undefined) return undefined;
    const known = this.#toolGauges.get(name);
    const gauge = fitted(known, "tool", name, limits.callsPerMinute);
    if (gauge !== known) this.#toolGauges.set(name, gauge);
    return gauge;
  }

  #await(asked: Promise<ToolError | undefined>, agent: AgentPolicy, tool: ServedTool, entrant: Entrant): false {
    this.#asking.add(entrant);
    void asked.then((refusal) => {
      if (!this.#asking.delete(entrant)) return;
      if (refusal) entrant.refused(refusal);
      else this.#seat(agent, tool, entrant);
      this.#tellIdle();
    });
    return false;
  }

  /** A call whose rates are taken: begins, or waits like any other. */
  #seat(agent: AgentPolicy, tool: ServedTool, entrant: Entrant): void {
    if (this.#isTurnDue) this.#giveTurns();
    const load = this.#loadOf(agent.agentId);
    if (this.#fullLimit(agent, load, tool) !== fullLimits.none) return this.#line(agent, tool, entrant);
    this.#begin(load, tool);
    entrant.admitted();
  }
}

function gaugeOfAgent({ agentId, limits: { callsPerMinute } }: AgentPolicy, load: AgentLoad): RateGauge | undefined {
  if (callsPerMinute <= 0) return undefined;
  load.gauge = fitted(load.gauge, "agent", agentId, callsPerMinute);
  return load.gauge;
}

/** The gauge of a rate, anew when a reload moved the rate. */
function fitted(known: RateGauge | undefined, kind: "agent" | "tool", name: string, perMinute: number): RateGauge {
  return known?.rate.perMinute === perMinute ? known : new RateGauge(`${kind}:${name}`, perMinute);
}

/** @throws {ToolError} RESOURCE_EXHAUSTED when the rate is used up. */
function demandRate(gauge: RateGauge | undefined, now: number): void {
  const wait = gauge === undefined ? 0 : waitOf(gauge, now);
  if (gauge !== undefined && wait > 0) throw rateUsedUp(gauge, Math.ceil(wait));
}

/** @returns Nothing when all were had at once; else the refusal, if it comes to one. */
function takeShared(shared: SharedRates, gauges: readonly RateGauge[]): Promise<ToolError | undefined> | undefined {
  const [gauge, ...rest] = gauges;
  if (!gauge) return undefined;
  const waitMs = shared.take(gauge);
  if (typeof waitMs === "number") {
    if (waitMs > 0) throw rateUsedUp(gauge, waitMs);
    return takeShared(shared, rest);
  }
  return waitMs.then((ms) => {
    if (ms > 0) return rateUsedUp(gauge, ms);
    try {
      return takeShared(shared, rest);
    } catch (error) {
      return error as ToolError;
    }
  });
}
