/** The shipped demo as its agents meet it: every example through the whole pipeline, three desks with their own views, one shared case. */

import { readFileSync } from "node:fs";
import type { AgentPolicy, CatalogDocument, JsonValue } from "toolwright/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, connect } from "../../client/index.ts";
import { openDesk } from "../../demo/index.ts";
import { createServer, type Server } from "../../runtime/index.ts";
import { silentLogger } from "../../runtime/observe/pino-logger.ts";

const registryUrl = new URL("../../generated/registry.js", import.meta.url);
const catalog = JSON.parse(readFileSync(new URL("../../generated/catalog.json", import.meta.url), "utf8")) as CatalogDocument;
const examples = catalog.tools.flatMap((tool) => tool.examples.map((example) => ({ tool: tool.name, name: example.name, example })));

const noLimits = { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 };
const developer: AgentPolicy = {
  agentId: "dev",
  scopes: [...new Set(catalog.tools.flatMap((tool) => tool.scopes))],
  limits: noLimits,
};

let server: Server;
let url = "";
const clients: Client[] = [];

async function clientOf(agentId: string): Promise<Client> {
  const client = await connect({ url, key: agentId });
  clients.push(client);
  return client;
}

beforeAll(async () => {
  server = await createServer({
    registry: registryUrl,
    // The key is the agent's name: this suite is about the demo, not about keys.
    authenticator: { authenticate: (key) => server.agents.find((agent) => agent.agentId === key) },
    logger: silentLogger,
    settings: { port: 0, logLevel: "silent" },
  });
  url = `ws://127.0.0.1:${(await server.listen()).port}/ws`;
});

afterAll(async () => {
  for (const client of clients) client.close();
  await server.stop();
  openDesk().changes.clear();
});

describe("the demo's examples", () => {
  it("are at least two a tool, one of them a declared error, in three areas", () => {
    for (const tool of catalog.tools) {
      expect({ tool: tool.name, examples: tool.examples.length }).toEqual({
        tool: tool.name,
        examples: expect.toSatisfy((count: number) => count >= 2),
      });
      expect({ tool: tool.name, fails: tool.examples.some((each) => each.error !== undefined) }).toEqual({ tool: tool.name, fails: true });
      expect({ tool: tool.name, succeeds: tool.examples.some((each) => each.error === undefined) }).toEqual({
        tool: tool.name,
        succeeds: true,
      });
    }
    expect(new Set(catalog.tools.map((tool) => tool.area))).toEqual(new Set(["shipments", "fleet", "tariffs"]));
  });

  it.each(examples)("$tool: $name", async ({ tool, example }) => {
    const { outcome } = await server.call({ toolName: tool, payload: example.input, principal: developer });
    const got = outcome.ok ? outcome.result : { error: outcome.error.code };
    if (example.error !== undefined) expect(got).toEqual({ error: example.error });
    else if (example.match !== undefined) expect(got).toMatchObject(example.match as object);
    else expect(got).toEqual(example.output);
  });

  it("hold a second time, since no tool forgets what it answered", async () => {
    for (const { tool, example } of examples.filter(({ tool: name }) => name !== "add_case_note")) {
      const { outcome } = await server.call({ toolName: tool, payload: example.input, principal: developer });
      expect({ tool, ok: outcome.ok }).toEqual({ tool, ok: example.error === undefined });
    }
  });
});

