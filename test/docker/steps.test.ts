/**
 * Every RUN, COPY, CMD and HEALTHCHECK of the Dockerfile, done by hand in an empty folder as a plain user. The steps are read from
 * the Dockerfile, so that they cannot drift. It installs packages, so it runs where TOOLWRIGHT_TEST_INSTALLS is set: in CI.
 */

import { type ChildProcess, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeCredentials } from "../../runtime/auth/credential-store.ts";
import { createKey, hashKey, keyIdOf } from "../../runtime/auth/keys.ts";
import { ownPort } from "../support/own-port.ts";
import { type BuiltStage, buildByHand, own, type Place, startByHand } from "./by-hand.ts";
import { readStages, root } from "./dockerfile.ts";

const stages = readStages();
const commandOf = (kind: "cmd" | "healthcheck") => stages.at(-1)?.steps.find((step) => step.kind === kind);

describe.runIf(process.env.TOOLWRIGHT_TEST_INSTALLS === "1")("the image's steps, by hand", () => {
  let place: Place;
  let image: BuiltStage;
  let server: ChildProcess | undefined;
  let output = "";
  const key = createKey();
  const credential = { agentId: "dispatcher", id: keyIdOf(key), sha256: hashKey(key), createdAt: new Date(0).toISOString() };

  beforeAll(async () => {
    const registry = spawnSync("npm", ["config", "get", "registry"], { cwd: root, encoding: "utf8" }).stdout.trim();
    const port = String(await ownPort());
    place = {
      folder: mkdtempSync(join(tmpdir(), "toolwright-image-")),
      context: root,
      env: { npm_config_registry: registry, TOOLWRIGHT_PORT: port },
    };
    const built = buildByHand(stages, place).get(stages.at(-1)?.name ?? "");
    if (built === undefined) throw new Error("the Dockerfile has no last stage");
    image = built;
  }, 400_000);

  afterAll(() => {
    server?.kill("SIGKILL");
    rmSync(place.folder, { recursive: true, force: true, maxRetries: 10 });
  });

  const start = (kind: "cmd" | "healthcheck"): ChildProcess => {
    const step = commandOf(kind);
    if (step?.kind !== "cmd" && step?.kind !== "healthcheck") throw new Error(`the Dockerfile has no ${kind}`);
    return startByHand(step.command, image, place);
  };

  it("leave an image without packages, compiler, catalog text or keys", () => {
    const files = readdirSync(join(image.root, "app"), { recursive: true, encoding: "utf8" });
    expect(files).toContain("dist/server.js");
    expect(files.filter((path) => /node_modules|esbuild|\.tool\.yaml|credentials|dev-keys|\.env/.test(path))).toEqual([]);
  });

  it("refuse to start without credentials, and say what to do (auth.no-credentials-no-start)", async () => {
    const refused = start("cmd");
    let words = "";
    refused.stderr?.on("data", (chunk: Buffer) => {
      words += chunk.toString();
    });
    const [code] = (await once(refused, "close")) as [number];
    expect(code).toBe(1);
    expect(words).toContain("credential");
  });

  it("serve a call when credentials are there, and pass the health check", async () => {
    await writeCredentials(join(image.root, "app/.toolwright/credentials.json"), [credential]);
    own(join(image.root, "app/.toolwright"));
    server = start("cmd");
    server.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    server.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    expect(await healthy(() => start("healthcheck")), output).toBe(true);
    const [example] = (
      JSON.parse(readFileSync(join(root, "generated/catalog.json"), "utf8")) as {
        tools: { name: string; examples: { input: unknown }[] }[];
      }
    ).tools
      .filter(({ name }) => name === "track_shipment")
      .flatMap(({ examples }) => examples);
    const answer = await fetch(`http://127.0.0.1:${place.env.TOOLWRIGHT_PORT}/v1/tools/track_shipment`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ payload: example?.input }),
    });
    expect(await answer.json(), output).toMatchObject({ ok: true });
  });

  it("end cleanly at SIGTERM", async () => {
    server?.kill("SIGTERM");
    if (server === undefined || server.exitCode !== null) throw new Error(`the server is not running\n${output}`);
    const [code] = (await once(server, "exit")) as [number];
    expect(code).toBe(0);
  });
});

/** Runs the health check again and again, as an engine does, until it passes. */
async function healthy(check: () => ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const [code] = (await once(check(), "exit")) as [number];
    if (code === 0) return true;
  }
  return false;
}
