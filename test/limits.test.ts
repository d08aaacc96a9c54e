import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type LimitName, limitRows, limitsReference, notReachable } from "../runtime/config/limits.ts";
import { type OptionValue, type ServerOption, serverOptions } from "../runtime/config/options.ts";

/** The test that reaches each limit and sees its answer: its file below `test/`, and words of its title. */
const provenBy: Readonly<Record<LimitName, readonly [file: string, title: string]>> = {
  "server maxSockets": ["e2e/limits.test.ts", "beyond maxSockets are closed as they come"],
  "server maxConnections": ["e2e/limits.test.ts", "beyond maxConnections are refused with 429"],
  "server requestTimeoutMs": ["e2e/limits.test.ts", "whose headers trickle are answered 408"],
  "fixed headers of a request": ["e2e/limits.test.ts", "answers headers of more than 16 KiB with 431"],
  "server maxFrameBytes": ["e2e/limits.test.ts", "above maxFrameBytes close the connection with 1009"],
  "fixed fragments of a message": ["e2e/limits.test.ts", "in more fragments than may be"],
  "fixed compression": ["e2e/limits.test.ts", "no offer of compression is accepted"],
  "server maxMessagesPerSecond": ["e2e/limits.test.ts", "above maxMessagesPerSecond wait in the peer's socket"],
  "server heartbeatIntervalMs": ["e2e/wire.test.ts", "pings a silent peer and ends one that does not answer"],
  "server maxInFlight": ["e2e/wire.test.ts", "refuses more requests in flight than the connection may have"],
  "server maxSubscriptions": ["e2e/wire.test.ts", "refuses a subscription beyond the connection's limit"],
  "fixed addresses of one MCP subscription": ["e2e/mcp-followed.test.ts", "names more addresses than it may"],
  "fixed MCP subscriptions of one connection": ["e2e/mcp-followed.test.ts", "beyond those a connection may have"],
  "fixed progress of one MCP call in a second": ["e2e/mcp-messages.test.ts", "a hundred times a second and no oftener"],
  "fixed values of one completion": ["e2e/mcp-offers.test.ts", "a hundred at most"],
  "server maxQueuedBytes": ["e2e/slow-reader.test.ts", "cuts off a reader that does not read"],
  "server maxTotalQueuedBytes": ["unit/session/outbound-queue.test.ts", "when all slow readers together are over their limit"],
  "server maxMemoryBytes": ["e2e/limits.test.ts", "that is held up to maxMemoryBytes"],
  "server maxConcurrency": ["unit/invoke/admit.test.ts", "lets a call begin when another ends"],
  "server maxWaitingCalls": ["unit/invoke/admit.test.ts", "and who waits as long as told finds a place"],
  "server maxWaitingCallsPerAgent": ["e2e/limits.test.ts", "are refused beyond the places there are"],
  "server maxCallWaitMs": ["unit/invoke/waiting.test.ts", "refuses a call that waited as long as it may"],
  "server maxContexts": ["contracts/store/store-contract.ts", "holds no more contexts than its limit"],
  "server maxContextBytes": ["contracts/store/store-contract.ts", "holds no more bytes than its limit"],
  "server idempotencyWindowMs": ["unit/invoke/idempotency.test.ts", "forgets after the window"],
  "server maxIdempotencyRecords": ["unit/invoke/idempotency.test.ts", "refuses beyond its limits with a true hint"],
  "server maxIdempotencyBytes": ["unit/invoke/idempotency.test.ts", "counts the bytes of what it keeps"],
  "server answerTimeoutMs": ["unit/asking/asking.test.ts", "ends a call whose question nobody answers in time"],
  "server maxOpenQuestions": ["unit/asking/asking.test.ts", "refuses a question beyond those that may be open"],
  "server ticketLifetimeMs": ["unit/auth/keys-and-tickets.test.ts", "opens up to the last millisecond and not after"],
  "server drainTimeoutMs": ["e2e/wire.test.ts", "ends what is left at the deadline"],
  "agent limits.maxConnections": ["e2e/wire.test.ts", "refuses a connection beyond the agent's limit"],
  "agent limits.maxConcurrency": ["unit/invoke/admit.test.ts", "keeps one agent's limit from touching another"],
  "agent limits.callsPerMinute": ["unit/invoke/admit.test.ts", "calls over the minute and say truly when to come again"],
  "tool limits.maxConcurrency": ["e2e/limits.test.ts", "beyond the tool's concurrency wait for their turn"],
  "tool limits.callsPerMinute": ["unit/invoke/admit.test.ts", "calls over the minute and say truly when to come again"],
  "tool limits.timeout": ["unit/invoke/invoker.test.ts", "ends a hanging call at the tool's timeout"],
  "tool limits.maxBytes": ["unit/invoke/invoker.test.ts", "refuses a result beyond maxBytes"],
  "context maxBytes": ["unit/context/contexts.test.ts", "measures the serialised value in bytes, not characters"],
  "caller deadline_ms": ["unit/invoke/waiting.test.ts", "ends a call whose deadline passes while it waits"],
};

describe("the table of limits", () => {
  it("is the reference page, byte for byte", async () => {
    await expect(limitsReference()).toMatchFileSnapshot("../docs/reference/limits.md");
  });

  it("holds every setting that counts something or its bytes", () => {
    const options: Readonly<Record<string, ServerOption<OptionValue>>> = serverOptions;
    const bounds = Object.entries(options).flatMap(([name, { unit }]) => (unit === "count" || unit === "bytes" ? [name] : []));
    const named = new Set<string>([...limitRows.map(({ name }) => name), ...notReachable]);
    expect(bounds.filter((name) => !named.has(name))).toEqual([]);
    expect(limitRows.filter(({ owner, name }) => owner === "server" && !Object.hasOwn(options, name))).toEqual([]);
  });

  it.each(Object.entries(provenBy))("names a test that reaches %s", (_name, [file, title]) => {
    expect(readFileSync(new URL(file, import.meta.url), "utf8")).toContain(title);
  });
});
