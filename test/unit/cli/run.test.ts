import { describe, expect, it } from "vitest";
import { commands } from "../../../cli/commands.ts";
import { exitCodes } from "../../../cli/exit-codes.ts";
import { run } from "../../../cli/run.ts";
import { fakeIo } from "./fake-io.ts";

async function ran(argv: readonly string[], env: Record<string, string> = {}) {
  const io = fakeIo({ env });
  return { code: await run(argv, io), ...io.printed };
}

describe("the command line", () => {
  it("pins what each exit code is", () => {
    expect(Object.fromEntries(Object.entries(exitCodes).map(([name, { code }]) => [name, code]))).toEqual({
      ok: 0,
      failure: 1,
      usage: 2,
      findings: 100,
      stale: 101,
      breaking: 102,
      tests: 103,
      budget: 104,
    });
  });

  it("shows every command when asked for nothing, for help or for the version", async () => {
    const [nothing, help] = [await ran([]), await ran(["--help"])];
    expect([nothing.code, help.code, nothing.err, help.err]).toEqual([0, 0, "", ""]);
    expect(help.out).toBe(nothing.out);
    for (const { name } of commands) expect(help.out).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    expect(await ran(["--version"])).toEqual({ code: 0, out: "0.1.0\n", err: "" });
  });

  it.each(commands.map(({ name }) => name))("has help and a module for %s", async (name) => {
    const { code, out, err } = await ran([name, "--help"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`Usage: toolwright ${name}`);
    const spec = commands.find((command) => command.name === name);
    expect(typeof (await spec?.load())?.run).toBe("function");
  });

  it.each([
    [["generat"], "unknown command 'generat'", "Did you mean generate?"],
    [["lint", "--lenent"], "unknown option '--lenent'", "Did you mean --lenient?"],
    [["lint", "--projct", "x"], "unknown option '--projct'", "Did you mean --project?"],
    [["lint", "--format", "jsn"], '"jsn" is not a format of lint', 'Did you mean "json"?'],
    [["test", "--format", "sarif"], '"sarif" is not a format of test', "Use one of: text, json, junit"],
    [["lint", "extra"], "too many arguments", "toolwright lint --help"],
    [["call"], "missing required argument 'tool'", "toolwright call --help"],
    [["explain", "SCHEMA_UNKNWON_KEYWORD"], "is not a code", 'Did you mean "SCHEMA_UNKNOWN_KEYWORD"?'],
    [["explain", "unknown-keyword"], "is not a code", "Did you mean SCHEMA_UNKNOWN_KEYWORD?"],
    [["explain", "unbounded"], "is not a code", "Did you mean one of LINT_UNBOUNDED_STRING, LINT_UNBOUNDED_ARRAY?"],
    [["explain", "xyzzy"], "is not a code", "Copy it from the finding or the error."],
    [["new", "tol", "x"], '"tol" is not a kind', 'Did you mean "tool"?'],
    [["agent", "lst"], '"lst" is not an action', 'Did you mean "list"?'],
    [["generate", "--check", "--watch", "--project", "."], "--check and --watch do not go together", ""],
    [["generate", "--project", "/does/not/exist"], 'The project folder "/does/not/exist" does not exist', ""],
  ])("ends %j with exit code 2, one complaint and the next step", async (argv, complaint, next) => {
    const { code, out, err } = await ran(argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(complaint);
    expect(err).toContain(next);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.startsWith("toolwright: ")).toBe(true);
  });

  it.each([
    [["lint", "--format", "json"], "COMMAND_USAGE", "No toolwright.yaml here"],
    [["list", "--format", "json", "--key", "k", "--url", "ftp://x"], "COMMAND_USAGE", "is not the URL of a server"],
    [["list", "--format", "json", "--key", "k", "--url", "http://127.0.0.1:1"], "UNAVAILABLE", "nothing listens there"],
    [["explain", "xyzzy", "--format", "json"], "COMMAND_USAGE", '"xyzzy" is not a code.'],
  ])("says in JSON too why %j has nothing else to say (cli.json-failures)", async (argv, code, words) => {
    const { out, err } = await ran(argv);
    expect(JSON.parse(out)).toEqual({
      diagnostics: [
        {
          code,
          severity: "error",
          message: expect.stringContaining(words) as string,
          file: "",
          line: 0,
          column: 0,
          help: expect.any(String) as string,
        },
      ],
      summary: { errors: 1, warnings: 0, files: 0 },
    });
    expect(err).toContain(words);
    expect((await ran(["explain", code])).code).toBe(0);
  });

  it("says what to do where there is no project", async () => {
    const { code, err } = await ran(["lint"]);
    expect([code, err]).toEqual([
      2,
      'toolwright: No toolwright.yaml here or in a folder above. Go to a project, pass --project DIR, or make one with "toolwright init".\n',
    ]);
  });
});

describe("explain", () => {
  it("says what a finding means, however its code is written", async () => {
    const { code, out } = await ran(["explain", "schema-unknown-keyword"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^SCHEMA_UNKNOWN_KEYWORD: /);
    expect(out).toContain("What to do: ");
  });

  it("knows the doctor's checks", async () => {
    expect((await ran(["explain", "DOCTOR_PORT"])).out).toMatch(/^DOCTOR_PORT: .*\n[\s\S]*What to do: /);
  });

  it("knows the errors of the wire too", async () => {
    const { out } = await ran(["explain", "CONFLICT", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ code: "CONFLICT", kind: "error", fix: expect.stringContaining("current revision") as unknown });
  });
});
