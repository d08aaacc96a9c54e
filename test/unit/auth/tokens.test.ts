/** Tokens of a real issuer over HTTP on loopback; the clock is the test's. */

import { SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AgentPolicy } from "../../../contract/index.ts";
import { isToolError } from "../../../contract/index.ts";
import { looksLikeToken } from "../../../runtime/auth/looks-like-token.ts";
import { openTokens, tokenAlgorithms, tokenSettingsProblem } from "../../../runtime/auth/tokens/open-tokens.ts";
import type { TokenAuthenticator } from "../../../runtime/auth/tokens/token-authenticator.ts";
import { defaultSettings, type ServerSettings } from "../../../runtime/config/options.ts";
import { createMemoryRevocations } from "../../../runtime/shared/drivers/memory-revocations.ts";
import { type Issuer, startIssuer } from "../../support/issuer.ts";
import { type RecordingLogger, recordingLogger } from "../../support/logger.ts";
import { agentOf } from "../../support/registry.ts";

const care: AgentPolicy = agentOf("care", { scopes: ["cases:read", "cases:write"] });

let issuer: Issuer;
let logger: RecordingLogger;
let time: { now: number };

beforeEach(async () => {
  issuer = await startIssuer();
  logger = recordingLogger();
  time = { now: Date.now() };
});

afterEach(() => issuer[Symbol.asyncDispose]());

function open(settings: Partial<ServerSettings> = {}, more: { readonly revocations?: ReturnType<typeof createMemoryRevocations> } = {}) {
  return openTokens({
    settings: { ...defaultSettings, jwtIssuer: issuer.url, jwtAudience: ["toolwright"], ...settings },
    agents: [care],
    logger,
    clock: () => time.now,
    ...more,
  });
}

async function thrownBy(tokens: TokenAuthenticator, token: string) {
  try {
    return await tokens.authenticate(token);
  } catch (error) {
    return isToolError(error) ? { code: error.code, retryable: error.retryable, retryAfterMs: error.retryAfterMs } : error;
  }
}

function reasons(): readonly unknown[] {
  return logger.of("credential.refused").map(({ fields }) => fields.reason);
}

const seconds = (ms: number): number => Math.floor(ms / 1_000);

describe("a token of the issuer", () => {
  it("opens as the agent that its claim names, with the agent's scopes and limits", async () => {
    const agent = await open().authenticate(await issuer.token({ sub: "care" }));
    expect(agent).toMatchObject({ agentId: "care", scopes: care.scopes, limits: care.limits, credential: { ended: undefined } });
    expect(agent?.policyDigest).toMatch(/^[0-9a-f]{16}$/);
  });

  it("is verified once and remembered: the second time it opens without a wait, as the same credential", async () => {
    const tokens = open();
    const token = await issuer.token({ sub: "care" });
    const agents = await Promise.all([tokens.authenticate(token), tokens.authenticate(token)]);
    const again = tokens.authenticate(token);
    expect(again).not.toBeInstanceOf(Promise);
    expect(new Set([...agents, again].map((agent) => (agent as Awaited<typeof agent>)?.credential)).size).toBe(1);
    expect(issuer.asked()).toBe(1);
  });

  it.each(tokenAlgorithms.filter((name) => name !== "Ed25519"))("may be signed by %s where that is allowed", async (alg) => {
    await issuer[Symbol.asyncDispose]();
    issuer = await startIssuer(alg);
    const token = await issuer.token({ sub: "care" });
    expect(await open({ jwtAlgorithms: [alg] }).authenticate(token)).toMatchObject({ agentId: "care" });
    const others = tokenAlgorithms.filter((name) => name !== alg && name !== "Ed25519");
    expect(await open({ jwtAlgorithms: others }).authenticate(token)).toBeUndefined();
  });

  it("names its agent by another claim, also inside an object, and by a table of names", async () => {
    const byPath = open({ jwtAgentClaim: "client.name", jwtAgents: ["0oa1=care", "0oa2=other"] });
    expect(await byPath.authenticate(await issuer.token({ client: { name: "0oa1" } }))).toMatchObject({ agentId: "care" });
    // What the table does not have is nobody, also when the catalog has an agent of that name.
    expect(await byPath.authenticate(await issuer.token({ client: { name: "care" } }))).toBeUndefined();
    const byUrl = open({ jwtAgentClaim: "https://id.example.com/agent" });
    expect(await byUrl.authenticate(await issuer.token({ "https://id.example.com/agent": "care" }))).toMatchObject({ agentId: "care" });
  });

  it("narrows the agent's scopes and never widens them", async () => {
    const tokens = open();
    const scopesOf = async (scope: unknown) => (await tokens.authenticate(await issuer.token({ sub: "care", scope })))?.scopes;
    expect(await scopesOf("cases:read admin")).toEqual(["cases:read"]);
    expect(await scopesOf(["cases:write"])).toEqual(["cases:write"]);
    expect(await scopesOf("")).toEqual([]);
    expect(await scopesOf({ cases: "read" })).toEqual([]);
    expect(await scopesOf(undefined)).toEqual(care.scopes);
    const deaf = open({ jwtScopeClaim: "none" });
    expect((await deaf.authenticate(await issuer.token({ sub: "care", scope: "openid" })))?.scopes).toEqual(care.scopes);
  });

  it("brings verified facts for handlers under the names that the settings give them", async () => {
    const tokens = open({ jwtClaims: ["user_id=email", "tenant=org.id", "missing=nothing"] });
    const agent = await tokens.authenticate(await issuer.token({ sub: "care", email: "who@example.com", org: { id: 7 } }));
    expect(agent?.claims).toEqual({ user_id: "who@example.com", tenant: 7 });
    expect(Object.isFrozen(agent?.claims)).toBe(true);
  });
});

