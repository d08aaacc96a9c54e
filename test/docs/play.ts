/**
 * Plays a page: writes its files, runs its commands, sends its messages, and compares what it says they give. Blocks by language:
 * `sh` commands, one a line · `yaml|ts|js PATH` a file · `json` what the command before printed · `json send`, `json receive` a
 * message to and from the server over WebSocket · `text` prose, not played.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import WebSocket from "ws";
import { type Block, blocksOf, readPage } from "./markdown.ts";
import type { Ran, Session } from "./session.ts";

/** A word in a message that stands for any value. */
const anything = "…";

export interface Skipped {
  /** Whole lines of `sh` blocks that are not run here, each with the reason. */
  readonly [command: string]: string;
}

export async function play(page: string, session: Session, skipped: Skipped = {}): Promise<void> {
  let last: Ran | undefined;
  let wire: Wire | undefined;
  try {
    for (const block of blocksOf(readPage(page))) {
      const at = `${page}:${block.line}`;
      if (block.language === "sh") last = (await runAll(block, session, skipped, at)) ?? last;
      else if (block.language === "json" && block.label === "send") {
        wire ??= await openWire(session);
        wire.send(JSON.parse(block.text));
      } else if (block.language === "json" && block.label === "receive") {
        if (wire === undefined) throw new Error(`${at}: nothing was sent`);
        expect(await wire.next((message) => isLike(message, JSON.parse(block.text)), at)).toBeDefined();
      } else if (block.language === "json" && block.label === "") {
        expect(JSON.parse(last?.stdout ?? ""), at).toEqual(JSON.parse(block.text));
      } else if (block.label !== "") session.write(block.label, block.text);
      else if (block.language !== "text") throw new Error(`${at}: a block of "${block.language}" needs a path, or is "text"`);
    }
  } finally {
    wire?.close();
  }
}

async function runAll(block: Block, session: Session, skipped: Skipped, at: string): Promise<Ran | undefined> {
  let last: Ran | undefined;
  for (const command of commandsOf(block)) {
    if (Object.hasOwn(skipped, command)) continue;
    last = await session.run(command);
    expect(last.code, `${at}: ${command}\n${last.stdout}\n${last.stderr}`).toBe(0);
  }
  return last;
}

/** Comments after ` # ` are the page's; a line that ends in `\` goes on. */
export function commandsOf({ text }: Block): readonly string[] {
  return text
    .replaceAll("\\\n", "")
    .split("\n")
    .map((line) => line.replace(/(^|\s+)# .*$/, "").trim())
    .filter((line) => line !== "");
}

interface Wire {
  send(message: unknown): void;
  /** The first message not taken before that fits. */
  next(fits: (message: unknown) => boolean, at: string): Promise<unknown>;
  close(): void;
}

async function openWire(session: Session): Promise<Wire> {
  const { keys } = JSON.parse(readFileSync(join(session.dir, ".toolwright/dev-keys.json"), "utf8")) as { keys: Record<string, string> };
  const socket = new WebSocket(`ws://127.0.0.1:${session.port}/ws`, "toolwright.v1", { headers: { authorization: `Bearer ${keys.dev}` } });
  const waiting: unknown[] = [];
  let wake = (): void => undefined;
  socket.on("message", (data) => {
    waiting.push(JSON.parse(String(data)));
    wake();
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    async next(fits, at) {
      const seen: unknown[] = [];
      for (;;) {
        const index = waiting.findIndex(fits);
        if (index >= 0) return waiting.splice(index, 1)[0];
        seen.splice(0, seen.length, ...waiting);
        const woken = await Promise.race([
          new Promise<boolean>((resolve) => {
            wake = () => resolve(true);
          }),
          new Promise<boolean>((resolve) => socket.once("close", () => resolve(false))),
          new Promise<boolean>((resolve) => setTimeout(resolve, 60_000, false).unref()),
        ]);
        if (!woken) throw new Error(`${at}: no such message; there were ${JSON.stringify(seen)}`);
      }
    },
    close: () => socket.terminate(),
  };
}

/** Whether a message has every member the page shows, and on the way down no other; `…` stands for any value. */
function isLike(actual: unknown, shown: unknown): boolean {
  if (shown === anything) return actual !== undefined;
  if (typeof shown !== "object" || shown === null || typeof actual !== "object" || actual === null) return actual === shown;
  const names = Object.keys(shown);
  const isWhole = names.includes(anything) || names.length === Object.keys(actual).length;
  return (
    isWhole &&
    names.every((name) => name === anything || isLike((actual as Record<string, unknown>)[name], (shown as Record<string, unknown>)[name]))
  );
}
