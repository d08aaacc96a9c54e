import { expect, it } from "vitest";
import type { AgentPolicy } from "../../contract/index.ts";
import { connectPeer, type Frame } from "../support/peer.ts";
import { agentOf, registryOf } from "../support/registry.ts";
import { slotOf, startServer } from "../support/server.ts";

const digestOf = (generation: number): string => String(generation % 10).repeat(64);

it("answers every one of 20,000 saturating calls by exactly one generation while ten catalogs follow one another (reload.under-load)", async () => {
  // Handlers that answer at once and later, so that calls are in flight over a swap.
  const generation = (number: number) => ({
    tools: {
      now: { handler: () => number },
      later: {
        handler: () => new Promise<number>((resolve) => setImmediate(() => resolve(number))),
        descriptor: { limits: { maxConcurrency: 8 } },
      },
    },
    digest: digestOf(number),
  });
  await using running = await startServer(generation(0), { settings: { maxWaitingCallsPerAgent: 1_000 } });
  const total = 20_000;
  const peers = await Promise.all([1, 2, 3, 4].map(() => connectPeer(running.ws)));
  let sent = 0;
  let answered = 0;
  let serving = 0;
  const answers = new Map<string, number>();
  const wrong: Frame[] = [];
  const reloads: Promise<unknown>[] = [];
  const done = new Promise<void>((resolve) => {
    const send = (peer: (typeof peers)[number]): void => {
      if (sent === total) return;
      peer.send({ type: "toolRequest", id: `c${sent}`, tool: sent++ % 2 === 0 ? "now" : "later", payload: {} });
    };
    for (const peer of peers) {
      peer.socket.on("message", (data) => {
        const frame = JSON.parse(String(data)) as Frame;
        if (frame.type !== "toolResponse") return;
        answered++;
        const id = frame.id as string;
        answers.set(id, (answers.get(id) ?? 0) + 1);
        const { catalog_digest } = frame.metadata as { readonly catalog_digest: string };
        if (frame.ok !== true || digestOf(frame.result as number) !== catalog_digest) wrong.push(frame);
        if (answered % (total / 12) < 1 && serving < 10) reloads.push(running.server.reload(registryOf(generation(++serving))));
        if (answered === total) resolve();
        send(peer);
      });
      for (let at = 0; at < 32; at++) send(peer);
    }
  });
  await done;
  await Promise.all(reloads);
  expect(wrong).toEqual([]);
  expect([answers.size, Math.max(...answers.values()), reloads.length]).toEqual([total, 1, 10]);
  // The notice of the last one may still be on its way.
  await expect.poll(() => peers[0]?.frames.filter(({ type }) => type === "catalogChanged").length).toBe(10);
  expect([running.server.load.inFlight, running.server.catalogDigest]).toEqual([0, digestOf(10)]);
});

it("refuses a candidate with a tool that cannot be loaded, says which, and changes nothing (reload.refused)", async () => {
  await using running = await startServer({ tools: { echo: { handler: () => "old" } } });
  const peer = await connectPeer(running.ws);
  await peer.call("1", "echo");
  const broken = registryOf({ tools: { echo: { load: () => Promise.reject(new Error("no database here")) } }, digest: digestOf(1) });
  await expect(running.server.reload(broken)).rejects.toThrow('"echo" cannot be loaded: no database here.');
  expect(await peer.call("2", "echo")).toMatchObject({ result: "old", metadata: { catalog_digest: digestOf(0) } });
  expect(peer.frames.filter(({ type }) => type === "catalogChanged")).toEqual([]);
  expect(running.logger.of("catalog.refused")[0]?.fields).toMatchObject({ faults: ['"echo" cannot be loaded: no database here.'] });
});

it("takes a candidate that mends one of two broken tools", async () => {
  const load = () => Promise.reject(new Error("gone"));
  await using running = await startServer({ tools: { one: { load }, two: { load } } });
  await running.server.reload(registryOf({ tools: { one: {}, two: { load } }, digest: digestOf(1) }));
  const peer = await connectPeer(running.ws);
  expect((await peer.call("1", "one")).ok).toBe(true);
});

it("takes candidates one after the other, in the order in which they came", async () => {
  await using running = await startServer({ tools: { echo: {} } });
  let release: () => void = () => undefined;
  const slow = registryOf({
    tools: { slow: { load: () => new Promise((_, reject) => (release = () => reject(new Error("late")))) } },
    digest: digestOf(1),
  });
  const first = running.server.reload(slow).catch(() => "refused");
  const second = running.server.reload(registryOf({ tools: { echo: {} }, digest: digestOf(2) }));
  await new Promise((resolve) => setImmediate(resolve));
  expect(running.server.catalogDigest).toBe(digestOf(0));
  release();
  expect([await first, (await second).catalogDigest]).toEqual(["refused", digestOf(2)]);
});

it("tells subscribers that lose a context by new rules, and those that keep it nothing (reload.lost-access)", async () => {
  const clerk = agentOf("tester", { scopes: ["board:read"] });
  await using running = await startServer(
    { tools: {}, contexts: [slotOf("board"), slotOf("other")] },
    { agents: [clerk, agentOf("other", { scopes: ["board:read", "secret:read"] })] },
  );
  const [loser, keeper] = [await connectPeer(running.ws), await connectPeer(running.ws, { key: "key-other" })];
  for (const peer of [loser, keeper]) {
    await peer.ask({ type: "contextSubscribe", id: "b", context_id: "board" });
    await peer.ask({ type: "contextSubscribe", id: "o", context_id: "other" });
  }
  await running.server.reload(registryOf({ tools: {}, contexts: [slotOf("board", { readers: ["secret:read"] })], digest: digestOf(1) }));
  const lost = [await loser.ofType("error"), await loser.ofType("error")];
  expect(lost.map(({ ref_id, error }) => [ref_id, (error as { readonly code: string }).code])).toEqual([
    ["b", "PERMISSION_DENIED"],
    ["o", "UNKNOWN_CONTEXT"],
  ]);
  await keeper.ofType("catalogChanged");
  await keeper.ask({ type: "contextUpdate", id: "u", context_id: "board", patch: { at: 1 } });
  loser.send({ type: "ping", id: "p" });
  await loser.ofType("pong");
  expect(loser.frames.filter(({ type }) => type === "contextUpdate")).toEqual([]);
  expect(keeper.frames.filter(({ type }) => type === "error").map(({ ref_id }) => ref_id)).toEqual(["o"]);
});

it("lets the policies of the new catalog count in the turn of the swap, also for subscriptions", async () => {
  const policy = { ...agentOf("tester"), scopes: ["board:read"] } as AgentPolicy & { scopes: string[] };
  await using running = await startServer({ tools: {}, contexts: [slotOf("board", { readers: ["board:read"] })] }, { agents: [policy] });
  const peer = await connectPeer(running.ws);
  await peer.ask({ type: "contextSubscribe", id: "b", context_id: "board" });
  const next = registryOf({ tools: {}, contexts: [slotOf("board", { readers: ["board:read"] })], digest: digestOf(1) });
  await running.server.reload(next, () => {
    policy.scopes = [];
  });
  expect(await peer.ofType("error")).toMatchObject({ ref_id: "b", error: { code: "PERMISSION_DENIED" } });
});
