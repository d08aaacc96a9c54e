/** `.env.example` agrees with the settings table and with what the command line reads, both ways. Run with `-u` to write it anew. */

import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type OptionValue, type ServerOption, serverOptions } from "../../runtime/config/options.ts";
import { root } from "./markdown.ts";

/** Variables beside the settings table. */
const others: readonly (readonly [name: string, example: string, meaning: string])[] = [
  ["TOOLWRIGHT_DEV_KEY", "", "The development agent's key, on loopback only. Without it a first start makes one."],
  ["TOOLWRIGHT_KEY", "", "The key that call, list and inspect use."],
  ["TOOLWRIGHT_URL", "http://127.0.0.1:7411", "The server that call, list and inspect ask. Without it: this project's own."],
  ["TOOLWRIGHT_DEBUG", "", "Set to 1 to see where in the program an unexpected error of a command came from."],
];

const head = `# Copy to .env, which git ignores, and set what differs. Every variable is optional; the environment and flags win over this file.
# Times take ms, s, m, h, d; sizes take B, KiB, MiB, GiB. What each means in full: docs/reference/settings.md.
`;

function written(): string {
  const table: readonly ServerOption<OptionValue>[] = Object.values(serverOptions);
  const rows = [...table.map((option) => [option.env, exampleOf(option.default), option.meaning] as const), ...others];
  return head + rows.map(([name, example, meaning]) => `\n# ${meaning}\n#${name}=${example}\n`).join("");
}

function exampleOf(value: OptionValue): string {
  return Array.isArray(value) ? value.join(",") : String(value);
}

it("is what the settings table says, byte for byte (config.env-example)", async () => {
  await expect(written()).toMatchFileSnapshot("../../.env.example");
});

it("names every variable that the code reads, and no other", () => {
  const rooms = ["cli", "client", "runtime"];
  const sources = rooms.flatMap((room) =>
    readdirSync(root + room, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => readFileSync(`${root}${room}/${path}`, "utf8")),
  );
  const read = new Set(sources.flatMap((text) => text.match(/\bTOOLWRIGHT_[A-Z_]*[A-Z]\b/g) ?? []));
  const named = new Set(written().match(/\bTOOLWRIGHT_[A-Z_]*[A-Z]\b/g));
  expect([...read].sort()).toEqual([...named].sort());
});
