import { describe, expect, it } from "vitest";
import type { JsonObject, ToolContext } from "../../contract/index.ts";
import { type Answers, askingClient, eventsOf } from "../support/asking-client.ts";
import { everyWay, httpHeaders, type McpTool, modernHeaders, modernParams, postMcp, startMcpServer, versions } from "../support/mcp.ts";
import { promptOf, resourceOf } from "../support/offers.ts";
import { connectPeer } from "../support/peer.ts";
import { agentOf } from "../support/registry.ts";
import type { TestServer } from "../support/server.ts";

const nameForm = { type: "object", properties: { name: { type: "string", minLength: 1 } }, required: ["name"] } as const;
const capabilities = { elicitation: {}, sampling: {}, roots: {} };

const tools: Readonly<Record<string, McpTool>> = {
  greets: {
    handler: async (_input: object, context: ToolContext) => {
      const answer = await context.ask(nameForm, "What is your name?");
      return { greeting: answer.action === "accept" ? `Hello, ${answer.content.name}!` : answer.action };
    },
  },
  plans: {
    handler: async (_input: object, context: ToolContext) => {
      const first = await context.ask(nameForm, "Where from?", { key: "from" });
      const [second, sample, roots] = await Promise.all([
        context.ask(nameForm, "Where to?", { key: "to" }),
        context.sample({ messages: [{ role: "user", content: { type: "text", text: "A word?" } }], maxTokens: 5 }),
        context.roots(),
      ]);
      return { first, second, model: sample.model, root: roots[0]?.uri ?? "" };
    },
  },
};

const person: Answers = (method, params) => {
  if (method === "elicitation/create")
    return { action: "accept", content: { name: String(params.message).includes("to") ? "Rome" : "Ada" } };
  if (method === "roots/list") return { roots: [{ uri: "file:///work" }] };
  return { role: "assistant", content: { type: "text", text: "word" }, model: "test-model" };
};

describe.each(everyWay)("a question over %s with MCP %s", (transport, version) => {
  it("is answered by the person, and the call goes on (mcp.ask-everywhere)", async () => {
    await using running = await startMcpServer({ tools });
    const client = await askingClient(running, transport, version, { capabilities, answers: person });
    const { result } = await client.call("greets");
    expect([result?.structuredContent, client.asked]).toEqual([{ greeting: "Hello, Ada!" }, ["elicitation/create"]]);
    await client.close();
  });

  it("may be one of several, and followed by others (mcp.ask-everywhere)", async () => {
    await using running = await startMcpServer({ tools });
    const client = await askingClient(running, transport, version, { capabilities, answers: person });
    const { result } = await client.call("plans");
    expect(result?.structuredContent).toEqual({
      first: { action: "accept", content: { name: "Ada" } },
      second: { action: "accept", content: { name: "Rome" } },
      model: "test-model",
      root: "file:///work",
    });
    expect(client.asked.slice(1).sort()).toEqual(["elicitation/create", "roots/list", "sampling/createMessage"]);
    await client.close();
  });

  it("may be declined", async () => {
    await using running = await startMcpServer({ tools });
    const client = await askingClient(running, transport, version, { capabilities, answers: () => ({ action: "decline" }) });
    expect((await client.call("greets")).result?.structuredContent).toEqual({ greeting: "decline" });
    await client.close();
  });

  it("is asked again when the answer does not fit", async () => {
    await using running = await startMcpServer({ tools });
    let count = 0;
    const answers: Answers = () => ({ action: "accept", content: { name: count++ === 0 ? 7 : "Ada" } });
    const client = await askingClient(running, transport, version, { capabilities, answers });
    expect((await client.call("greets")).result?.structuredContent).toEqual({ greeting: "Hello, Ada!" });
    expect(client.asked).toHaveLength(2);
    await client.close();
  });

  it("is not put to a client that does not declare that it can be asked (mcp.ask-nobody)", async () => {
    await using running = await startMcpServer({ tools });
    const client = await askingClient(running, transport, version, {
      capabilities: { sampling: {}, elicitation: { url: {} } },
      answers: person,
    });
    const { result, error } = await client.call("greets");
    expect(client.asked).toEqual([]);
    if (version === "2026-07-28") {
      expect(error).toMatchObject({ code: -32021, data: { requiredCapabilities: { elicitation: {} } } });
    } else expect([result?.isError, JSON.stringify(result?.content)]).toEqual([true, expect.stringContaining("cannot be asked")]);
    await client.close();
  });
});

