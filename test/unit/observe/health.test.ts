import { describe, expect, it } from "vitest";
import { channels } from "../../../runtime/observe/channels.ts";
import { createHealth } from "../../../runtime/observe/health.ts";

describe("readiness", () => {
  it("is given where nothing speaks against it", () => {
    const health = createHealth();
    health.check("store", () => undefined);
    expect(health.readiness()).toEqual({ ready: true, reasons: [] });
  });

  it("names every reason against it, asked anew each time", () => {
    const health = createHealth();
    let isDraining = false;
    health.check("draining", () => (isDraining ? "The server is going away." : undefined));
    health.check("store", () => "The store does not answer.");
    expect(health.readiness().reasons).toEqual([{ name: "store", reason: "The store does not answer." }]);
    isDraining = true;
    expect(health.readiness()).toEqual({
      ready: false,
      reasons: [
        { name: "draining", reason: "The server is going away." },
        { name: "store", reason: "The store does not answer." },
      ],
    });
  });

  it("takes a check that throws for a reason, without telling what it threw", () => {
    const health = createHealth();
    health.check("store", () => {
      throw new Error("redis://:s3cret@host");
    });
    expect(health.readiness()).toEqual({ ready: false, reasons: [{ name: "store", reason: "The check itself failed." }] });
  });

  it("lets a later check of the same name take the earlier one's place, whose end then means nothing", () => {
    const health = createHealth();
    const endFirst = health.check("store", () => "first");
    const endSecond = health.check("store", () => "second");
    endFirst();
    expect(health.readiness().reasons).toEqual([{ name: "store", reason: "second" }]);
    endSecond();
    expect(health.readiness().ready).toBe(true);
  });
});

describe("the channels", () => {
  it("have names of their own below toolwright", () => {
    const names = Object.values(channels).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^toolwright\.[a-z]+\.[a-z]+$/.test(name))).toEqual([]);
  });

  it("carry a payload to whoever listens, and know when nobody does", () => {
    const heard: unknown[] = [];
    const listener = (payload: unknown) => void heard.push(payload);
    const payload = { toolName: "t", agentId: "a", code: "OK", durationMs: 1 };
    expect(channels.invokeFinished.hasSubscribers).toBe(false);
    channels.invokeFinished.subscribe(listener);
    expect(channels.invokeFinished.hasSubscribers).toBe(true);
    channels.invokeFinished.publish(payload);
    channels.invokeFinished.unsubscribe(listener);
    channels.invokeFinished.publish(payload);
    expect(heard).toEqual([payload]);
  });
});
