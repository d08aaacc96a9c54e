import { describe, expect, it } from "vitest";
import { connectPeer } from "../support/peer.ts";
import { agentOf } from "../support/registry.ts";
import { slotOf, startServer } from "../support/server.ts";

describe("the journal of a context over HTTP", () => {
  const contexts = [slotOf("board", { readers: ["boards:read"] })];
  const agents = [agentOf("reader", { scopes: ["boards:read"] }), agentOf("stranger")];

  it("tells who changed what, a page at a time, to those who may read the context", async () => {
    await using running = await startServer({ tools: {}, contexts }, { agents, now: () => 1_800_000_000_000 });
    const writer = await connectPeer(running.ws, { key: "key-reader" });
    for (const [at, patch] of [{ a: 1 }, { a: 2 }, { a: null }].entries()) {
      await writer.ask({ type: "contextUpdate", id: `u${at}`, context_id: "board", patch, metadata: { correlation_id: `c-${at}` } });
    }
    const ask = (query: string, agent = "reader") =>
      fetch(`${running.http}/v1/journal?${query}`, { headers: { authorization: `Bearer key-${agent}` } });
    const page = await ask("context_id=board&limit=2");
    expect([page.status, await page.json()]).toEqual([
      200,
      {
        context_id: "board",
        entries: [
          {
            from_revision: 2,
            revision: 3,
            at: "2027-01-15T08:00:00.000Z",
            by: { agent_id: "reader", correlation_id: "c-2" },
            patch: { a: null },
          },
          {
            from_revision: 1,
            revision: 2,
            at: "2027-01-15T08:00:00.000Z",
            by: { agent_id: "reader", correlation_id: "c-1" },
            patch: { a: 2 },
          },
        ],
      },
    ]);
    const rest = (await (await ask("context_id=board&before_revision=2")).json()) as { readonly entries: readonly object[] };
    expect(rest.entries).toMatchObject([{ revision: 1, patch: { a: 1 } }]);
    expect((await ask("context_id=board", "stranger")).status).toBe(403);
    expect((await ask("context_id=nothing")).status).toBe(404);
    for (const query of ["", "context_id=board&limit=0", "context_id=board&before_revision=x"]) expect((await ask(query)).status).toBe(400);
    expect((await fetch(`${running.http}/v1/journal?context_id=board`)).status).toBe(401);
  });
});
