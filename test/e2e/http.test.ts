import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CatalogDocument, JsonObject, ToolContext } from "../../contract/index.ts";
import { ToolError } from "../../contract/index.ts";
import { promptOf, resourceOf } from "../support/offers.ts";
import { agentOf, descriptorOf } from "../support/registry.ts";
import { slotOf, startServer, type TestServer } from "../support/server.ts";

const key = { authorization: "Bearer key-tester" };
const json = { "content-type": "application/json" };

interface Answer {
  readonly status: number;
  readonly body: JsonObject & { readonly error?: JsonObject; readonly metadata?: JsonObject };
  readonly headers: Headers;
}

async function send(running: TestServer, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(running.http + path, init);
  return { status: response.status, body: (await response.json()) as Answer["body"], headers: response.headers };
}

function post(running: TestServer, tool: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return send(running, `/v1/tools/${tool}`, {
    method: "POST",
    headers: { ...key, ...json, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("POST /v1/tools/{name}", () => {
  it("answers with the body of a toolResponse (http.call)", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    const answer = await post(running, "echo", { payload: { a: 1 }, metadata: { correlation_id: "c-1" } });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      type: "toolResponse",
      ok: true,
      result: { a: 1 },
      metadata: { correlation_id: "c-1", agent_id: "tester" },
    });
  });

  it("takes a whole toolRequest too, and repeats its id", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    expect((await post(running, "echo", { type: "toolRequest", id: "mine", tool: "echo", payload: {} })).body.id).toBe("mine");
  });

  it("finds tools whose names need encoding", async () => {
    await using running = await startServer({ tools: { "a.b-c": {} } });
    expect((await post(running, "a%2Eb-c", {})).status).toBe(200);
  });

  it.each([
    ["not JSON", "{", {}, 400, "MALFORMED_MESSAGE"],
    ["no object", "[]", {}, 400, "MALFORMED_MESSAGE"],
    ["an unknown field", { surprise: 1 }, {}, 400, "MALFORMED_MESSAGE"],
    ["another tool's name", { tool: "other" }, {}, 400, "MALFORMED_MESSAGE"],
    ["another media type", "{}", { "content-type": "text/plain" }, 415, "MALFORMED_MESSAGE"],
    ["a compressed body", "{}", { "content-encoding": "gzip" }, 415, "MALFORMED_MESSAGE"],
    ["a wrong key", {}, { authorization: "Bearer nobody" }, 401, "UNAUTHENTICATED"],
    ["another agent's name", { metadata: { agent_id: "other" } }, {}, 403, "PERMISSION_DENIED"],
    ["a foreign Origin", {}, { origin: "https://evil.example" }, 403, "PERMISSION_DENIED"],
    ["a body that is too big", { payload: { a: "x".repeat(1_100_000) } }, {}, 413, "RESOURCE_EXHAUSTED"],
  ])("answers %s by its status and code", async (_what, body, headers, status, code) => {
    await using running = await startServer({ tools: { echo: {} } });
    const answer = await post(running, "echo", body, headers);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it.each([
    ["UNKNOWN_TOOL", 404],
    ["DECLARED_HERE", 422],
    ["UNAVAILABLE", 503],
    ["DEADLINE_EXCEEDED", 504],
  ])("answers %s with HTTP %i", async (code, status) => {
    const handler = () => {
      throw new ToolError(code, "said by the tool", code === "UNAVAILABLE" ? { retryAfterMs: 1_500 } : {});
    };
    await using running = await startServer({ tools: { fails: { handler, descriptor: { errors: ["DECLARED_HERE"] } } } });
    const answer = await post(running, "fails", {});
    expect([answer.status, answer.body.error?.code, answer.headers.get("retry-after")]).toEqual([
      status,
      code,
      code === "UNAVAILABLE" ? "2" : null,
    ]);
  });

  it("names the fault of a path without a tool, and of another method", async () => {
    await using running = await startServer({ tools: { echo: {} } });
    expect((await post(running, "", {})).status).toBe(400);
    expect((await post(running, "%ff", {})).status).toBe(400);
    const answer = await send(running, "/v1/tools/echo", { headers: key });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("takes trace context from headers and gives it back", async () => {
    let seen: unknown;
    const handler = (_input: never, context: ToolContext) => {
      seen = context.trace;
      return 1;
    };
    await using running = await startServer({ tools: { traced: { handler } } });
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const answer = await post(running, "traced", {}, { traceparent, tracestate: "a=1" });
    expect(seen).toEqual({ traceparent, tracestate: "a=1" });
    expect(answer.body.metadata).toMatchObject({ traceparent, tracestate: "a=1" });
  });

  it("cancels the call of a caller that goes away", async () => {
    let tell: (reason: unknown) => void = () => undefined;
    let begun: () => void = () => undefined;
    const [aborted, hasBegun] = [new Promise((resolve) => (tell = resolve)), new Promise<void>((resolve) => (begun = resolve))];
    const handler = (_input: never, { signal }: ToolContext) => {
      begun();
      return new Promise(() => signal.addEventListener("abort", () => tell((signal.reason as ToolError).code)));
    };
    await using running = await startServer({ tools: { slow: { handler } } });
    const going = httpRequest(`${running.http}/v1/tools/slow`, { method: "POST", headers: { ...key, ...json } });
    going.on("error", () => undefined);
    going.end("{}");
    await hasBegun;
    going.destroy();
    expect(await aborted).toBe("CANCELLED");
  });
});

describe("the pages beside the calls", () => {
  it("tells health and readiness without a credential", async () => {
    await using running = await startServer({ tools: {} });
    expect(await send(running, "/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
    expect(await send(running, "/readyz")).toMatchObject({ status: 200, body: { ready: true, reasons: [] } });
  });

  it("says in /readyz which tool cannot be loaded (server.readyz)", async () => {
    let failed: () => void = () => undefined;
    const hasFailed = new Promise<void>((resolve) => (failed = resolve));
    const load = () => {
      setImmediate(failed);
      return Promise.reject(new Error("broken module"));
    };
    await using running = await startServer({ tools: { broken: { load }, fine: {} } });
    await hasFailed;
    const { status, body } = await send(running, "/readyz");
    expect([status, body.reasons]).toEqual([503, [{ name: "tool broken", reason: "Its module cannot be loaded; the log has the cause." }]]);
    expect(JSON.stringify(body)).not.toContain("broken module");
  });

  it("loads the tools of a large catalog at their first call alone (maxPreloadedTools)", async () => {
    let loads = 0;
    const load = () => {
      loads++;
      return Promise.reject(new Error("broken module"));
    };
    await using running = await startServer({ tools: { broken: { load }, fine: {} } }, { settings: { maxPreloadedTools: 1 } });
    expect(await send(running, "/readyz")).toMatchObject({ status: 200, body: { ready: true } });
    expect(loads).toBe(0);
    const { status, body } = await post(running, "broken", {});
    expect([status, body.error?.code, loads]).toEqual([503, "UNAVAILABLE", 1]);
    // What the answer names is what the operator's log has the cause under.
    const [line] = running.logger.of("registry.load_failed");
    expect(String(body.error?.message)).toMatch(new RegExp(`under request ${String(line?.fields.requestId)}\\.$`));
  });

  it("answers an unknown path with the known ones, and another method with 405", async () => {
    await using running = await startServer({ tools: {} });
    const unknown = await send(running, "/nowhere");
    expect([unknown.status, String(unknown.body.error?.message).includes("/v1/tools/{name}")]).toEqual([404, true]);
    expect((await send(running, "/healthz", { method: "DELETE" })).status).toBe(405);
    expect((await send(running, "/ws")).status).toBe(426);
  });

  it("refuses a Host that is not served, whatever the path", async () => {
    await using running = await startServer({ tools: {} });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = httpRequest(`${running.http}/healthz`, { headers: { host: "evil.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on("error", reject);
      asked.end();
    });
    expect(status).toBe(403);
  });

  it("asks for a credential before it lists or hands out tickets", async () => {
    await using running = await startServer({ tools: {} });
    for (const [path, method] of [
      ["/v1/catalog", "GET"],
      ["/v1/tickets", "POST"],
    ] as const) {
      const answer = await send(running, path, { method });
      expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    }
  });
});

describe("GET /v1/catalog", () => {
  let folder = "";
  let catalogUrl: URL;
  const tool = (name: string, scopes: readonly string[]) => ({
    ...descriptorOf(name, { scopes }),
    description: name,
    tags: [],
    area: "",
    handler: "code",
    inputSchema: { type: "object" },
    outputSchema: true,
    errors: {},
    examples: [],
  });
  const names = ["alpha", "beta", "delta", "gamma"];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "toolwright-catalog-"));
    const document: CatalogDocument = {
      apiVersion: "toolwright/v1",
      tools: names.map((name) => tool(name, name === "delta" ? ["secret:read"] : [])),
      contexts: [
        { ...slotOf("open").slot, schema: {} },
        { ...slotOf("closed", { readers: ["x"], writers: ["x"] }).slot, schema: {} },
      ],
      resources: [resourceOf("book", { text: "inside" }).row, resourceOf("vault", { scopes: ["x"] }).row],
      prompts: [promptOf("greet", { messages: [] }).row, promptOf("hush", { scopes: ["x"] }).row],
      toolsets: [{ name: "pair", description: "two", tools: ["alpha", "delta"] }],
      schemas: [],
      agents: [],
    };
    await writeFile(join(folder, "catalog.json"), JSON.stringify(document));
    catalogUrl = pathToFileURL(join(folder, "catalog.json"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const registry = () => ({
    tools: Object.fromEntries(names.map((name) => [name, { descriptor: { scopes: name === "delta" ? ["secret:read"] : [] } }])),
    toolsets: [{ name: "pair", tools: ["alpha", "delta"] }],
    catalogUrl,
  });
  const listed = (answer: Answer) => (answer.body.tools as readonly JsonObject[]).map(({ name }) => name);

  it("lists what the agent may call, and nothing that would be refused (auth.one-rule)", async () => {
    await using running = await startServer(registry(), { agents: [agentOf("tester"), agentOf("other", { scopes: ["secret:read"] })] });
    const mine = await send(running, "/v1/catalog", { headers: key });
    expect(running.logger.of("request.finished").map(({ fields }) => fields)).toEqual([
      expect.objectContaining({ operation: "catalogList", principalId: "tester", code: "OK" }),
    ]);
    expect(listed(mine)).toEqual(["alpha", "beta", "gamma"]);
    expect(mine.body.contexts).toMatchObject([{ name: "open" }]);
    expect(mine.body.toolsets).toMatchObject([{ name: "pair", tools: ["alpha"] }]);
    expect([mine.body.resources, mine.body.prompts]).toMatchObject([[{ name: "book" }], [{ name: "greet" }]]);
    expect(JSON.stringify(mine.body)).not.toContain("inside");
    expect(listed(await send(running, "/v1/catalog", { headers: { authorization: "Bearer key-other" } }))).toEqual(names);
    for (const name of names) expect((await post(running, name, {})).status).toBe(name === "delta" ? 403 : 200);
  });

  it("gives pages by cursor, and views by tool set", async () => {
    await using running = await startServer(registry());
    const first = await send(running, "/v1/catalog?limit=2", { headers: key });
    const second = await send(running, `/v1/catalog?limit=2&cursor=${first.body.next_cursor}`, { headers: key });
    expect([listed(first), listed(second), second.body.next_cursor]).toEqual([["alpha", "beta"], ["gamma"], undefined]);
    expect(listed(await send(running, "/v1/catalog?toolset=pair", { headers: key }))).toEqual(["alpha"]);
    for (const query of ["limit=0", "limit=x", "cursor=foreign", "toolset=none", "limit=1&limit=2"]) {
      expect((await send(running, `/v1/catalog?${query}`, { headers: key })).status).toBe(400);
    }
  });
});
