import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shownFiles, withShownFiles } from "../../../cli/shown-files.ts";

/** A text of an author's that reads as if it were a file. */
const hostile = String.raw`"text":"file: new URL(\"../.env\", import.meta.url)"`;

describe("a file that a resource shows", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "toolwright-shown-"));
    mkdirSync(join(folder, "generated"));
    writeFileSync(join(folder, "hand book.md"), "We work.");
    writeFileSync(join(folder, ".env"), "SECRET=1");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const registryPath = () => join(folder, "generated/registry.js");
  const row = (file: string) => `{ descriptor: {${hostile}}, file: new URL("${file}", import.meta.url) }`;

  it("goes with a build under a name of its content; what merely reads like one does not", () => {
    const text = row("../hand%20book.md");
    const [file, ...others] = shownFiles(registryPath(), text);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ path: join(folder, "hand book.md"), name: expect.stringMatching(/^files\/[0-9a-f]{16}-hand_book\.md$/) });
    expect(withShownFiles(text, registryPath())).toBe(row(`./${file?.name}`));
    writeFileSync(join(folder, "hand book.md"), "We rest.");
    expect(shownFiles(registryPath(), text)[0]?.name).not.toBe(file?.name);
  });

  it("is missed by its path", () => {
    expect(() => shownFiles(registryPath(), row("../gone.md"))).toThrow("gone.md, which a resource shows, cannot be read");
  });
});
