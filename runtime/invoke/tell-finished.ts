/** What is said of every call that has ended: its line in the log, and the news for observers. Knows nothing of how it was carried out. */

import { isErrorCode, type Logger } from "../../contract/index.ts";
import { channels } from "../observe/channels.ts";
import { askedCode, type CallReport, type Outcome } from "./outcome.ts";

export function codeOf(outcome: Outcome): string {
  return outcome.ok ? "OK" : outcome.round ? askedCode : outcome.error.code;
}

export function tellFinished(report: CallReport, toolName: string, policyDigest: string | undefined, logger: Logger): void {
  const { metadata, requestId, correlationId, agentId, durationMs } = report;
  const code = codeOf(report.outcome);
  logger.info("invoke.finished", {
    requestId,
    correlationId,
    toolName,
    principalId: agentId,
    userId: metadata.user_id,
    requestOrigin: metadata.request_origin,
    code,
    policyDigest,
    durationMs,
  });
  if (!channels.invokeFinished.hasSubscribers) return;
  // An error of the tool's own may be one of any number.
  const bounded = code === "OK" || code === askedCode || isErrorCode(code) ? code : "DECLARED";
  channels.invokeFinished.publish({ toolName, code: bounded, durationMs, agentId });
}
