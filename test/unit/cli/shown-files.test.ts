import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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
    const [file, ...others] = shownFiles(folder, registryPath(), text);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ path: join(folder, "hand book.md"), name: expect.stringMatching(/^files\/[0-9a-f]{16}-hand_book\.md$/) });
    expect(withShownFiles(text, shownFiles(folder, registryPath(), text))).toBe(row(`./${file?.name}`));
    writeFileSync(join(folder, "hand book.md"), "We rest.");
    expect(shownFiles(folder, registryPath(), text)[0]?.name).not.toBe(file?.name);
  });

  const left = (file: string) => shownFiles(folder, registryPath(), row(file))[0];

  it("is missed by its path in the project, and its place in a build stays empty", () => {
    const fault = expect.stringMatching(/^gone\.md, which a resource shows, is not there\. Run `toolwright lint` for the place/);
    expect(left("../gone.md")).toMatchObject({ name: "files/left-out/gone.md", fault });
  });

  it("is not copied from outside of the project, nor from what begins with a dot, whatever link leads there", () => {
    symlinkSync(process.execPath, join(folder, "node.md"));
    symlinkSync(join(folder, ".env"), join(folder, "settings.md"));
    expect(left("../node.md")?.fault).toContain("node.md, which a resource shows, is a link that leads out of the project.");
    expect(left("../settings.md")?.fault).toContain("settings.md, which a resource shows, is a link to what begins with a dot");
  });

  it("is no pipe, which a build would read for ever", () => {
    execFileSync("mkfifo", [join(folder, "pipe.md")]);
    expect(left("../pipe.md")?.fault).toContain("pipe.md, which a resource shows, is no file.");
  });
});
