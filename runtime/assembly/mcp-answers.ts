/** What MCP says of this server to any of its peers: its catalog, its offers, its name. Knows no transport. */

import { Answers } from "../protocols/mcp/answers.ts";
import { RequestStates } from "../protocols/mcp/request-state.ts";
import { serverVersion } from "../version.ts";
import type { ServerParts } from "./parts.ts";

export function createMcpAnswers({ settings, now, generations, offers }: ServerParts): Answers {
  const facts = { families: () => offers.families, serverInfo: JSON.stringify({ name: "toolwright", version: serverVersion }) };
  const book = {
    load: () => generations.current.document(),
    isLoaded: () => generations.current.isDescribed,
    tool: (name: string) => generations.current.description(name),
  };
  const { answerKeys, answerTimeoutMs } = settings;
  return new Answers(facts, book, new RequestStates({ secrets: answerKeys, lifetimeMs: answerTimeoutMs, now }));
}
