import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../client/index.ts";
import { makeWorkspace, type Running, serving, toolwright, type Workspace } from "../support/project.ts";

/** Finds the processes that a process began. */
const noPgrep = spawnSync("pgrep", ["-V"]).error !== undefined;

describe("serving a project", () => {
  let workspace: Workspace;
  let dir: string;
  const open: Running[] = [];
  const devKey = "the-key-of-the-developer";
  const env = { TOOLWRIGHT_DEV_KEY: devKey };
  const toolPath = "catalog/calendar/count_working_days.tool.yaml";
  const handlerPath = "handlers/calendar/count_working_days.ts";
  const dates = { from: "2026-01-05", to: "2026-01-18" };

  beforeAll(async () => {
    workspace = makeWorkspace();
    dir = join(workspace.dir, "tools");
    expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((running) => running.end()));
  });

  afterAll(() => workspace.remove());

  async function served(...args: string[]): Promise<Running & { readonly url: string }> {
    const running = await serving(dir, args, { env });
    open.push(running);
    return running;
  }

  it("generates a project that never was", async () => {
    const { url, printed } = await served("serve");
    expect(printed.err).toContain("generated/ holds 1 tool");
    const client = await connect({ url, key: devKey });
    expect(await client.call("count_working_days", dates)).toEqual({ working_days: 10, days: 14 });
    await client.close();
  });

  it("writes keys for its owner alone, and only their hashes into the store", async () => {
    const { url } = await served("serve");
    const { keys } = JSON.parse(readFileSync(join(dir, ".toolwright/dev-keys.json"), "utf8")) as { keys: Record<string, string> };
    const client = await connect({ url, key: keys.assistant ?? "", agentId: "assistant" });
    await client.close();
    expect(readFileSync(join(dir, ".toolwright/credentials.json"), "utf8")).not.toContain(keys.assistant ?? "twk_");
  });

  it("serves what was generated before with a warning when the catalog moved on, and refuses with --strict", async () => {
    const before = readFileSync(join(dir, toolPath), "utf8");
    writeFileSync(join(dir, toolPath), before.replace("version: 1.0.0", "version: 1.0.1"));
    const { printed } = await served("serve");
    expect(printed.err).toContain("generated/ is not what catalog/ says: run `toolwright generate`.");
    const strict = await toolwright(dir, ["serve", "--strict", "--port", "0"], { env });
    expect([strict.code, strict.out]).toEqual([101, ""]);
    const built = await toolwright(dir, ["build"]);
    expect(built.code).toBe(101);
    writeFileSync(join(dir, toolPath), before);
  });

  it("refuses with --strict a tool that cannot be loaded, naming it", async () => {
    const before = readFileSync(join(dir, handlerPath), "utf8");
    writeFileSync(join(dir, handlerPath), `throw new Error("no database here");\nexport const handler = async () => ({});\n`);
    const { code, err } = await toolwright(dir, ["serve", "--strict", "--port", "0"], { env });
    expect(code).toBe(1);
    expect(err).toContain('toolwright: "count_working_days" cannot be loaded: no database here');
    writeFileSync(join(dir, handlerPath), before);
  });

  it("says in one line that its port is in use", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const { port } = blocker.address() as AddressInfo;
    const { code, out, err } = await toolwright(dir, ["serve", "--port", String(port)], { env });
    blocker.close();
    expect([code, out]).toEqual([1, ""]);
    expect(err.split("\n").filter((line) => line.startsWith("toolwright:"))).toEqual([
      `toolwright: Port ${port} on 127.0.0.1 is in use. Stop what listens there, or choose another with --port (0 picks a free one).`,
    ]);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it("does not open to a network without credentials", async () => {
    const fresh = join(workspace.dir, "fresh");
    await toolwright(workspace.dir, ["init", "fresh"]);
    const { code, err } = await toolwright(fresh, ["serve", "--host", "0.0.0.0", "--port", "0"], { env });
    expect(code).toBe(1);
    expect(err).toContain("toolwright: No agent of the catalog has a key");
    rmSync(fresh, { recursive: true });
  });

  it("takes settings from file, .env, environment and flags, the later over the earlier, and prints them", async () => {
    const settings = join(dir, "toolwright.yaml");
    const before = readFileSync(settings, "utf8");
    writeFileSync(settings, "server: { port: 1001, drainTimeoutMs: 2s, maxInFlight: 7 }\n");
    writeFileSync(join(dir, ".env"), "TOOLWRIGHT_PORT=1002\nTOOLWRIGHT_LOG_LEVEL=warn\nTOOLWRIGHT_MAX_CONNECTIONS=9\n");
    const { code, out } = await toolwright(dir, ["serve", "--print-config", "--port", "1004"], {
      env: { TOOLWRIGHT_PORT: "1003", TOOLWRIGHT_MAX_CONNECTIONS: "10" },
    });
    rmSync(join(dir, ".env"));
    writeFileSync(settings, before);
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual(
      expect.arrayContaining([
        "port: 1004 # flag",
        "drainTimeoutMs: 2000 # file",
        "maxInFlight: 7 # file",
        'logLevel: "warn" # environment',
        "maxConnections: 10 # environment",
        'host: "127.0.0.1" # default',
      ]),
    );
  });

  it("refuses settings out of range as wrong usage", async () => {
    const { code, err } = await toolwright(dir, ["serve", "--port", "70000"], { env });
    expect(code).toBe(2);
    expect(err).toMatch(/^toolwright: .*--port.*65535/);
  });

  it.each(["catalog.json", "validators/calendar/count_working_days.js", "manifest.json"])(
    "says that generated files are gone, and how to make them again: %s",
    async (path) => {
      const whole = readFileSync(join(dir, "generated", path));
      rmSync(join(dir, "generated", path));
      // A handler that does not build besides: what is gone is said first.
      const handler = readFileSync(join(dir, handlerPath), "utf8");
      writeFileSync(join(dir, handlerPath), "export const handler = (\n");
      const { code, err } = await toolwright(dir, ["serve"]);
      writeFileSync(join(dir, handlerPath), handler);
      writeFileSync(join(dir, "generated", path), whole);
      expect([code, err.split("\n").at(-2)]).toEqual([
        1,
        `toolwright: generated/ is not whole: ${path} is gone. Run \`toolwright generate\`.`,
      ]);
    },
  );

  it("reloads a changed handler and a changed catalog under dev, and outlives a broken edit of either", async () => {
    const running = await served("dev");
    await running.until(/Watching catalog, handlers, toolwright\.yaml/);
    const client = await connect({ url: running.url, key: devKey });
    const result = () => client.call("count_working_days", dates);
    const changed = () => new Promise<void>((resolve) => client.on("catalogChanged", () => resolve()));
    expect(await result()).toEqual({ working_days: 10, days: 14 });
    const handler = readFileSync(join(dir, handlerPath), "utf8");
    const tool = readFileSync(join(dir, toolPath), "utf8");
    try {
      let reloaded = changed();
      writeFileSync(join(dir, handlerPath), handler.replace("working_days: workingDays", "working_days: workingDays + 100"));
      await reloaded;
      expect(await result()).toEqual({ working_days: 110, days: 14 });

      writeFileSync(join(dir, handlerPath), "export const handler = (\n");
      await running.until(/The project does not build/);
      expect(await result()).toEqual({ working_days: 110, days: 14 });

      writeFileSync(join(dir, toolPath), tool.replace("effects: read", "effects: reads"));
      await running.until(/Kept as it was before, until its errors are mended: catalog\S*count_working_days/);
      expect(await result()).toEqual({ working_days: 110, days: 14 });

      running.forget();
      writeFileSync(join(dir, toolPath), tool.replace("version: 1.0.0", "version: 1.1.0"));
      await running.until(/The project does not build/);
      reloaded = changed();
      writeFileSync(join(dir, handlerPath), handler);
      await reloaded;
      const [listed] = await client.catalog().list();
      expect(listed?.version).toBe("1.1.0");

      writeFileSync(join(dir, toolPath), tool.replace("effects: read", "effects: reads"));
      await running.until(/Kept as it was before[^\n]*\n[^\n]*\nNothing that is served has changed/);
      expect((await client.catalog().list())[0]?.version).toBe("1.1.0");
      expect(await result()).toEqual({ working_days: 10, days: 14 });
    } finally {
      writeFileSync(join(dir, handlerPath), handler);
      writeFileSync(join(dir, toolPath), tool);
      await client.close();
    }
    expect(await running.end()).toBe(0);
    await toolwright(dir, ["generate"]);
  });

  it("takes in a changed catalog at SIGHUP, and refuses a broken one with its findings in the log (reload.sighup)", async () => {
    const running = await served("serve");
    const client = await connect({ url: running.url, key: devKey });
    const changed = new Promise<void>((resolve) => client.on("catalogChanged", () => resolve()));
    const tool = readFileSync(join(dir, toolPath), "utf8");
    try {
      writeFileSync(join(dir, toolPath), tool.replace("effects: read", "effects: reads"));
      void running.end("SIGHUP");
      await running.until(/catalog\.refused[^\n]*count_working_days\.tool\.yaml:\d+:\d+ [A-Z_]+: /);
      expect(await client.call("count_working_days", dates)).toEqual({ working_days: 10, days: 14 });
      writeFileSync(join(dir, toolPath), tool.replace("version: 1.0.0", "version: 1.1.0"));
      void running.end("SIGHUP");
      await changed;
      expect((await client.catalog().list())[0]?.version).toBe("1.1.0");
    } finally {
      writeFileSync(join(dir, toolPath), tool);
      await client.close();
    }
    expect(await running.end()).toBe(0);
    await toolwright(dir, ["generate"]);
  });

  it("lets its answers out also when SIGHUP comes while it goes away (reload.sighup-late)", async () => {
    const before = readFileSync(join(dir, handlerPath), "utf8");
    const gate = createServer();
    await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
    const { port } = gate.address() as AddressInfo;
    try {
      writeFileSync(
        join(dir, handlerPath),
        `export const handler = async () => (await fetch("http://127.0.0.1:${port}")).json() as Promise<{ working_days: number; days: number }>;\n`,
      );
      const running = await served("serve");
      const client = await connect({ url: running.url, key: devKey });
      const came = new Promise<ServerResponse>((resolve) => gate.once("request", (_request, response) => resolve(response)));
      const answer = client.call("count_working_days", dates);
      const response = await came;
      const ended = running.end();
      await running.until(/Going away/);
      void running.end("SIGHUP");
      response.end(JSON.stringify({ working_days: 1, days: 2 }));
      expect(await answer).toEqual({ working_days: 1, days: 2 });
      expect(await ended).toBe(0);
      await client.close();
    } finally {
      writeFileSync(join(dir, handlerPath), before);
      gate.close();
    }
  });

  it.skipIf(noPgrep)("begins the bundler anew when the machine has ended its process (skipped where there is no pgrep)", async () => {
    const running = await served("serve");
    const bundlers = (): readonly string[] =>
      spawnSync("pgrep", ["-P", String(running.pid), "esbuild"], { encoding: "utf8" })
        .stdout.split("\n")
        .filter(Boolean);
    const [bundler, ...others] = bundlers();
    expect(others).toEqual([]);
    process.kill(Number(bundler), "SIGKILL");
    await expect.poll(bundlers).toEqual([]);
    const tool = readFileSync(join(dir, toolPath), "utf8");
    try {
      writeFileSync(join(dir, toolPath), tool.replace("version: 1.0.0", "version: 1.1.0"));
      void running.end("SIGHUP");
      expect((await running.until(/catalog\.(?:changed|reload_failed)/))[0]).toBe("catalog.changed");
    } finally {
      writeFileSync(join(dir, toolPath), tool);
    }
    expect(bundlers()).toHaveLength(1);
    expect(await running.end()).toBe(0);
    await toolwright(dir, ["generate"]);
  });

  it("takes in each change under serve --watch (reload.watch)", async () => {
    const running = await served("serve", "--watch");
    await running.until(/Watching catalog, handlers, toolwright\.yaml/);
    const client = await connect({ url: running.url, key: devKey });
    const changed = new Promise<void>((resolve) => client.on("catalogChanged", () => resolve()));
    const handler = readFileSync(join(dir, handlerPath), "utf8");
    try {
      writeFileSync(join(dir, handlerPath), "export const handler = (\n");
      await running.until(/catalog\.reload_failed/);
      writeFileSync(join(dir, handlerPath), handler.replace("working_days: workingDays", "working_days: workingDays + 7"));
      await changed;
      expect(await client.call("count_working_days", dates)).toEqual({ working_days: 17, days: 14 });
    } finally {
      writeFileSync(join(dir, handlerPath), handler);
      await client.close();
    }
    expect(await running.end()).toBe(0);
  });

  it("gives an agent that a reload brings a key, and shows it once", async () => {
    const running = await served("dev");
    await running.until(/Watching/);
    mkdirSync(join(dir, "catalog/agents"), { recursive: true });
    const path = join(dir, "catalog/agents/auditor.agent.yaml");
    writeFileSync(path, "apiVersion: toolwright/v1\nkind: Agent\nname: auditor\ntitle: Auditor\ndescription: Looks on.\nscopes: []\n");
    const [, key = ""] = await running.until(/Key of agent "auditor", shown once: (\S+)/);
    const client = await connect({ url: running.url, key, agentId: "auditor" });
    expect(await client.catalog().list()).toEqual([]);
    await expect(client.call("count_working_days", dates)).rejects.toMatchObject({ code: "PERMISSION_DENIED", mayHaveRun: false });
    await client.close();
    rmSync(path);
  });
});