describe("a token that must open nothing", () => {
  it.each([
    ["of another issuer", { iss: "https://other.example.com" }, "ERR_JWT_CLAIM_VALIDATION_FAILED:iss"],
    ["for another audience", { aud: "billing" }, "ERR_JWT_CLAIM_VALIDATION_FAILED:aud"],
    ["without an end", { exp: undefined }, "ERR_JWT_CLAIM_VALIDATION_FAILED:exp"],
    ["that begins later", { nbf: seconds(Date.now()) + 120 }, "ERR_JWT_CLAIM_VALIDATION_FAILED:nbf"],
    ["that names no agent", { sub: undefined }, "no_claim:sub"],
    ["of an agent that the catalog does not have", { sub: "stranger" }, "unknown_agent"],
    ["whose agent is no text", { sub: ["care"] as unknown as string }, "no_claim:sub"],
  ])("is one %s, and the log says why without its values", async (_, claims, reason) => {
    const token = await issuer.token({ sub: "care", ...claims });
    expect(await open().authenticate(token)).toBeUndefined();
    expect(reasons()).toEqual([reason]);
    expect(JSON.stringify(logger.lines)).not.toContain(token);
  });

  it("is one without a signature, or signed with the public key as a shared secret", async () => {
    const claims = { sub: "care", iss: issuer.url, aud: "toolwright", exp: seconds(time.now) + 300 };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const unsigned = `${part({ alg: "none" })}.${part(claims)}.`;
    expect(looksLikeToken(unsigned)).toBe(false);
    expect(await open().authenticate(`${unsigned}AA`)).toBeUndefined();
    const secret = new TextEncoder().encode(JSON.stringify(issuer.publicKey()));
    const confused = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "key-1" }).sign(secret);
    expect(await open().authenticate(confused)).toBeUndefined();
    expect(reasons()).toEqual(["ERR_JOSE_ALG_NOT_ALLOWED", "ERR_JOSE_ALG_NOT_ALLOWED"]);
  });

  it("is one that was changed after it was signed", async () => {
    const [head = "", , signature = ""] = (await issuer.token({ sub: "other" })).split(".");
    const [, body = ""] = (await issuer.token({ sub: "care" })).split(".");
    expect(await open().authenticate(`${head}.${body}.${signature}`)).toBeUndefined();
    expect(reasons()).toEqual(["ERR_JWS_SIGNATURE_VERIFICATION_FAILED"]);
  });

  it("is one whose time is over, by the tolerance that is set and not longer, also when it is remembered", async () => {
    const tokens = open({ jwtClockToleranceMs: 5_000 });
    const exp = seconds(time.now) + 10;
    const token = await issuer.token({ sub: "care", exp });
    time.now = exp * 1_000 + 4_000;
    const agent = await tokens.authenticate(token);
    expect(agent?.credential.expiresAt).toBe(exp * 1_000 + 5_000);
    time.now = exp * 1_000 + 5_000;
    expect(await tokens.authenticate(token)).toBeUndefined();
    expect(agent?.credential.ended).toBe("expired");
  });

  it("is one that was revoked by its public name, before or after it was shown", async () => {
    const revocations = createMemoryRevocations(() => time.now);
    const tokens = open({}, { revocations });
    const token = await issuer.token({ sub: "care" });
    const agent = await tokens.authenticate(token);
    await revocations.revoke(agent?.credential.id ?? "");
    expect([agent?.credential.ended, await tokens.authenticate(token)]).toEqual(["revoked", undefined]);
    expect(await open({}, { revocations }).authenticate(token)).toBeUndefined();
  });

  it("is one of an agent that has left the catalog, whose connections are told", async () => {
    const tokens = open();
    const token = await issuer.token({ sub: "care" });
    const agent = await tokens.authenticate(token);
    tokens.serve([agentOf("other")]);
    expect([agent?.credential.ended, await tokens.authenticate(token)]).toEqual(["revoked", undefined]);
  });
});

