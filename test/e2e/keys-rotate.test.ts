/** A key that takes another one's place while the real client calls without a pause, and plain HTTP beside it. */

import { describe, expect, it } from "vitest";
import { connect } from "../../client/index.ts";
import { rotateKey } from "../../runtime/auth/change-keys.ts";
import { startKeyedServer } from "../support/keyed-server.ts";
import { agentOf } from "../support/registry.ts";

describe("a key that is rotated under traffic", () => {
  it("costs the real client not one failed call, through the overlap and over its end (auth.rotate-live)", async () => {
    const registry = { tools: { echo: {} }, agents: [agentOf("care")] };
    const { server: started, key, keyId } = await startKeyedServer(registry);
    await using server = started;
    let current = key;
    const client = await connect({ url: server.http, key: () => current });
    const failures: unknown[] = [];
    let answered = 0;
    let isOver = false;
    const traffic = Array.from({ length: 8 }, async () => {
      while (!isOver && failures.length === 0) {
        const sent = { at: answered };
        const outcome = await client.call("echo", sent, { effects: "read" }).catch((error: unknown) => error);
        if (JSON.stringify(outcome) !== JSON.stringify(sent)) failures.push(outcome);
        answered++;
      }
    });
    let shownOverHttp = key;
    const overHttp = (async () => {
      while (!isOver && failures.length === 0) {
        const used = current;
        const headers = { authorization: `Bearer ${used}`, "content-type": "application/json" };
        const { status } = await fetch(`${server.http}/v1/tools/echo`, { method: "POST", headers, body: '{"payload":{}}' });
        if (status !== 200) failures.push({ status });
        shownOverHttp = used;
      }
    })();
    const more = async (calls: number): Promise<void> => {
      const until = answered + calls;
      await expect.poll(() => failures.length > 0 || answered > until, { interval: 1 }).toBe(true);
    };
    await more(200);
    const rotated = await server.change((stored, now) => rotateKey(stored, "care", now, 3_600_000));
    await server.acknowledged(rotated.made.id, true);
    // The connection goes on with the old key until that ends; the next one will be made with the new.
    current = rotated.key;
    await more(200);
    // Nobody shows the old key any more: its end may come.
    await expect.poll(() => shownOverHttp, { interval: 1 }).toBe(rotated.key);
    await server.change((stored, now) => ({
      credentials: stored.map((each) => (each.id === keyId ? { ...each, expiresAt: new Date(now + 200).toISOString() } : each)),
    }));
    await server.acknowledged(keyId, false);
    await more(200);
    isOver = true;
    await Promise.all([...traffic, overHttp]);
    await client.close();
    expect(failures).toEqual([]);
    expect(server.logger.of("websocket.opened").map(({ fields }) => fields.credentialId)).toEqual([keyId, rotated.made.id]);
  });
});
