/** A program of its own that uses the client: it ends when it is done, and nothing is left unhandled. */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../support/ledger.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { startTcpProxy, type TcpProxy } from "../support/tcp-proxy.ts";

/** Says where it is on standard output, a line each. */
const program = `
import { connect } from "../../client/index.ts";

async function main() {
  const say = (line) => process.stdout.write(line + "\\n");
  const client = await connect({ url: process.argv[2], key: "key-tester", reconnect: { baseDelayMs: 3_600_000 } });
  await client.context("note").subscribe(() => undefined);
  if (process.argv[3] === "offline") {
    const lost = new Promise((resolve) => client.on("stateChanged", ({ state }) => state === "reconnecting" && resolve()));
    client.call("hang", { id: "sent" }, { signal: AbortSignal.timeout(3_600_000) }).catch(({ code, mayHaveRun }) => say(code + " " + mayHaveRun));
    say("ready");
    await lost;
    client.call("look", { id: "waiting" }, { deadlineMs: 3_600_000 }).catch(({ code, mayHaveRun }) => say(code + " " + mayHaveRun));
  } else say(await client.call("look", { id: "r" }));
  await client.close();
  say(client.state);
}

void main();
`;

let folder: string;
let script: string;
let ledger: Ledger;
let server: TestServer;
let proxy: TcpProxy;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toolwright-client-"));
  script = join(folder, "program.cjs");
  await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "js" },
    conditions: ["toolwright-source"],
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    outfile: script,
    logLevel: "silent",
  });
  ledger = openLedger();
  server = await startServer(ledger.registry);
  proxy = await startTcpProxy(server.port);
});

afterAll(async () => {
  await proxy?.close();
  await server?.server.stop();
  ledger?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function run(mode: string, onReady: () => void = () => undefined): Promise<{ readonly code: number | null; readonly lines: string[] }> {
  const child = spawn(process.execPath, [script, proxy.url, mode], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  let isReady = false;
  child.stdout.on("data", (chunk) => {
    text += String(chunk);
    if (isReady || !text.includes("ready\n")) return;
    isReady = true;
    onReady();
  });
  child.stderr.on("data", (chunk) => {
    text += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, lines: text.trim().split("\n") }));
  });
}

describe("a program with a client", () => {
  it("ends by itself once the client is closed", async () => {
    expect(await run("online")).toEqual({ code: 0, lines: ["r", "closed"] });
  });

  it("ends by itself also while the client waits to connect again, with everything settled", async () => {
    const cutOff = (): void => {
      proxy.refuse();
      proxy.cut();
    };
    const { code, lines } = await run("offline", cutOff);
    expect({ code, lines: lines.sort() }).toEqual({ code: 0, lines: ["UNAVAILABLE false", "UNAVAILABLE true", "closed", "ready"] });
  });
});
