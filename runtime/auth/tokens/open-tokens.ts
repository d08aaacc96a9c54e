/** The authenticator of an issuer's tokens as the settings say. Judges the settings; checks no token. */

import type { AgentPolicy, Logger } from "../../../contract/index.ts";
import type { ServerSettings } from "../../config/options.ts";
import type { Revocations } from "../../shared/revocations.ts";
import { IssuerKeys } from "./issuer-keys.ts";
import { TokenAuthenticator } from "./token-authenticator.ts";

/** Signatures by public keys. `none` and the HMAC family (a secret that whoever checks could also sign with) can not be set. */
export const tokenAlgorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
] as const;

export interface OpenTokensOptions {
  readonly settings: ServerSettings;
  readonly agents: readonly AgentPolicy[];
  readonly revocations?: Pick<Revocations, "has" | "onRevoked">;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** @returns What is wrong with the settings of tokens: which one, and what to write. */
export function tokenSettingsProblem(settings: ServerSettings): string | undefined {
  const { jwtIssuer, jwtAudience, jwtAlgorithms, jwtJwksUrl, jwtAgents, jwtClaims } = settings;
  if (!URL.canParse(jwtIssuer)) return "jwtIssuer is no URL. Write it exactly as tokens have it in `iss`, such as https://id.example.com.";
  if (jwtAudience.length === 0)
    return "jwtAudience is empty, so that tokens made for other services would open this one. Set what tokens for this server have in `aud`.";
  if (jwtJwksUrl !== "discover" && !URL.canParse(jwtJwksUrl))
    return "jwtJwksUrl is no URL. Write the address of the issuer's JWKS, or discover.";
  const foreign = jwtAlgorithms.find((name) => !(tokenAlgorithms as readonly string[]).includes(name));
  if (foreign !== undefined || jwtAlgorithms.length === 0)
    return `jwtAlgorithms ${foreign === undefined ? "is empty" : `has ${JSON.stringify(foreign)}`}. Use some of ${tokenAlgorithms.join(", ")}.`;
  const pair = [...jwtAgents, ...jwtClaims].find((text) => !/^[^=]+=[^=].*$/.test(text));
  return pair === undefined ? undefined : `${JSON.stringify(pair)} of jwtAgents or jwtClaims is no pair. Write name=value.`;
}

export function openTokens({ settings, agents, revocations, logger, clock }: OpenTokensOptions): TokenAuthenticator {
  const keys = new IssuerKeys({
    issuer: settings.jwtIssuer,
    jwksUrl: settings.jwtJwksUrl === "discover" ? undefined : settings.jwtJwksUrl,
    maxAgeMs: settings.jwtKeysMaxAgeMs,
    maxStaleMs: settings.jwtKeysMaxStaleMs,
    coolDownMs: settings.jwtKeysCoolDownMs,
    timeoutMs: settings.jwtTimeoutMs,
    logger,
    clock,
  });
  return new TokenAuthenticator({
    keys,
    issuer: settings.jwtIssuer,
    audience: settings.jwtAudience,
    algorithms: settings.jwtAlgorithms,
    clockToleranceMs: settings.jwtClockToleranceMs,
    claims: {
      agentClaim: settings.jwtAgentClaim,
      agentNames: pairs(settings.jwtAgents),
      scopeClaim: settings.jwtScopeClaim === "none" ? "" : settings.jwtScopeClaim,
      facts: pairs(settings.jwtClaims),
    },
    agents,
    maxTokens: settings.maxJwtTokens,
    ...(revocations === undefined ? {} : { revocations }),
    logger,
    clock,
  });
}

/** `name=value` at the first `=`. */
function pairs(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(texts.map((text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)]));
}
