import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { modernHeaders, modernParams, postMcp } from "../support/mcp.ts";
import { makeWorkspace, serving, start, toolwright, type Workspace } from "../support/project.ts";

interface Report {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly help: string;
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

describe("what the command line says of a catalog", () => {
  let workspace: Workspace;
  let dir: string;
  const toolPath = "catalog/calendar/count_working_days.tool.yaml";

  beforeAll(() => {
    workspace = makeWorkspace();
    dir = join(workspace.dir, "tools");
  });

  beforeEach(async () => {
    rmSync(dir, { recursive: true, force: true });
    expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
    await toolwright(dir, ["generate"]);
  });

  afterAll(() => workspace.remove());

  function edit(path: string, change: (text: string) => string): void {
    writeFileSync(join(dir, path), change(readFileSync(join(dir, path), "utf8")));
  }

  async function report(...args: string[]): Promise<Report & { readonly code: number | null }> {
    const { code, out, err } = await toolwright(dir, [...args, "--format", "json"]);
    expect(err).toBe("");
    return { code, ...(JSON.parse(out) as Report) };
  }

  it("shows a typo with place, excerpt, caret and cure, and ends with 100", async () => {
    edit(toolPath, (text) => text.replace("format: date, description: 'First", "formt: date, description: 'First"));
    const { code, out, err } = await toolwright(dir, ["lint"]);
    expect([code, err]).toEqual([100, ""]);
    expect(out).toMatch(/^catalog\/calendar\/count_working_days\.tool\.yaml:15:27 error SCHEMA_UNKNOWN_KEYWORD: /m);
    expect(out).toContain('Did you mean "format"?');
    expect(out).toContain("^");
    expect(out).not.toMatch(/^\s+at /m);
  });

  it("prints JSON and nothing else, with the place of every finding", async () => {
    edit(toolPath, (text) => text.replace("effects: read", "effects: reads"));
    for (const command of ["lint", "generate"]) {
      const { code, diagnostics, summary } = await report(command);
      expect(code).toBe(100);
      expect(summary).toMatchObject({ errors: 1, warnings: 0, files: 1 });
      expect(diagnostics).toMatchObject([{ code: "FIELD_VALUE", severity: "error", file: toolPath, help: 'Did you mean "read"?' }]);
      const [line = ""] = readFileSync(join(dir, toolPath), "utf8")
        .split("\n")
        .slice((diagnostics[0]?.line ?? 0) - 1);
      expect(line.slice((diagnostics[0]?.column ?? 0) - 1)).toBe("reads");
    }
  });

  const addResource = (name: string) =>
    writeFileSync(
      join(dir, `catalog/${name}.resource.yaml`),
      `apiVersion: toolwright/v1\nkind: Resource\nname: ${name}\ndescription: How we work.\nuri: docs://${name}\nscopes: [calendar:read]\nfile: ${name}.md\n`,
    );

  it("finds the file of a resource that lies elsewhere with every command, and builds nothing of it", async () => {
    addResource("rules");
    symlinkSync(process.execPath, join(dir, "catalog/rules.md"));
    for (const command of ["lint", "generate", "build"]) {
      const { code, diagnostics } = await report(command);
      expect([code, diagnostics.map((finding) => [finding.code, finding.line])]).toEqual([100, [["RESOURCE_FILE_MISSING", 7]]]);
    }
    expect(existsSync(join(dir, "dist"))).toBe(false);
    const { out } = await toolwright(dir, ["doctor"], { env: { TOOLWRIGHT_PORT: "0" } });
    expect(out).toMatch(/^error {4}handlers: catalog\/rules\.md, which a resource shows, is a link that leads out of the project\./m);
  });

  it("costs a resource without its file that resource and no other, whichever command serves (server.missing-file)", async () => {
    for (const name of ["gone", "here", "later"]) addResource(name);
    for (const name of ["here", "later"]) writeFileSync(join(dir, `catalog/${name}.md`), "We work.");
    expect((await toolwright(dir, ["generate"])).code).toBe(100);
    for (const command of ["serve", "dev"]) {
      const running = await serving(dir, [command]);
      // As somebody who tidies up may do.
      for (const file of readdirSync(join(dir, "dist/files"))) if (file.endsWith("later.md")) rmSync(join(dir, "dist/files", file));
      const key = (JSON.parse(readFileSync(join(dir, ".toolwright/dev-keys.json"), "utf8")) as { keys: { dev: string } }).keys.dev;
      const read = async (uri: string) =>
        (
          await postMcp(
            { http: running.url },
            { jsonrpc: "2.0", id: 1, method: "resources/read", params: modernParams({ uri }) },
            {
              ...modernHeaders("resources/read", { uri }),
              authorization: `Bearer ${key}`,
            },
          )
        ).messages[0];
      const missing = (name: string) => ({
        data: { code: "UNKNOWN_RESOURCE" },
        message: `The file of "${name}" is not there. Tell the resource's owner.`,
      });
      expect([(await read("docs://gone"))?.error, (await read("docs://later"))?.error]).toMatchObject([missing("gone"), missing("later")]);
      expect((await read("docs://here"))?.result).toMatchObject({ contents: [{ text: "We work." }] });
      await running.end();
      expect(running.printed.err).toContain("resource.file_missing");
      const told = command === "serve" ? "catalog/gone.md, which a resource shows, is not there." : "error RESOURCE_FILE_MISSING";
      expect(running.printed.err).toContain(told);
    }
  });

  it("prints what CI services read", async () => {
    edit(toolPath, (text) => text.replace("effects: read", "effects: reads"));
    const sarif = JSON.parse((await toolwright(dir, ["lint", "--format", "sarif"])).out) as {
      version: string;
      runs: { results: unknown[] }[];
    };
    expect([sarif.version, sarif.runs[0]?.results.length]).toEqual(["2.1.0", 1]);
    expect((await toolwright(dir, ["lint", "--format", "github"])).out).toMatch(
      /^::error file=catalog\/calendar\/count_working_days\.tool\.yaml,line=\d+/,
    );
    expect((await toolwright(dir, ["lint", "--format", "junit"])).out).toMatch(/^<\?xml [\s\S]*<testsuites/);
  });

  it("costs a broken file its own tool and leaves the others alone", async () => {
    await toolwright(dir, ["new", "tool", "calendar/other"]);
    await toolwright(dir, ["generate"]);
    const before = readFileSync(join(dir, "generated/types/calendar/other.ts"), "utf8");
    edit("catalog/calendar/other.tool.yaml", (text) => text.replace("kind: Tool", "kind: [Tool"));
    edit(toolPath, (text) => text.replace("version: 1.0.0", "version: 1.1.0"));
    const { code, err } = await toolwright(dir, ["generate"]);
    expect([code, err.replace(/\d+ files/, "n files")]).toEqual([
      100,
      "generated/ holds 2 tools: n files written.\n" +
        "Kept as it was before, until its errors are mended: catalog/calendar/other.tool.yaml.\n" +
        "Of all other files everything was generated.\n",
    ]);
    const catalog = readFileSync(join(dir, "generated/catalog.json"), "utf8");
    expect([catalog.includes('"version":"1.1.0"'), catalog.includes('"name":"other"')]).toEqual([true, true]);
    expect(readFileSync(join(dir, "generated/types/calendar/other.ts"), "utf8")).toBe(before);
    expect((await report("generate")).summary).toMatchObject({ tools: 2, keptAsBefore: 1, leftOut: 0, isLeftAsItWas: false });
    const check = await report("generate", "--check");
    expect([check.code, check.diagnostics.filter(({ code: finding }) => finding.startsWith("GENERATED_"))]).toEqual([100, []]);
  });

  it("leaves generated/ as it is where a broken file would cost a tool that nothing is known of", async () => {
    rmSync(join(dir, ".toolwright"), { recursive: true });
    edit(toolPath, (text) => text.replace("kind: Tool", "kind: Tol"));
    const { code, err } = await toolwright(dir, ["generate"]);
    expect([code, err]).toEqual([
      100,
      'generated/ was left as it is: without what has errors it would lose tool "count_working_days". Mend the errors, then run `toolwright generate`.\n',
    ]);
    expect(readFileSync(join(dir, "generated/catalog.json"), "utf8")).toContain('"name":"count_working_days"');
  });

  it("fails a check on stale, missing and stray files with 101, naming the command that mends them", async () => {
    edit("generated/tools.ts", (text) => `${text}// by hand\n`);
    rmSync(join(dir, "generated/catalog.json"));
    writeFileSync(join(dir, "generated/extra.ts"), "export {};\n");
    const { code, diagnostics, summary } = await report("generate", "--check");
    expect(code).toBe(101);
    expect(diagnostics.map(({ code: finding, file }) => [finding, file])).toEqual([
      ["GENERATED_MISSING", "generated/catalog.json"],
      ["GENERATED_STRAY", "generated/extra.ts"],
      ["GENERATED_STALE", "generated/tools.ts"],
    ]);
    expect(summary).toMatchObject({ stale: 2, strays: 1 });
    expect(diagnostics.filter(({ help }) => !help.includes("toolwright generate"))).toEqual([]);
    const mended = await toolwright(dir, ["generate"]);
    expect([mended.code, mended.err]).toEqual([0, expect.stringContaining("Not made by generate, left alone: generated/extra.ts")]);
    rmSync(join(dir, "generated/extra.ts"));
    expect((await report("generate", "--check")).code).toBe(0);
  });

  it("warns of a handler without a tool, fails the check on it, and keeps it", async () => {
    rmSync(join(dir, toolPath));
    const generated = await report("generate");
    expect([generated.code, generated.diagnostics.map(({ code, severity }) => [code, severity])]).toEqual([
      0,
      [["HANDLER_ORPHANED", "warning"]],
    ]);
    expect((await report("generate", "--check")).code).toBe(101);
    expect(readFileSync(join(dir, "handlers/calendar/count_working_days.ts"), "utf8")).toContain("export const handler");
  });

  it("takes a foreign catalog without toolwright.yaml by --project and --lenient", async () => {
    const foreign = join(workspace.dir, "foreign");
    mkdirSync(join(foreign, "catalog"), { recursive: true });
    const tool = {
      apiVersion: "toolwright/v1",
      kind: "Tool",
      name: "search",
      description: "Searches.",
      input: { properties: { q: { type: "string", "made-up": 1 } } },
    };
    writeFileSync(join(foreign, "catalog/search.tool.json"), JSON.stringify(tool));
    expect((await toolwright(workspace.dir, ["generate", "--project", "foreign"])).code).toBe(100);
    const lenient = await toolwright(workspace.dir, ["generate", "--project", "foreign", "--lenient"]);
    expect(lenient.code).toBe(0);
    expect(lenient.out).toContain("warning SCHEMA_UNKNOWN_KEYWORD");
    expect((await toolwright(workspace.dir, ["generate", "--project", "foreign", "--lenient", "--check"])).code).toBe(0);
  });

  it("gives settings that are wrong as findings, with exit code 2", async () => {
    writeFileSync(join(dir, "toolwright.yaml"), "catalog: catalog\nserver: { prot: 1 }\n");
    const { code, diagnostics } = await report("generate");
    expect([code, diagnostics]).toMatchObject([
      2,
      [{ code: "FIELD_UNKNOWN", file: "toolwright.yaml", line: 2, column: 11, help: 'Did you mean "port"?' }],
    ]);
    const served = await toolwright(dir, ["serve"]);
    expect([served.code, served.out]).toEqual([2, expect.stringContaining("toolwright.yaml:2:11 error FIELD_UNKNOWN")]);
  });

  it("works from any folder below the project", async () => {
    expect((await toolwright(join(dir, "catalog/calendar"), ["lint"])).code).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)("says what it cannot write, without a stack trace, with exit code 1", async () => {
    chmodSync(join(dir, "generated"), 0o500);
    edit(toolPath, (text) => text.replace("version: 1.0.0", "version: 1.1.0"));
    const { code, err } = await toolwright(dir, ["generate"]);
    chmodSync(join(dir, "generated"), 0o700);
    expect(code).toBe(1);
    expect(err).toMatch(/^toolwright: \S+ cannot be written: this user may not \(EACCES\)\. Check who owns it and its permissions\.\n$/);
  });

  it("goes on watching through a broken edit", async () => {
    const running = start(dir, process.execPath, [join(workspace.dir, "node_modules/toolwright/lib/cli/main.js"), "generate", "--watch"]);
    try {
      await running.until(/Watching catalog, toolwright\.yaml/);
      edit(toolPath, (text) => text.replace("effects: read", "effects: reads"));
      await running.until(/error FIELD_VALUE[\s\S]*Kept as it was before/);
      running.forget();
      edit(toolPath, (text) => text.replace("effects: reads", "effects: idempotent"));
      await running.until(/\d+ files written/);
      expect(readFileSync(join(dir, "generated/catalog.json"), "utf8")).toContain('"idempotent"');
    } finally {
      expect(await running.end("SIGINT")).toBe(0);
    }
  });

  it("goes on watching after the catalog was moved away and brought back, and says what is wrong in toolwright.yaml with its place", async () => {
    const running = start(dir, process.execPath, [join(workspace.dir, "node_modules/toolwright/lib/cli/main.js"), "generate", "--watch"]);
    try {
      await running.until(/Watching catalog, toolwright\.yaml/);
      renameSync(join(dir, "catalog"), join(dir, "moved"));
      await running.until(/error FILE_UNREADABLE[\s\S]*Kept as it was before/);
      running.forget();
      renameSync(join(dir, "moved"), join(dir, "catalog"));
      await running.until(/generated\/ holds 1 tool: nothing to change/);
      running.forget();
      edit(toolPath, (text) => text.replace("effects: read", "effects: idempotent"));
      await running.until(/\d+ files written/);
      running.forget();
      writeFileSync(join(dir, "toolwright.yaml"), "catalg: catalog\n");
      await running.until(/toolwright\.yaml:1:1 error FIELD_UNKNOWN: [\s\S]*Did you mean "catalog"\?/);
    } finally {
      expect(await running.end("SIGINT")).toBe(0);
    }
  });

  it("examines machine and project", async () => {
    const healthy = await toolwright(dir, ["doctor"], { env: { TOOLWRIGHT_PORT: "0" } });
    expect([healthy.code, healthy.err]).toEqual([0, ""]);
    expect(healthy.out.split("\n").filter((line) => line !== "" && !line.startsWith("ok "))).toEqual([]);
    edit("generated/tools.ts", (text) => `${text}//\n`);
    edit(".gitignore", () => "node_modules\n");
    const ill = await toolwright(dir, ["doctor"], { env: { TOOLWRIGHT_PORT: "0" } });
    expect(ill.code).toBe(1);
    expect(ill.out).toContain("generated files: 1 differs from the catalog: run `toolwright generate`.");
    expect(ill.out).toContain(".gitignore: does not list .toolwright, .env, dist");
  });

  it("finds a handler that does not build and settings that are wrong, with their place and a code that can be explained", async () => {
    const examine = async () => {
      const { code, out } = await toolwright(dir, ["doctor", "--format", "json"], { env: { TOOLWRIGHT_PORT: "0" } });
      return { code, diagnostics: (JSON.parse(out) as Report).diagnostics };
    };
    writeFileSync(join(dir, "handlers/calendar/count_working_days.ts"), "export const handler = (\n");
    expect(await examine()).toMatchObject({
      code: 1,
      diagnostics: [{ code: "DOCTOR_HANDLERS", file: "handlers/calendar/count_working_days.ts", line: 2, column: 1 }],
    });
    writeFileSync(join(dir, "toolwright.yaml"), "server:\n  port: 70000\n");
    const { diagnostics } = await examine();
    expect(diagnostics).toMatchObject([{ code: "DOCTOR_PROJECT", file: "toolwright.yaml", line: 2, column: 9 }]);
    expect((await toolwright(dir, ["doctor"])).out).toContain("error    project: toolwright.yaml:2:9 server.port cannot be 70000.");
    expect((await toolwright(dir, ["lint"])).code).toBe(2);
    expect((await toolwright(dir, ["explain", diagnostics[0]?.code ?? ""])).out).toMatch(/^DOCTOR_PROJECT: The project cannot be opened\n/);
  });

  it("lists the catalog's agents and says which have no key", async () => {
    expect(await toolwright(dir, ["agent", "list"])).toEqual({ code: 0, out: "assistant  no key  calendar:read\n", err: "" });
  });

  it("gives an agent of the catalog a key, shown once and kept as a hash", async () => {
    const added = await toolwright(dir, ["agent", "add", "assistant"]);
    expect([added.code, added.out]).toEqual([0, expect.stringMatching(/^twk_[0-9a-f]{16}_[0-9a-f]{64}\n$/)]);
    const stored = readFileSync(join(dir, ".toolwright/credentials.json"), "utf8");
    expect([stored.includes(added.out.trim()), JSON.parse(stored).credentials[0].agentId]).toEqual([false, "assistant"]);
    const unknown = await toolwright(dir, ["agent", "add", "asistant"]);
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toContain('Did you mean "assistant"?');
    const development = await toolwright(dir, ["agent", "add", "dev"]);
    expect([development.code, development.err]).toEqual([2, expect.stringContaining("TOOLWRIGHT_DEV_KEY")]);
  });

  it("counts only keys that open something when it looks for what is wrong", async () => {
    const keys = async (env: Record<string, string> = {}) =>
      /^.*keys: .*$/m.exec((await toolwright(dir, ["doctor"], { env: { TOOLWRIGHT_PORT: "0", ...env } })).out)?.[0];
    expect(await keys()).toBe("ok       keys: none yet: the first `toolwright serve` makes them");
    await toolwright(dir, ["agent", "add", "assistant"]);
    expect(await keys()).toBe("ok       keys: 1 agent has one");
    await toolwright(dir, ["agent", "revoke", "assistant"]);
    expect(await keys()).toMatch(/^warning {2}keys: all are revoked or expired, .*`toolwright agent add NAME`/);
    expect(await keys({ TOOLWRIGHT_HOST: "0.0.0.0" })).toMatch(/^error {4}keys: no agent has a key, .*`toolwright agent add NAME`/);
    const issuer = { TOOLWRIGHT_HOST: "0.0.0.0", TOOLWRIGHT_JWT_ISSUER: "https://id.example.com" };
    expect(await keys(issuer)).toBe("ok       keys: none, and agents may come with tokens of https://id.example.com");
  });
});