describe("the demo's desks", () => {
  it.each([
    [
      "dispatcher",
      [
        "add_case_note",
        "assign_vehicle",
        "cancel_shipment",
        "find_available_vehicles",
        "find_places",
        "find_shipments",
        "get_delivery_case",
        "get_driver_hours",
        "list_hours_violations",
        "list_late_shipments",
        "locate_vehicle",
        "measure_punctuality",
        "reschedule_delivery",
        "track_shipment",
      ],
    ],
    [
      "customer_care",
      [
        "add_case_note",
        "find_places",
        "find_shipments",
        "get_delivery_case",
        "list_service_levels",
        "quote_shipment",
        "reschedule_delivery",
        "track_shipment",
      ],
    ],
    [
      "compliance",
      ["get_delivery_case", "get_driver_hours", "list_hours_violations", "list_late_shipments", "measure_punctuality", "track_shipment"],
    ],
  ])("show %s exactly its tools", async (agentId, names) => {
    const client = await clientOf(agentId);
    const tools = await client.catalog().list();
    expect(tools.map((tool) => tool.name)).toEqual(names);
  });

  it("refuse customer care a cancellation, and compliance a price", async () => {
    const care = await clientOf("customer_care");
    const cancel = care.call("cancel_shipment", { shipment_id: "SHP-011690", reason: "duplicate" });
    await expect(cancel).rejects.toMatchObject({ code: expect.stringMatching(/^(UNKNOWN_TOOL|PERMISSION_DENIED)$/) });
    const compliance = await clientOf("compliance");
    const quote = compliance.call("quote_shipment", {
      from: { city: "Lyon", country: "FR" },
      to: { city: "Paris", country: "FR" },
      weight_kg: 1,
    });
    await expect(quote).rejects.toMatchObject({ code: expect.stringMatching(/^(UNKNOWN_TOOL|PERMISSION_DENIED)$/) });
  });
});

describe("the shared delivery case", () => {
  const case_id = "CASE-000232";
  const contextId = `delivery_case/${case_id}`;

  it("shows one desk what the other notes, as it happens", async () => {
    const dispatcher = await clientOf("dispatcher");
    const care = await clientOf("customer_care");
    let tell: (seen: JsonValue) => void = () => {};
    const seen = new Promise<JsonValue>((resolve) => {
      tell = resolve;
    });
    await dispatcher.context(contextId).subscribe(({ value, by }) => tell({ notes: value.notes ?? [], by: by?.agentId ?? "" }));
    await care.call("add_case_note", { case_id, kind: "promise", text: "Promised for tomorrow." }, { userId: "user-7" });
    expect(await seen).toEqual({
      notes: [{ number: 1, kind: "promise", text: "Promised for tomorrow.", agent_id: "customer_care", user_id: "user-7" }],
      by: "customer_care",
    });
  });

  it("keeps every note that two desks write at once, numbered without a gap", async () => {
    const [dispatcher, care] = [await clientOf("dispatcher"), await clientOf("customer_care")];
    const before = (await dispatcher.context(contextId).get()).revision;
    for (let round = 0; round < 5; round++) {
      await Promise.all([dispatcher, care].map((client) => client.call("add_case_note", { case_id, text: `Round ${round}.` })));
    }
    const found = (await care.call("get_delivery_case", { case_id })) as { revision: number; notes: { number: number }[] };
    expect(found.revision).toBe(before + 10);
    expect(found.notes.map((note) => note.number)).toEqual(Array.from({ length: found.notes.length }, (_, at) => at + 1));
  });

  it("lets compliance read and not write", async () => {
    const compliance = await clientOf("compliance");
    expect((await compliance.context(contextId).get()).revision).toBeGreaterThan(0);
    await expect(compliance.context(contextId).update({ next_step: "Audit." })).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  });
});

describe("a long report", () => {
  it("tells the agent how far it is, and ends when the agent cancels", async () => {
    const client = await clientOf("compliance");
    const controller = new AbortController();
    const reports: number[] = [];
    const call = client.call(
      "measure_punctuality",
      { from_date: "2026-02-02", to_date: "2026-02-27", pause_ms: 1_000 },
      {
        signal: controller.signal,
        onProgress({ progress }) {
          reports.push(progress);
          controller.abort();
        },
      },
    );
    await expect(call).rejects.toMatchObject({ code: "CANCELLED" });
    expect(reports).toEqual([1_000]);
  });
});
