import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeWorkspace, runProgram, start, toolwright, type Workspace } from "../support/project.ts";

/** The examples of a new project, in order: two weeks, a Saturday, dates the wrong way round. */
describe("what `toolwright test` says of a handler", () => {
  let workspace: Workspace;
  let dir: string;
  let sound: string;
  const handlerPath = "handlers/calendar/count_working_days.ts";
  const toolPath = "catalog/calendar/count_working_days.tool.yaml";

  beforeAll(async () => {
    workspace = makeWorkspace();
    dir = join(workspace.dir, "tools");
    await toolwright(workspace.dir, ["init", "tools"]);
    await toolwright(dir, ["generate"]);
    sound = readFileSync(join(dir, handlerPath), "utf8");
  });

  beforeEach(() => writeFileSync(join(dir, handlerPath), sound));

  afterAll(() => workspace.remove());

  function edit(path: string, change: (text: string) => string): void {
    writeFileSync(join(dir, path), change(readFileSync(join(dir, path), "utf8")));
  }

  /** Puts a line at the beginning of the handler: line 8 of its file. */
  const begin = (line: string) => edit(handlerPath, (text) => text.replace(/=> \{\n/, `=> {\n  ${line}\n`));
  const failures = async () => {
    const { code, out, err } = await toolwright(dir, ["test"]);
    return { code, lines: out.split("\n").filter((line) => line.startsWith("    ")), words: out.split("\n").at(-2), err };
  };

  it("names what it threw and the line of TypeScript that threw it", async () => {
    begin("if (from === to) JSON.parse('{');");
    const { code, lines, words, err } = await failures();
    expect([code, lines.length, words, err]).toEqual([103, 2, "2 of 3 examples passed, 1 failed.", ""]);
    expect(lines[0]).toBe("    expected a result, got the error INTERNAL");
    expect(lines[1]).toMatch(/^ {4}the handler threw SyntaxError: .* at handlers\/calendar\/count_working_days\.ts:8:\d+$/);
  });

  it("names what is thrown that is no error", async () => {
    begin("if (from === to) throw { code: 7 };");
    expect((await failures()).lines[1]).toBe('    the handler threw {"code":7}, which is no Error');
  });

  it("names the fields of a result that does not fit", async () => {
    edit(handlerPath, (text) => text.replace("working_days: workingDays", "working_days: -workingDays"));
    expect((await failures()).lines).toContain("    the result does not fit `output`: /working_days: expected a number >= 0");
  });

  it("says once an example, and nowhere else, why a module cannot be loaded", async () => {
    edit(handlerPath, (text) => `import "no-such-package";\n${text}`);
    const { code, lines, err } = await failures();
    expect([code, err, lines.length]).toEqual([103, "", 6]);
    expect(lines[1]).toMatch(/^ {4}its module cannot be loaded: .*Cannot find package 'no-such-package'/);
  });

  it("ends one that loops for ever, names its example, and runs the others", async () => {
    begin("if (from === to) for (;;);");
    const { code, lines, words } = await failures();
    const looped = expect.stringMatching(/^ {4}the handler gave no answer within \d+ ms .* may loop for ever/);
    expect([code, words, lines]).toEqual([103, "2 of 3 examples passed, 1 failed.", [looped]]);
  });

  it("ends one that loops when it is told to end itself", async () => {
    begin('if (from === to) { console.log("looping"); for (;;); }');
    const program = join(workspace.dir, "node_modules/toolwright/lib/cli/main.js");
    const running = start(dir, process.execPath, [program, "test"]);
    await running.until(/looping/);
    // Both processes write to one pipe: it is closed when both are gone.
    expect(await running.end("SIGTERM")).toBe(1);
  });

  it("fails the example in which it ends the process, and runs the others", async () => {
    begin("if (from === to) process.exit(0);");
    const json = await toolwright(dir, ["test", "--format", "json"]);
    const { diagnostics, summary } = JSON.parse(json.out) as {
      diagnostics: { code: string; message: string; line: number }[];
      summary: object;
    };
    expect([json.code, summary]).toMatchObject([103, { examples: 3, passed: 2, failed: 1 }]);
    expect(diagnostics).toMatchObject([{ code: "EXAMPLE_FAILED", file: toolPath }]);
    expect(diagnostics[0]?.message).toContain('example "a Saturday": the handler ended the process with exit code 0');
  });

  it("says so, once, where no example can be run", async () => {
    writeFileSync(join(dir, ".env"), "NODE_OPTIONS=--no-such-option\n");
    const { code, out, err } = await toolwright(dir, ["test"]);
    rmSync(join(dir, ".env"));
    expect([code, out]).toEqual([1, ""]);
    expect(err.match(/^toolwright: .*/gm)).toEqual([expect.stringMatching(/^toolwright: No example can be run: .* with exit code 9\./)]);
  });

  it("keeps what it prints out of the report", async () => {
    begin('console.log("seen by the handler", from);');
    const { code, out, err } = await toolwright(dir, ["test", "--format", "json"]);
    expect([code, JSON.parse(out)]).toMatchObject([0, { summary: { passed: 3 } }]);
    expect(err).toContain("seen by the handler 2026-01-05");
  });

  it("says to install packages where that was forgotten", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "toolwright-bare-"));
    try {
      cpSync(dir, elsewhere, { recursive: true });
      // As an installation for the whole machine: the program has its packages, the project has none.
      const program = fileURLToPath(new URL("../../lib/cli/main.js", import.meta.url));
      const { code, err } = await runProgram(elsewhere, process.execPath, [program, "test"]);
      expect([code, err]).toEqual([
        1,
        `toolwright: The package toolwright is not installed in ${elsewhere}, and what is generated needs it. Run \`npm install\` there first.\n`,
      ]);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
