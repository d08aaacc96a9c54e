/** What a call is answered that may not begin: where, what, what next, and a hint that is true where the truth can be known. Decides nothing. */

import { type AgentPolicy, ToolError } from "../../contract/index.ts";
import type { ServedTool } from "../registry/served-catalog.ts";
import type { RateGauge } from "./rates.ts";

/** Milliseconds after which it is worth trying again where nobody can know: when a handler ends, it alone knows. */
const tryAgainMs = 100;

/** The limit that leaves no room; numbers, since every call asks. */
export const fullLimits = { none: 0, server: 1, agent: 2, tool: 3 } as const;

export type FullLimit = (typeof fullLimits)[keyof typeof fullLimits];

export interface FullFacts {
  readonly maxConcurrency: number;
  readonly agent: AgentPolicy;
  readonly tool: ServedTool;
}

const fullWords: Readonly<Record<FullLimit, (facts: FullFacts) => string>> = {
  [fullLimits.none]: () => "There is room",
  [fullLimits.server]: ({ maxConcurrency }) => `The server's limit of ${maxConcurrency} calls in flight is reached (maxConcurrency)`,
  [fullLimits.agent]: ({ agent: { agentId, limits } }) =>
    `Agent "${agentId}" has ${limits.maxConcurrency} calls in flight, as many as it may (limits.maxConcurrency of the agent)`,
  [fullLimits.tool]: ({ tool }) =>
    `"${tool.descriptor.name}" has ${tool.descriptor.limits.maxConcurrency} calls in flight, as many as it takes (limits.maxConcurrency of the tool)`,
};

export function isGoingAway(): ToolError {
  return new ToolError("UNAVAILABLE", "The server is going away. Connect again and repeat the call.", { retryAfterMs: 1_000 });
}

/** Beyond what may be held in memory nobody can say when there is room: it takes calls to end, and a collection. */
const memoryAgainMs = 1_000;

export function isShortOfMemory(): ToolError {
  const words = "The server holds as much memory as it may (maxMemoryBytes). Wait, then try again, or on another server.";
  return new ToolError("RESOURCE_EXHAUSTED", words, { retryAfterMs: memoryAgainMs });
}

/** Nothing waits on this server. */
export function isFull(limit: FullLimit, facts: FullFacts): ToolError {
  const words = `${fullWords[limit](facts)}. Wait for a call to end, then try again.`;
  return new ToolError("RESOURCE_EXHAUSTED", words, { retryAfterMs: tryAgainMs });
}

/** @param placeInMs - When the call that has waited longest gives up at the latest: by then a place is free. */
export function waitingIsFull(
  full: FullLimit,
  facts: FullFacts,
  limit: Readonly<Record<string, number>>,
  placeInMs: number | undefined,
): ToolError {
  const [[name, count] = []] = Object.entries(limit);
  const words = `${fullWords[full](facts)}, and ${count} calls wait, as many as may (${name}). Wait, then try again.`;
  return new ToolError("RESOURCE_EXHAUSTED", words, { retryAfterMs: Math.max(1, Math.ceil(placeInMs ?? tryAgainMs)) });
}

export function waitedTooLong(maxCallWaitMs: number): ToolError {
  const words = `The call waited ${maxCallWaitMs} ms for its turn (maxCallWaitMs). Try again later, or send fewer calls at once.`;
  return new ToolError("RESOURCE_EXHAUSTED", words, { retryAfterMs: Math.max(tryAgainMs, maxCallWaitMs) });
}

/** @param retryAfterMs - When the rate has one again, if nobody else takes it. */
export function rateUsedUp({ name, rate }: RateGauge, retryAfterMs: number): ToolError {
  const at = name.indexOf(":");
  const [kind, who] = [name.slice(0, at), name.slice(at + 1)];
  const whose = kind === "agent" ? `Agent "${who}" may begin` : `"${who}" takes`;
  const words = `${whose} ${rate.perMinute} calls a minute (limits.callsPerMinute of the ${kind}). Wait, then try again.`;
  return new ToolError("RESOURCE_EXHAUSTED", words, { retryAfterMs });
}