describe("the issuer's keys", () => {
  it("are fetched again for a key that is not known, so that a new one works at once", async () => {
    const tokens = open();
    await tokens.authenticate(await issuer.token({ sub: "care" }));
    await issuer.rotate();
    time.now += 10_000;
    expect(await tokens.authenticate(await issuer.token({ sub: "care" }))).toMatchObject({ agentId: "care" });
    expect(issuer.asked()).toBe(2);
  });

  it("are not asked for more often than the cool-down allows, whatever keys tokens name", async () => {
    const tokens = open();
    await tokens.authenticate(await issuer.token({ sub: "care" }));
    const answers = [];
    for (let at = 0; at < 20; at++) answers.push(await thrownBy(tokens, await issuer.token({ sub: "care" }, { kid: `made-up-${at}` })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ code: "UNAVAILABLE", retryable: true, retryAfterMs: 10_000 })]),
    );
    expect(issuer.asked()).toBe(1);
    time.now += 10_000;
    expect(await thrownBy(tokens, await issuer.token({ sub: "care" }, { kid: "made-up" }))).toBeUndefined();
    expect(issuer.asked()).toBe(2);
  });

  it("are asked for once by many who wait", async () => {
    const tokens = open();
    const all = await Promise.all(Array.from({ length: 50 }, async () => tokens.authenticate(await issuer.token({ sub: "care" }))));
    expect(all.every((agent) => agent?.agentId === "care")).toBe(true);
    expect(issuer.asked()).toBe(1);
  });

  it("end what they signed once the issuer publishes them no more", async () => {
    const tokens = open();
    const token = await issuer.token({ sub: "care" });
    await tokens.authenticate(token);
    await issuer.rotate(false);
    time.now += 10_000;
    await tokens.authenticate(await issuer.token({ sub: "care" }));
    time.now += 10_000;
    expect(await tokens.authenticate(token)).toBeUndefined();
  });

  it("go on counting while the issuer is away, for as long as is set, and then tokens may be tried again", async () => {
    const tokens = open({ jwtKeysMaxAgeMs: 60_000, jwtKeysMaxStaleMs: 60_000 });
    const exp = seconds(time.now) + 3_600;
    const token = await issuer.token({ sub: "care", exp });
    await tokens.authenticate(token);
    const fetchedAt = time.now;
    issuer.behave("failing");
    for (const ageMs of [59_000, 61_000, 119_000]) {
      time.now = fetchedAt + ageMs;
      expect(await tokens.authenticate(token)).toMatchObject({ agentId: "care" });
      expect(await tokens.authenticate(await issuer.token({ sub: "care", exp, jti: String(ageMs) }))).toMatchObject({ agentId: "care" });
    }
    time.now += 60_000;
    expect(await thrownBy(tokens, token)).toMatchObject({ code: "UNAVAILABLE", retryable: true });
    issuer.behave("well");
    time.now += 10_000;
    expect(await tokens.authenticate(token)).toMatchObject({ agentId: "care" });
  });

  it.each(["failing", "silent", "redirecting", "endless"] as const)(
    "that cannot be had from an issuer that is %s give an error that may be tried again, in bounded time",
    async (behaviour) => {
      issuer.behave(behaviour);
      const tokens = open({ jwtTimeoutMs: 200 });
      const token = await issuer.token({ sub: "care" });
      expect(await thrownBy(tokens, token)).toMatchObject({ code: "UNAVAILABLE", retryable: true });
      expect(logger.of("tokens.keys_unavailable")).toHaveLength(1);
      issuer.behave("well");
      time.now += 10_000;
      expect(await tokens.authenticate(token)).toMatchObject({ agentId: "care" });
    },
  );

  it("are taken from the address that is set, and from another machine only over https", async () => {
    const direct = open({ jwtJwksUrl: `${issuer.url}/keys` });
    expect(await direct.authenticate(await issuer.token({ sub: "care" }))).toMatchObject({ agentId: "care" });
    const plain = open({ jwtJwksUrl: "http://id.example.com/keys" });
    expect(await thrownBy(plain, await issuer.token({ sub: "care" }))).toMatchObject({ code: "UNAVAILABLE" });
    expect(logger.of("tokens.keys_unavailable")[0]?.fields.error).toMatchObject({ message: "http://id.example.com/keys is not https" });
  });
});

describe("settings of tokens", () => {
  const good: ServerSettings = { ...defaultSettings, jwtIssuer: "https://id.example.com", jwtAudience: ["toolwright"] };

  it("that are whole have no problem", () => {
    expect(tokenSettingsProblem({ ...good, jwtAgents: ["0oa=care"], jwtClaims: ["user_id=email"] })).toBeUndefined();
  });

  it.each([
    [{ jwtIssuer: "id.example.com" }, "jwtIssuer"],
    [{ jwtAudience: [] }, "jwtAudience"],
    [{ jwtJwksUrl: "keys" }, "jwtJwksUrl"],
    [{ jwtAlgorithms: [] }, "jwtAlgorithms is empty"],
    [{ jwtAlgorithms: ["RS256", "HS256"] }, '"HS256"'],
    [{ jwtAlgorithms: ["none"] }, '"none"'],
    [{ jwtAgents: ["care"] }, '"care"'],
    [{ jwtClaims: ["=email"] }, '"=email"'],
  ])("such as %j are refused by name", (settings, words) => {
    expect(tokenSettingsProblem({ ...good, ...settings })).toContain(words);
  });
});
