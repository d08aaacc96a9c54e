/** Every command, file and message of README.md, done in its order in a copy of the repository. */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blocksOf, readPage, root } from "./markdown.ts";
import { commandsOf, play } from "./play.ts";
import { Session } from "./session.ts";

/** Commands that are run elsewhere, and where. */
const elsewhere: Readonly<Record<string, string>> = {
  "make test": ".ci/run calls it: run here it would run itself.",
};

/** The part that installs packages needs the registry. */
const installs: Readonly<Record<string, string>> = Object.fromEntries(
  ["npm pack --pack-destination ..", "npx toolwright init ../my-tools", "cd ../my-tools", "npm install ../toolwright-0.1.0.tgz"].map(
    (command) => [command, "Installs packages: done where TOOLWRIGHT_TEST_INSTALLS is set."],
  ),
);

let session: Session;

beforeAll(async () => {
  session = await Session.open();
});

afterAll(() => session.close());

it("does what README.md says, from make serve to the last message (docs.readme-runs)", async () => {
  await play("README.md", session, process.env.TOOLWRIGHT_TEST_INSTALLS === "1" ? elsewhere : { ...elsewhere, ...installs });
}, 600_000);

it("opens with serving and testing, as CI does it (docs.readme-opens)", () => {
  const commands = blocksOf(readPage("README.md"))
    .filter(({ language }) => language === "sh")
    .flatMap(commandsOf);
  expect([commands[0], commands[2]]).toEqual(["make serve", "make test"]);
  expect(readFileSync(`${root}.ci/run`, "utf8")).toMatch(/\bmake test\b/);
});

it("shows the line that the first screen shows", async () => {
  const [, call] = blocksOf(readPage("README.md")).flatMap((block) => (block.language === "sh" ? commandsOf(block) : []));
  await session.run("cd ../toolwright");
  const screen = await session.run("make serve");
  // The port of these runs comes from the environment, which the other terminal does not have: the line says where.
  const at = /at (http:\/\/\S+)/.exec(screen.stdout)?.[1];
  expect(screen.stdout).toContain(`  ${call} --url ${at}\n`);
});

it("leaves out no command but those that are run elsewhere", () => {
  const commands = blocksOf(readPage("README.md")).flatMap((block) => (block.language === "sh" ? commandsOf(block) : []));
  expect(Object.keys({ ...elsewhere, ...installs }).filter((command) => !commands.includes(command))).toEqual([]);
});
