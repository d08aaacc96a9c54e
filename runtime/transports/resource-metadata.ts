/** What tells a client where to get a token: RFC 9728 metadata, and the challenge that names it. Knows nothing of tokens. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { ToolError } from "../../contract/index.ts";
import { isBearer } from "./credentials.ts";
import { answerFault, answerJson } from "./http-answer.ts";

export const metadataPrefix = "/.well-known/oauth-protected-resource";

/** A scope as a header can name it (RFC 6749, section 3.3). */
const scopeToken = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

export interface ResourceMetadataOptions {
  /** The path that is protected. */
  readonly path: string;
  /** Issuers whose tokens are taken; with none there is no metadata, and agents' keys are all that opens. */
  readonly authorizationServers: readonly string[];
  /** Origin that clients reach this server by; `auto` takes what each request names. */
  readonly publicUrl: string;
  readonly scopes: () => readonly string[];
}

export interface ResourceMetadata {
  handle(request: IncomingMessage, response: ServerResponse, path: string): void;
  /** Headers that 401 and 403 carry. @param needed - Every scope that was asked for. */
  challenge(status: number, request: IncomingMessage, needed?: readonly string[]): Readonly<Record<string, string>>;
}

export function createResourceMetadata({ path, authorizationServers, publicUrl, scopes }: ResourceMetadataOptions): ResourceMetadata {
  const originOf = ({ headers: { host } }: IncomingMessage): string =>
    publicUrl === "auto" ? `http://${host}` : publicUrl.replace(/\/+$/, "");
  // Whoever was given the address with a slash at its end asks so here as well.
  const known = new Set([metadataPrefix, `${metadataPrefix}${path}`, `${metadataPrefix}${path}/`]);
  return {
    handle(request, response, asked) {
      if (authorizationServers.length === 0) {
        return answerFault(response, new ToolError("UNKNOWN_METHOD", "This server has no authorization server: it takes agents' keys."));
      }
      if (!known.has(asked)) {
        return answerFault(response, new ToolError("UNKNOWN_METHOD", `What is protected here is ${path}: ask ${metadataPrefix}${path}.`));
      }
      const document = {
        resource: originOf(request) + path,
        authorization_servers: authorizationServers,
        scopes_supported: scopes(),
        bearer_methods_supported: ["header"],
      };
      answerJson(response, 200, JSON.stringify(document));
    },
    challenge(status, request, needed = []) {
      if (status !== 401 && status !== 403) return {};
      const fields = [
        ...(status === 403 ? ['error="insufficient_scope"'] : isBearer(request) ? ['error="invalid_token"'] : []),
        ...(needed.length === 0 || !needed.every((scope) => scopeToken.test(scope)) ? [] : [`scope="${needed.join(" ")}"`]),
        ...(authorizationServers.length === 0 ? [] : [`resource_metadata="${originOf(request)}${metadataPrefix}${path}"`]),
      ];
      return { "www-authenticate": fields.length === 0 ? "Bearer" : `Bearer ${fields.join(", ")}` };
    },
  };
}
