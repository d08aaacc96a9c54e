import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeWorkspace, packedFiles, type Running, runProgram, serving, start, toolwright, type Workspace } from "../support/project.ts";

/** The path of someone who has the package and an empty folder; each test goes on where the one before ended. */
describe("a new project from the packed package", () => {
  let workspace: Workspace;
  let dir: string;
  const open: Running[] = [];

  beforeAll(() => {
    workspace = makeWorkspace();
    dir = join(workspace.dir, "my-tools");
  });

  // One server at a time keeps the contexts of a project.
  afterEach(async () => void (await Promise.all(open.splice(0).map((running) => running.end()))));

  afterAll(() => workspace.remove());

  const tsc = () => runProgram(dir, process.execPath, [join(workspace.dir, "node_modules/typescript/bin/tsc"), "-p", "."]);

  it("holds the program, the editors' schemas and the wire's catalog, and no sources", () => {
    const files = packedFiles();
    expect(files).toEqual(
      expect.arrayContaining([
        "lib/cli/main.js",
        "lib/cli/entry/serve-dist.js",
        "lib/client/index.js",
        "lib/client/index.d.ts",
        "lib/messages/generated/catalog.json",
        "lib/messages/generated/validators/tool_request.js",
        "contract/schemas/tool-definition.schema.json",
      ]),
    );
    expect(files.filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))).toEqual([]);
    expect(files.filter((path) => /(?:^|\/)\./.test(path))).toEqual([]);
    expect(readFileSync(new URL("../../lib/cli/main.js", import.meta.url), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("is made by init, which says what to do next", async () => {
    const { code, out, err } = await toolwright(workspace.dir, ["init", "my-tools"]);
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("npx toolwright generate");
    expect(err).toContain("npm install PATH");
    expect(JSON.parse(readFileSync(join(dir, "package.json"), "utf8"))).toMatchObject({
      name: "my-tools",
      type: "module",
      dependencies: { toolwright: "0.1.0" },
    });
  });

  it("takes the package from the tarball it was installed from", async () => {
    const lock = join(workspace.dir, "node_modules/.package-lock.json");
    writeFileSync(join(workspace.dir, "toolwright.tgz"), "");
    writeFileSync(lock, JSON.stringify({ packages: { "node_modules/toolwright": { resolved: "file:toolwright.tgz" } } }));
    const { code, err } = await toolwright(workspace.dir, ["init", "it's mine"]);
    rmSync(lock);
    const { dependencies } = JSON.parse(readFileSync(join(workspace.dir, "it's mine/package.json"), "utf8")) as { dependencies: unknown };
    expect([code, dependencies]).toEqual([0, { toolwright: "file:../toolwright.tgz" }]);
    expect(err).toContain("  cd 'it'\\''s mine'\n");
    expect(err).not.toContain("not published");
  });

  it.each(["package.json", "package.json/deeper"])("is not made in the place of a file: %s", async (path) => {
    const { code, out, err } = await toolwright(workspace.dir, ["init", join("my-tools", path)]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^toolwright: \S+package\.json cannot be written: something else stands there already \(EEXIST\)\. Rename it, or choose another path\.\n$/,
    );
  });

  it.runIf(process.platform === "linux")("is refused by a file system that takes no folders, without going on for ever", async () => {
    const { code, err } = await toolwright(workspace.dir, ["init", "/proc/toolwright"]);
    expect([code, err]).toEqual([
      1,
      "toolwright: /proc/toolwright cannot be written: it does not exist, and nothing can be made there (ENOENT). Check the path.\n",
    ]);
  });

  it.runIf(process.platform === "linux")("is not generated on such a file system either, and the command ends", async () => {
    const { code, err } = await toolwright(workspace.dir, ["generate", "--project", "/proc"]);
    expect([code, err]).toEqual([1, expect.stringContaining("toolwright: /proc/generated cannot be written: it does not exist")]);
  });

  it("is named after its folder without the marks of its letters", async () => {
    await toolwright(workspace.dir, ["init", "Ärger"]);
    expect(JSON.parse(readFileSync(join(workspace.dir, "Ärger/package.json"), "utf8"))).toMatchObject({ name: "arger" });
  });

  it("is not made twice", async () => {
    const { code, err } = await toolwright(workspace.dir, ["init", "my-tools"]);
    expect([code, err]).toEqual([2, "toolwright: my-tools holds a project already: toolwright.yaml is there. Nothing was changed.\n"]);
  });

  it("generates, and a second time changes nothing", async () => {
    const first = await toolwright(dir, ["generate"]);
    expect([first.code, first.out]).toEqual([0, ""]);
    expect(first.err).toMatch(/^generated\/ holds 1 tool: \d+ files written\.\n$/);
    expect(await toolwright(dir, ["generate"])).toEqual({ code: 0, out: "", err: "generated/ holds 1 tool: nothing to change.\n" });
    expect((await toolwright(dir, ["generate", "--check"])).code).toBe(0);
  });

  it("writes server.json where toolwright.yaml asks for it, and checks it like all that is generated (mcp.registry)", async () => {
    const settings = readFileSync(join(dir, "toolwright.yaml"), "utf8");
    const entry = join(dir, "generated/server.json");
    const asks = (lines: string) => writeFileSync(join(dir, "toolwright.yaml"), `${settings}mcp:\n  server:\n${lines}`);
    const server = (url: string) =>
      `    name: com.example/my-tools\n    description: Counts working days.\n    url: ${url}\n    package: false\n`;
    asks("    name: com.example/my-tools\n");
    const lacking = await toolwright(dir, ["generate"]);
    expect([lacking.code, existsSync(entry)]).toEqual([2, false]);
    expect(lacking.err).toContain("Nothing leads to this server");
    asks(server("https://one.example.com"));
    expect((await toolwright(dir, ["generate"])).err).toContain("2 files written.");
    const document = JSON.parse(readFileSync(entry, "utf8"));
    expect(document).toMatchObject({ name: "com.example/my-tools", version: "0.1.0", remotes: [{ url: "https://one.example.com/mcp" }] });
    expect(JSON.parse((await toolwright(dir, ["inspect", "--server-json"])).out)).toEqual(document);
    expect((await toolwright(dir, ["generate", "--check"])).code).toBe(0);
    asks(server("https://two.example.com"));
    const stale = await toolwright(dir, ["generate", "--check"]);
    expect(stale.out + stale.err).toContain("generated/server.json is not what");
    writeFileSync(join(dir, "toolwright.yaml"), settings);
    expect((await toolwright(dir, ["generate"])).err).toContain("1 file written, 1 removed.");
    expect(existsSync(entry)).toBe(false);
  });

  it("type-checks", async () => {
    expect(await tsc()).toEqual({ code: 0, out: "", err: "" });
  });

  it("passes its contract tests", async () => {
    expect(await toolwright(dir, ["test"])).toEqual({ code: 0, out: "3 of 3 examples passed.\n", err: "" });
  });

  it("takes a new tool, whose stub is named by the tests until it is filled", async () => {
    const made = await toolwright(dir, ["new", "tool", "calendar/next_holiday"]);
    expect([made.code, made.out]).toEqual([0, "catalog/calendar/next_holiday.tool.yaml\n"]);
    const again = await toolwright(dir, ["new", "tool", "calendar/next_holiday"]);
    expect([again.code, again.err]).toEqual([
      2,
      "toolwright: catalog/calendar/next_holiday.tool.yaml exists already. Edit it, or choose another name.\n",
    ]);
    expect((await toolwright(dir, ["lint"])).code).toBe(0);
    const stale = await toolwright(dir, ["test"]);
    expect(stale.code).toBe(101);
    expect(stale.out).toContain("Run `toolwright generate`");
    const generated = await toolwright(dir, ["generate"]);
    expect(generated.err).toContain("New stub to fill: handlers/calendar/next_holiday.ts");
    expect((await tsc()).code).toBe(0);
    const tested = await toolwright(dir, ["test"]);
    expect([tested.code, tested.out]).toEqual([103, "not implemented: next_holiday\n\n3 of 5 examples passed, 2 not implemented.\n"]);
  });

  it("never touches a handler again", async () => {
    const path = join(dir, "handlers/calendar/next_holiday.ts");
    const own = `import { ToolError } from "toolwright/contract";
import type { Handler } from "../../generated/tools.ts";

export const handler: Handler<"next_holiday"> = async ({ id }) => {
  if (id === "A-0") throw new ToolError("NOT_KNOWN", \`Nothing is called \${id}.\`);
  return { id, summary: "A day off." };
};
`;
    writeFileSync(path, own);
    expect((await toolwright(dir, ["generate"])).code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(own);
    expect((await tsc()).code).toBe(0);
    expect(await toolwright(dir, ["test", "next_holiday"])).toMatchObject({ code: 0, out: "2 of 2 examples passed.\n" });
  });

  it("shows a change of the YAML as a compiler error in the handler", async () => {
    const path = join(dir, "catalog/calendar/next_holiday.tool.yaml");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, before.replaceAll("summary", "text"));
    expect((await toolwright(dir, ["generate"])).code).toBe(0);
    const { code, out } = await tsc();
    expect(code).not.toBe(0);
    expect(out).toContain("handlers/calendar/next_holiday.ts");
    writeFileSync(path, before);
    expect((await toolwright(dir, ["generate"])).code).toBe(0);
  });

  it("shows a failing example by its places, in text, JSON and JUnit", async () => {
    const path = join(dir, "catalog/calendar/next_holiday.tool.yaml");
    const before = readFileSync(path, "utf8");
    writeFileSync(
      path,
      before.replace("match: { id: A-1 }", "output: { id: A-1, summary: Work. }").replace("error: NOT_KNOWN", "match: { id: A-0 }"),
    );
    await toolwright(dir, ["generate"]);
    const text = await toolwright(dir, ["test"]);
    expect(text.code).toBe(103);
    expect(text.out).toContain('failed next_holiday › a record\n    /summary: expected "Work.", got "A day off."\n');
    expect(text.out).toContain(
      "failed next_holiday › an unknown record\n    expected a result, got the error NOT_KNOWN: Nothing is called A-0.\n",
    );
    const json = JSON.parse((await toolwright(dir, ["test", "--format", "json"])).out) as {
      diagnostics: { code: string; line: number }[];
      summary: object;
    };
    expect(json.summary).toMatchObject({ tools: 2, examples: 5, passed: 3, failed: 2, unimplemented: 0 });
    expect(json.diagnostics.map(({ code }) => code)).toEqual(["EXAMPLE_FAILED", "EXAMPLE_FAILED"]);
    expect(json.diagnostics.every(({ line }) => line > 1)).toBe(true);
    expect((await toolwright(dir, ["test", "--format", "junit"])).out).toContain(
      '<testsuites name="toolwright test" tests="5" failures="2">',
    );
    writeFileSync(path, before);
    await toolwright(dir, ["generate"]);
  });

  it("serves: the lines on its first screen answer when pasted", async () => {
    const running = await serving(dir, ["serve"]);
    open.push(running);
    const screen = running.printed.out;
    expect(screen).toContain("Toolwright serves 2 tools to 1 agent at");
    expect(screen).toMatch(/Keys, shown once and kept in \.toolwright\/dev-keys\.json:\n {2}assistant {2}twk_\S+\n {2}dev {8}twk_\S+\n/);
    const lines = screen.split("\n").filter((line) => /^ {2}(?:npx|curl)/.test(line));
    expect(lines.length).toBe(2);
    const env = { PATH: `${join(workspace.dir, "node_modules/.bin")}:${process.env.PATH ?? ""}` };
    // npx would look the name up in a registry first; the program it finds in node_modules is this one.
    const called = await runProgram(dir, "bash", ["-c", lines[0]?.replace("npx ", "") ?? ""], { env });
    expect(called).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(called.out)).toMatchObject({ id: "A-1" });
    const curled = await runProgram(dir, "bash", ["-c", lines[1] ?? ""], { env });
    expect(JSON.parse(curled.out)).toMatchObject({ ok: true, result: { id: "A-1" } });
  });

  it("answers call, list and inspect as the development agent, or as the one whose key is given", async () => {
    const running = await serving(dir, ["serve"]);
    open.push(running);
    expect(running.printed.out).not.toContain("Keys, shown once");
    const url = ["--url", running.url];
    const result = await toolwright(dir, ["call", "count_working_days", '{"from":"2026-01-05","to":"2026-01-18"}', ...url]);
    expect([result.code, JSON.parse(result.out), result.err]).toEqual([0, { working_days: 10, days: 14 }, ""]);
    const piped = await toolwright(dir, ["call", "count_working_days", "-", "--arg", "to=2026-01-06", ...url], {
      input: '{"from":"2026-01-05"}',
    });
    expect(JSON.parse(piped.out)).toEqual({ working_days: 2, days: 2 });
    const listed = await toolwright(dir, ["list", "--format", "json", ...url]);
    expect(JSON.parse(listed.out)).toMatchObject({
      tools: [{ name: "count_working_days" }, { name: "next_holiday" }],
      summary: { agentId: "dev", tools: 2 },
    });
    const { keys } = JSON.parse(readFileSync(join(dir, ".toolwright/dev-keys.json"), "utf8")) as { keys: Record<string, string> };
    const assistant = await toolwright(dir, ["inspect", "--format", "json", ...url], { env: { TOOLWRIGHT_KEY: keys.assistant ?? "" } });
    expect(JSON.parse(assistant.out)).toMatchObject({ agentId: "assistant", scopes: ["calendar:read"] });
    const tool = await toolwright(dir, ["inspect", "count_working_days", ...url]);
    expect(tool.out).toMatch(/^count_working_days: Count working days\n[\s\S]*"format": "date"[\s\S]*DATES_REVERSED: /);
    const unknown = await toolwright(dir, ["inspect", "count_workin_days", ...url]);
    expect([unknown.code, unknown.err]).toEqual([
      1,
      'toolwright: Agent "dev" sees no tool, resource, prompt or context named "count_workin_days". Did you mean "count_working_days"?\n',
    ]);
  });

  it("says on standard error what is wrong with a call, field by field, with exit code 1", async () => {
    const running = await serving(dir, ["serve"]);
    open.push(running);
    const call = (...args: string[]) => toolwright(dir, ["call", ...args, "--url", running.url]);
    const wrong = await call("count_working_days", "--arg", "from=yesterday", "--arg", "to=2026-01-05");
    expect([wrong.code, wrong.out]).toEqual([1, ""]);
    expect(wrong.err).toMatch(/^INVALID_ARGUMENT: [\s\S]*\/from: expected a date/);
    const declared = await call("count_working_days", "--arg", "from=2026-01-06", "--arg", "to=2026-01-05");
    expect([declared.code, declared.err]).toEqual([1, expect.stringMatching(/^DATES_REVERSED: /)]);
    const foreign = await toolwright(dir, ["call", "count_working_days", "--url", running.url, "--key", "nobodys"]);
    expect([foreign.code, foreign.err]).toEqual([1, expect.stringMatching(/^UNAUTHENTICATED: /)]);
    expect(foreign.err).toContain(`Tried ${running.url} with the key of --key.\n`);
    const json = await call("count_working_days", "{from:1}");
    expect([json.code, json.err]).toEqual([2, expect.stringContaining("are not JSON")]);
  });

  it("lets answers out and ends with 0 on SIGTERM and on SIGINT", async () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const running = await serving(dir, ["serve"]);
      expect(await running.end(signal)).toBe(0);
      expect(running.printed.err).toContain("server.stopped");
    }
  });

  it("is served by node alone from dist/, also without node_modules when built standalone", async () => {
    const built = await toolwright(dir, ["build", "--standalone"]);
    expect([built.code, built.out]).toEqual([0, ""]);
    const elsewhere = join(workspace.dir, "image");
    rmSync(elsewhere, { recursive: true, force: true });
    await runProgram(dir, "bash", ["-c", `mkdir ${elsewhere} && cp -r dist ${elsewhere} && mv ../node_modules ../hidden`]);
    try {
      const running = start(elsewhere, process.execPath, ["dist/server.js", "--port", "0"], {
        env: { TOOLWRIGHT_DEV_KEY: "a-key-of-mine" },
      });
      const [, url = ""] = await running.until(/at (http:\/\/\S+)\n/);
      const response = await fetch(`${url}/v1/tools/count_working_days`, {
        method: "POST",
        headers: { authorization: "Bearer a-key-of-mine", "content-type": "application/json" },
        body: JSON.stringify({ payload: { from: "2026-01-05", to: "2026-01-18" } }),
      });
      expect([response.status, await response.json()]).toMatchObject([200, { ok: true, result: { working_days: 10 } }]);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      expect(await running.end()).toBe(0);
    } finally {
      await runProgram(dir, "bash", ["-c", "mv ../hidden ../node_modules"]);
    }
  });

  it("removes from dist/ what an earlier build made, and nothing else", async () => {
    writeFileSync(join(dir, "dist/mine.txt"), "kept");
    const chunksBefore = JSON.parse(readFileSync(join(dir, "dist/build.json"), "utf8")) as { files: string[] };
    expect((await toolwright(dir, ["build"])).code).toBe(0);
    const { files } = JSON.parse(readFileSync(join(dir, "dist/build.json"), "utf8")) as { files: string[] };
    const gone = chunksBefore.files.filter((name) => !files.includes(name));
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.filter((name) => existsSync(join(dir, "dist", name)))).toEqual([]);
    expect(files.filter((name) => !existsSync(join(dir, "dist", name)))).toEqual([]);
    expect(readFileSync(join(dir, "dist/mine.txt"), "utf8")).toBe("kept");
  });
});
