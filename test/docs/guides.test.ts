/** Every command, file and message of the guides, each guide in a copy of the repository of its own. */

import { readdirSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { blocksOf, readPage, root } from "./markdown.ts";
import { play } from "./play.ts";
import { Session } from "./session.ts";

const guides = readdirSync(`${root}docs/guides`).map((name) => `docs/guides/${name}`);

let session: Session | undefined;

afterEach(() => session?.close());

describe.each(guides)("%s", (guide) => {
  it("works as it says (docs.guides-run)", async () => {
    session = await Session.open();
    await play(guide, session);
  }, 600_000);

  it("has something to run", () => {
    expect(blocksOf(readPage(guide)).filter(({ language }) => language === "sh").length).toBeGreaterThan(0);
  });
});
