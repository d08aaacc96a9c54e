/** What can be known of the image without building it. The image itself is unbuilt here; its steps are run in steps.test.ts. */

import { existsSync, readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { dockerfileText, readStages, root } from "./dockerfile.ts";
import { isIgnored, readIgnored } from "./ignored.ts";

const stages = readStages();
const [build, final] = stages;
const kinds = (kind: string) => final?.steps.filter((step) => step.kind === kind) ?? [];

describe("the Dockerfile", () => {
  it("passes the linter without a finding (house.dockerfile)", () => {
    expect(validate(dockerfileText).map(({ message, range }) => `Dockerfile:${range.start.line + 1} ${message}`)).toEqual([]);
  });

  it("makes the image in two stages from one current Node LTS", () => {
    expect(stages.map(({ image }) => image)).toEqual(["node:24-bookworm-slim", "node:24-bookworm-slim"]);
    expect(readFileSync(`${root}.github/workflows/ci.yml`, "utf8")).toContain("24");
  });

  it("runs as a user who is not root", () => {
    expect(kinds("user")).toEqual([{ kind: "user", name: "node" }]);
  });

  it("carries what was built and nothing it was built with", () => {
    const sources = kinds("copy").flatMap((step) => (step.kind === "copy" ? [`${step.from}:${step.sources.join(" ")}`] : []));
    expect(sources).toEqual([
      "build:/app/toolwright.yaml",
      "build:/app/dist",
      "build:/app/.toolwright/demo",
      "build:/app/.toolwright/contexts",
    ]);
    expect(kinds("run")).toEqual([]);
  });

  it("checks its health with what the image has", () => {
    const [check] = kinds("healthcheck");
    expect(check?.kind === "healthcheck" && check.command[0]).toBe("node");
    expect(check?.kind === "healthcheck" && check.command.join(" ")).toContain("/readyz");
  });

  it("starts the server without a shell, so that SIGTERM reaches it", () => {
    expect(kinds("cmd")).toEqual([{ kind: "cmd", command: ["node", "dist/server.js"] }]);
  });

  it("listens beyond loopback on the port it exposes", () => {
    const [env] = kinds("env");
    expect(env).toEqual({ kind: "env", values: { NODE_ENV: "production", TOOLWRIGHT_HOST: "0.0.0.0", TOOLWRIGHT_PORT: "7411" } });
    expect(kinds("expose")).toEqual([{ kind: "expose", port: "7411" }]);
  });

  it("holds no secret and takes none while building", () => {
    expect(dockerfileText).not.toMatch(/^\s*(ARG|ADD)\b/im);
    expect(dockerfileText).not.toMatch(/(KEY|TOKEN|SECRET|PASSWORD)=/i);
  });

  it("installs packages before it copies the sources", () => {
    const order = build?.steps.map((step) => (step.kind === "run" ? step.command : step.kind)) ?? [];
    expect(order.slice(0, 4)).toEqual(["workdir", "copy", "npm ci", "copy"]);
  });
});

describe(".dockerignore", () => {
  const ignored = readIgnored(`${root}.dockerignore`);

  it.each([
    ".env",
    ".env.production",
    ".toolwright/dev-keys.json",
    ".git/config",
    "node_modules/ws/index.js",
    "README.md",
    "dist/server.js",
  ])("keeps %s out", (path) => expect(isIgnored(path, ignored)).toBe(true));

  it.each([
    "package.json",
    "package-lock.json",
    "tsconfig.build.json",
    "scripts/build-package.mjs",
    "catalog/agents/dispatcher.agent.yaml",
    "toolwright.yaml",
    "messages/toolwright.yaml",
  ])("lets %s in", (path) => {
    expect(existsSync(root + path)).toBe(true);
    expect(isIgnored(path, ignored)).toBe(false);
  });
});