describe("a caller without MCP", () => {
  const code = "FAILED_PRECONDITION";

  it("is told that it cannot be asked, natively and over plain HTTP (mcp.ask-nobody)", async () => {
    await using running = await startMcpServer({ tools });
    const peer = await connectPeer(running.ws);
    expect((await peer.call("c1", "greets", {})).error).toMatchObject({ code, message: expect.stringContaining("cannot be asked") });
    await peer.close();
    const headers = { authorization: "Bearer key-tester", "content-type": "application/json" };
    const response = await fetch(`${running.http}/v1/tools/greets`, { method: "POST", headers, body: "{}" });
    expect([response.status, ((await response.json()) as JsonObject).error]).toEqual([409, expect.objectContaining({ code })]);
  });
});

describe("a call in process", () => {
  it("brings the answers along, and is told which of them is missing", async () => {
    await using running = await startMcpServer({ tools });
    const call = (answers?: JsonObject) =>
      running.server.call({ toolName: "greets", payload: {}, principal: agentOf("tester"), answers }).then(({ outcome }) => outcome);
    expect(await call({ "elicitation-1": { action: "accept", content: { name: "Ada" } } })).toMatchObject({
      ok: true,
      result: { greeting: "Hello, Ada!" },
    });
    expect(await call({ other: {} })).toMatchObject({ ok: false, error: { message: expect.stringContaining('"elicitation-1"') } });
    expect(await call()).toMatchObject({ ok: false, error: { message: expect.stringContaining("cannot be asked") } });
  });
});

function callModern(running: TestServer, params: JsonObject, headers: Record<string, string> = {}) {
  const _meta = { "io.modelcontextprotocol/clientCapabilities": capabilities };
  const body = { jsonrpc: "2.0", id: 1, method: "tools/call", params: modernParams({ ...params, _meta }) };
  return postMcp(running, body, { ...modernHeaders("tools/call", params), ...headers });
}

describe("a stateless round", () => {
  const greets = { name: "greets", arguments: { a: 1, b: { c: 2 } } };
  const inputResponses = { "elicitation-1": { action: "accept", content: { name: "Ada" } } };

  async function firstRound(running: TestServer): Promise<string> {
    const { messages } = await callModern(running, greets);
    return messages[0]?.result?.requestState as string;
  }

  it("goes on at any server of the same keys, and at no other (mcp.ask-state)", async () => {
    const settings = { answerKeys: ["a secret that the servers have in common"] };
    await using one = await startMcpServer({ tools }, { settings });
    await using two = await startMcpServer({ tools }, { settings });
    await using apart = await startMcpServer({ tools });
    const requestState = await firstRound(one);
    const answers = { ...greets, inputResponses, requestState };
    expect((await callModern(two, answers)).messages[0]?.result?.structuredContent).toEqual({ greeting: "Hello, Ada!" });
    const { status, messages } = await callModern(apart, answers);
    expect([status, messages[0]?.error?.code]).toEqual([200, -32602]);
  });

  const abuses: readonly (readonly [string, JsonObject, Record<string, string>])[] = [
    ["other arguments", { arguments: { a: 2, b: { c: 2 } } }, {}],
    ["another tool", { name: "plans" }, {}],
    ["another agent", {}, { authorization: "Bearer key-other" }],
    ["another person", { _meta: { "toolwright/user_id": "eve" } }, {}],
  ];

  it.each(abuses)("does not go on with %s (mcp.ask-state)", async (_what, change, headers) => {
    await using running = await startMcpServer({ tools });
    const requestState = await firstRound(running);
    const { _meta, ...rest } = change;
    const params = { ...greets, inputResponses, requestState, ...rest };
    const meta = { "io.modelcontextprotocol/clientCapabilities": capabilities, ...((_meta ?? {}) as JsonObject) };
    const body = { jsonrpc: "2.0", id: 1, method: "tools/call", params: modernParams({ ...params, _meta: meta }) };
    const { messages } = await postMcp(running, body, { ...modernHeaders("tools/call", params), ...headers });
    expect(messages[0]?.error).toMatchObject({ code: -32602, message: expect.stringContaining("belongs to another request") });
  });

  it("does not go on when its time is over (mcp.ask-state)", async () => {
    let now = 1_000_000;
    await using running = await startMcpServer({ tools }, { now: () => now, settings: { answerTimeoutMs: 60_000 } });
    const requestState = await firstRound(running);
    now += 60_000;
    const { messages } = await callModern(running, { ...greets, inputResponses, requestState });
    expect(messages[0]?.error).toMatchObject({ code: -32602, message: expect.stringContaining("is too old") });
  });

  it.each([
    ["inputResponses", []],
    ["inputResponses", null],
    ["requestState", 7],
    ["requestState", "made up"],
  ])("refuses %s that is %j", async (member, value) => {
    await using running = await startMcpServer({ tools });
    const { status, messages } = await callModern(running, { ...greets, [member]: value });
    expect([status, messages[0]?.error?.code]).toEqual([200, -32602]);
  });

  it("keeps nothing in the server", async () => {
    await using running = await startMcpServer({ tools });
    for (let at = 0; at < 20; at++) await firstRound(running);
    expect(running.server.load).toEqual({ inFlight: 0, connections: 0 });
  });
});

