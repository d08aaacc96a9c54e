/** From an HTTP request to the agent that sent it, for every transport that answers requests. Knows nothing of sockets and messages. */

import type { IncomingMessage } from "node:http";
import type { Logger } from "../../contract/index.ts";
import type { AuthenticatedAgent, Authenticator } from "../auth/authenticator.ts";
import { channels } from "../observe/channels.ts";
import { bearerOf } from "./credentials.ts";

/** @throws {ToolError} UNAVAILABLE when it cannot be told at the moment. */
export type AuthenticateRequest = (request: IncomingMessage) => AuthenticatedAgent | undefined | Promise<AuthenticatedAgent | undefined>;

export function authenticateRequestBy(authenticator: Authenticator, logger: Logger): AuthenticateRequest {
  return (request) => {
    const key = bearerOf(request);
    if (key !== undefined) return authenticator.authenticate(key);
    logger.info("credential.refused", { reason: "missing" });
    if (channels.credentialRefused.hasSubscribers) channels.credentialRefused.publish({ reason: "missing" });
    return undefined;
  };
}
