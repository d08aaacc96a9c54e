/** A process killed in the middle of many updates, round after round: what it answered is there, once, and in order. */

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileStore } from "../../runtime/context/stores/file.ts";
import { type Acknowledged, judgeHistory, type Met } from "../support/history.ts";
import { recordingLogger } from "../support/logger.ts";
import { type Bundled, bundled } from "./bundled.ts";

const rounds = 50;
const contexts = ["Case/1", "Case/2", "Case/3"];

let program: Bundled;

beforeAll(async () => {
  program = await bundled("file-writer.ts");
});

afterAll(() => program[Symbol.asyncDispose]());

type Line = ({ readonly kind: "answered" } & Acknowledged) | ({ readonly kind: "told" } & Met);

/** Lets a writer go until it has answered so many updates, kills it, and gives every line it got out. */
async function killedAfter(answers: number, dir: string, round: number, disk: string): Promise<readonly Line[]> {
  const child = spawn(process.execPath, [program.path, dir, String(round), disk], { stdio: ["ignore", "pipe", "inherit"] });
  const lines: Line[] = [];
  let answered = 0;
  for await (const text of createInterface({ input: child.stdout })) {
    const line = parsed(text);
    if (line) lines.push(line);
    if (line?.kind === "answered" && ++answered === answers) child.kill("SIGKILL");
  }
  expect(lines.length).toBeGreaterThan(0);
  return lines;
}

/** The last line may be cut by the kill; what it said nobody was told. */
function parsed(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/** A subscriber over all rounds: what it was told live, and what it asks for when the server is there again. */
async function play(dir: string, count: number, diskIn: (round: number) => "sound" | "broken"): Promise<readonly string[]> {
  const acknowledged: Acknowledged[] = [];
  const met: Met[] = [];
  const stands = new Map<string, number>();
  const meet = (one: Met) => {
    if (one.revision <= (stands.get(one.contextId) ?? 0)) return;
    stands.set(one.contextId, one.revision);
    met.push(one);
  };
  for (let round = 1; round <= count; round++) {
    const lines = await killedAfter(10 + ((round * 37) % 90), dir, round, diskIn(round));
    for (const line of lines) line.kind === "answered" ? acknowledged.push(line) : meet(line);
    for (const missed of await missedBy(dir, stands)) meet(missed);
  }
  return judgeHistory(acknowledged, { subscriber: met });
}

/** Opens what the killed process left, as the next server would. */
async function missedBy(dir: string, stands: ReadonlyMap<string, number>): Promise<readonly Met[]> {
  const limits = { maxContexts: 10, maxContextBytes: 1_000_000 };
  const journal = { maxChanges: 1_000_000, maxBytes: 1_000_000_000, maxTotalBytes: 1_000_000_000 };
  const store = await openFileStore({ dir, logger: recordingLogger(), clock: Date.now, ...limits, journal });
  const changes = await Promise.all(contexts.map((contextId) => store.changesSince(contextId, stands.get(contextId) ?? 0)));
  await store.close();
  return changes.flatMap((some) => some ?? []).map(({ patch, ...change }) => ({ ...change, id: String(patch.last) }));
}

async function withFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), "toolwright-kill-"));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

describe("a server that is killed while it writes", () => {
  it(`has every acknowledged change after each of ${rounds} kills, none twice, all in order`, { timeout: 300_000 }, async () => {
    expect(await withFolder((dir) => play(dir, rounds, () => "sound"))).toEqual([]);
  });

  it("is found out when its disk says it wrote and did not", async () => {
    // On a busy machine a process may be killed before it has written anything: a lie needs several chances.
    const faults = await withFolder((dir) => play(dir, 12, (round) => (round % 2 === 0 ? "broken" : "sound")));
    expect(faults.join("\n")).toMatch(/subscriber never met \d*[02468]-\d-\d+ at Case|was given to \d*[02468]-\d-\d+ and to \d+-\d-\d+/);
  });
});