describe.each(versions.slice(1))("a question in a session of MCP %s", (version) => {
  async function openSession(running: TestServer, key = "tester"): Promise<Record<string, string>> {
    const credential = { authorization: `Bearer key-${key}` };
    const params = { protocolVersion: version, capabilities, clientInfo: { name: "t", version: "1" } };
    const { headers } = await postMcp(running, { jsonrpc: "2.0", id: 0, method: "initialize", params }, credential);
    return { ...credential, "mcp-session-id": headers.get("mcp-session-id") ?? "", "mcp-protocol-version": version };
  }

  async function beginCall(running: TestServer, session: Record<string, string>, signal?: AbortSignal) {
    const body = JSON.stringify({ jsonrpc: "2.0", id: "call", method: "tools/call", params: { name: "greets" } });
    const response = await fetch(`${running.http}/mcp`, {
      method: "POST",
      headers: { ...httpHeaders, ...session },
      body,
      ...(signal ? { signal } : {}),
    });
    const events = eventsOf(response);
    const question = (await events.next()).value as JsonObject;
    return { events, question };
  }

  it("takes its answer from its own session and agent alone (mcp.ask-live)", async () => {
    await using running = await startMcpServer({ tools });
    const session = await openSession(running);
    const { events, question } = await beginCall(running, session);
    const answer = (name: string) => ({ jsonrpc: "2.0", id: question.id, result: { action: "accept", content: { name } } });
    expect((await postMcp(running, answer("another session"), await openSession(running))).status).toBe(202);
    expect((await postMcp(running, answer("another agent"), { ...session, authorization: "Bearer key-other" })).status).toBe(404);
    expect((await postMcp(running, { ...answer("another id"), id: "toolwright-99" }, session)).status).toBe(202);
    expect((await postMcp(running, answer("Ada"), session)).status).toBe(202);
    const last = (await events.next()).value as JsonObject;
    expect(last).toMatchObject({ id: "call", result: { structuredContent: { greeting: "Hello, Ada!" } } });
    expect((await postMcp(running, answer("too late"), session)).status).toBe(202);
  });

  it("is withdrawn when its call is cancelled", async () => {
    await using running = await startMcpServer({ tools });
    const session = await openSession(running);
    const { events, question } = await beginCall(running, session);
    await postMcp(running, { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: "call" } }, session);
    const withdrawn = (await events.next()).value as JsonObject;
    expect(withdrawn).toMatchObject({ method: "notifications/cancelled", params: { requestId: question.id } });
    expect([(await events.next()).done, running.server.load.inFlight]).toEqual([true, 0]);
  });

  it("ends with the stream that it went out on", async () => {
    await using running = await startMcpServer({ tools });
    const session = await openSession(running);
    const gone = new AbortController();
    await beginCall(running, session, gone.signal);
    gone.abort();
    const ended = new Promise<void>((resolve) => {
      const look = (): void => (running.server.load.inFlight === 0 ? resolve() : void setImmediate(look));
      look();
    });
    await ended;
    expect(running.logger.of("invoke.finished").at(-1)?.fields.code).toBe("FAILED_PRECONDITION");
  });

  it("that the client refuses is told to the handler", async () => {
    await using running = await startMcpServer({ tools });
    const client = await askingClient(running, "websocket", version, {
      capabilities,
      answers: () => new Error("User rejected the request"),
    });
    const { result } = await client.call("greets");
    expect([result?.isError, JSON.stringify(result?.content)]).toEqual([true, expect.stringContaining("User rejected the request")]);
    await client.close();
  });
});

