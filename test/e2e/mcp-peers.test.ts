/** MCP clients that other people made, each as its own users would start it. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adds, startMcpServer, waitsForEnd } from "../support/mcp.ts";
import { type AskedPeer, type Door, peerClients, peersFolder } from "../support/mcp-peers.ts";
import { makeWorkspace, programIn, toolwright, type Workspace } from "../support/project.ts";

const over = (kind: Door["kind"]) => peerClients.filter((client) => client.over.includes(kind));

describe.runIf(process.env.CI === "true")("in CI", () => {
  it("other people's clients can be fetched", () => {
    expect(peersFolder).toBeDefined();
  });
});

describe.skipIf(peersFolder === undefined)("over HTTP (skipped where clients may not be fetched: TOOLWRIGHT_TEST_INSTALLS)", () => {
  const tools = { add: adds, waits: waitsForEnd() };

  describe.each(over("http"))("$name", ({ open, callsUnlisted, cancels }) => {
    it("lists, calls, is told of a wrong argument and an unknown tool, and takes a call back where it can (mcp.peers)", async () => {
      await using running = await startMcpServer({ tools });
      const client = await open({ kind: "http", url: `${running.http}/mcp`, key: "key-tester" });
      // At once: most of these are processes of their own.
      const asked = [client.list(), client.call("add", { a: 1, b: 2 }), client.call("add", { a: "x" }), client.call("nothing", {})];
      const [listed, right, wrong, unknown] = await Promise.all(asked);
      expect(listed).toContain("add");
      expect(listed).toContain("waits");
      expect(right).toMatch(/sum\\*": *3\b/);
      expect(wrong).toContain("INVALID_ARGUMENT");
      if (callsUnlisted) expect(unknown).toContain("nothing");
      if (cancels) await takenBack(client, () => running.server.load.inFlight);
      await client.close();
    });
  });
});

/** Begins a call that waits for its end, and takes it back. */
async function takenBack(client: AskedPeer, inFlight: () => number): Promise<void> {
  const stop = new AbortController();
  const call = client.call("waits", {}, stop.signal);
  while (inFlight() === 0) await new Promise(setImmediate);
  stop.abort();
  await call;
  while (inFlight() > 0) await new Promise(setImmediate);
}

describe.skipIf(peersFolder === undefined)("over pipes (skipped where clients may not be fetched: TOOLWRIGHT_TEST_INSTALLS)", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = makeWorkspace();
    expect(await toolwright(workspace.dir, ["init", "."])).toMatchObject({ code: 0 });
  });

  afterAll(() => workspace.remove());

  it.each(over("stdio"))(
    "$name lists, calls, and is told of a wrong argument and an unknown tool (mcp.peers)",
    async ({ open, callsUnlisted }) => {
      const client = await open({ kind: "stdio", program: programIn(workspace.dir), args: ["serve", "--stdio"], dir: workspace.dir });
      const call = (from: string) => client.call("count_working_days", { from, to: "2026-01-18" });
      const [listed, right, wrong, unknown] = await Promise.all([
        client.list(),
        call("2026-01-05"),
        call("yesterday"),
        client.call("nothing", {}),
      ]);
      expect(listed).toContain("count_working_days");
      expect(right).toMatch(/working_days\\*": *10\b/);
      // Some look at the schema themselves, and ask nobody.
      expect(wrong).toMatch(/INVALID_ARGUMENT|did not match expected schema/);
      if (callsUnlisted) expect(unknown).toContain("nothing");
      await client.close();
    },
  );
});
