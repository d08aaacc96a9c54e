import { describe, expect, it } from "vitest";
import { ResourceNews } from "../../../runtime/offers/resource-news.ts";
import type { ChangedResources } from "../../../runtime/shared/changed-resources.ts";

const turn = () => new Promise(setImmediate);

/** Two servers' ends of one line. */
function line(): readonly [ChangedResources, ChangedResources] {
  const hearers: ((uri: string) => void)[] = [];
  const end = (own: number, other: number): ChangedResources => ({
    tell: async (uri) => hearers[other]?.(uri),
    hear: (listener) => {
      hearers[own] = listener;
    },
    close: async () => undefined,
  });
  return [end(0, 1), end(1, 0)];
}

describe("news of resources", () => {
  it("come once a turn, to those who follow the address, until they leave", async () => {
    const news = new ResourceNews();
    const told: string[] = [];
    const leave = news.follow("docs:a", () => told.push("a"));
    news.follow("docs:b", () => told.push("b"));
    for (const uri of ["docs:a", "docs:a", "docs:c"]) news.changed(uri);
    await turn();
    leave();
    for (const uri of ["docs:a", "docs:b"]) news.changed(uri);
    await turn();
    expect(told).toEqual(["a", "b"]);
  });

  it("reach the followers at every server, and stay here where each sees for itself", async () => {
    const [first, second] = line();
    const here = new ResourceNews(first);
    const there = new ResourceNews(second);
    const told: string[] = [];
    here.follow("docs:a", () => told.push("here"));
    there.follow("docs:a", () => told.push("there"));
    here.changed("docs:a");
    await turn();
    here.changedHere("docs:a");
    await turn();
    expect(told.sort()).toEqual(["here", "here", "there"]);
  });

  it("go to other servers once a turn, and before the end", async () => {
    const told: string[] = [];
    const others: ChangedResources = {
      ...line()[0],
      tell: async (uri) => void told.push(uri),
      close: async () => void told.push("closed"),
    };
    const news = new ResourceNews(others);
    for (const uri of ["docs:a", "docs:a", "docs:b", "docs:a"]) news.changed(uri);
    await turn();
    expect(told).toEqual(["docs:a", "docs:b"]);
    news.changed("docs:a");
    await news.close();
    await turn();
    expect(told).toEqual(["docs:a", "docs:b", "docs:a", "closed"]);
  });

  it("are told here also when the others cannot be told, and whoever is to know of that is", async () => {
    const away = { ...line()[0], tell: () => Promise.reject(new Error("away")) };
    const untold: unknown[] = [];
    const news = new ResourceNews(away, (error) => untold.push(error));
    const told: string[] = [];
    news.follow("docs:a", () => told.push("a"));
    news.changed("docs:a");
    await turn();
    expect([told, untold]).toEqual([["a"], [new Error("away")]]);
  });
});