describe.each(everyWay)("a question of other handlers over %s with MCP %s", (transport, version) => {
  const offers = {
    prompts: [
      promptOf(
        "asks",
        {},
        {
          handler: async (_input, { ask }) => {
            const answer = await ask(nameForm, "For whom?");
            const text = answer.action === "accept" ? answer.content.name : "nobody";
            return { messages: [{ role: "user", content: { type: "text", text } }] };
          },
        },
      ),
    ],
    resources: [
      resourceOf(
        "asks",
        { uri: "docs://asks" },
        {
          handler: async (_variables, { ask }) => {
            const answer = await ask(nameForm, "For whom?");
            return { text: answer.action === "accept" ? String(answer.content.name) : "nobody" };
          },
        },
      ),
    ],
  };

  it("is answered by the person (mcp.ask-everywhere)", async () => {
    await using running = await startMcpServer({ tools: {}, ...offers });
    const client = await askingClient(running, transport, version, { capabilities, answers: person });
    const prompt = await client.carryOut("prompts/get", { name: "asks" });
    const resource = await client.carryOut("resources/read", { uri: "docs://asks" });
    expect([prompt.result?.messages, resource.result?.contents]).toEqual([
      [{ role: "user", content: { type: "text", text: "Ada" } }],
      [expect.objectContaining({ uri: "docs://asks", text: "Ada" })],
    ]);
    await client.close();
  });

  it("is a protocol error where the client cannot be asked (mcp.ask-nobody)", async () => {
    await using running = await startMcpServer({ tools: {}, ...offers });
    const client = await askingClient(running, transport, version, { capabilities: {}, answers: person });
    const errors = [
      await client.carryOut("prompts/get", { name: "asks" }),
      await client.carryOut("resources/read", { uri: "docs://asks" }),
    ];
    expect(errors.map(({ error }) => [error?.code, (error?.data as JsonObject | undefined)?.code])).toEqual(
      Array.from({ length: 2 }, () => [version === "2026-07-28" ? -32021 : 409, "FAILED_PRECONDITION"]),
    );
    await client.close();
  });
});

describe("choices", () => {
  const oneOf = [
    { const: "a", title: "First" },
    { const: "b", title: "Second" },
  ] as const;
  const one = { type: "object", properties: { pick: { type: "string", oneOf } }, required: ["pick"] } as const;
  const some = { type: "object", properties: { picks: { type: "array", items: { anyOf: oneOf } } } } as const;
  const picking: Readonly<Record<string, McpTool>> = {
    one: { handler: async (_input: object, { ask }: ToolContext) => ask(one, "Which?") },
    some: { handler: async (_input: object, { ask }: ToolContext) => ask(some, "Which?") },
  };

  it.each(everyWay)("are put in the words of the revision over %s with MCP %s", async (transport, version) => {
    await using running = await startMcpServer({ tools: picking });
    const forms: unknown[] = [];
    const answers: Answers = (_method, { requestedSchema }) => {
      const { properties } = requestedSchema as { properties: JsonObject };
      forms.push(properties);
      return { action: "accept", content: properties.pick === undefined ? { picks: ["a"] } : { pick: "b" } };
    };
    const client = await askingClient(running, transport, version, { capabilities, answers });
    const picked = [await client.call("one"), await client.call("some")].map(({ result }) => result?.structuredContent);
    const isOldest = version === "2025-06-18";
    const names = { pick: { type: "string", enum: ["a", "b"], enumNames: ["First", "Second"] } };
    expect([picked, forms]).toEqual([
      [{ action: "accept", content: { pick: "b" } }, isOldest ? undefined : { action: "accept", content: { picks: ["a"] } }],
      isOldest ? [names] : [one.properties, some.properties],
    ]);
    await client.close();
  });
});

describe("a connection that closes", () => {
  it.each(["websocket", "stdio"] as const)("takes its open questions along over %s", async (transport) => {
    await using running = await startMcpServer({ tools });
    let asked = (): void => undefined;
    const question = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const answers: Answers = () => {
      asked();
      return undefined;
    };
    const client = await askingClient(running, transport, "2025-11-25", { capabilities, answers });
    void client.call("greets");
    await question;
    await client.close();
    while (running.server.load.inFlight > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(running.logger.of("invoke.finished").at(-1)?.fields.code).toBe("CANCELLED");
  });
});
