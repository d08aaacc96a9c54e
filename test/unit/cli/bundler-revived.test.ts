/** The bundler's process may be ended by the machine: builds go on. */

import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildProblem } from "../../../cli/bundle-project.ts";
import { openProject } from "../../../cli/project.ts";
import { makeWorkspace, toolwright, type Workspace } from "../../support/project.ts";
import { fakeIo } from "./fake-io.ts";

let workspace: Workspace;

beforeAll(async () => {
  workspace = makeWorkspace();
  expect(await toolwright(workspace.dir, ["init", "tools"])).toMatchObject({ code: 0 });
  expect(await toolwright(`${workspace.dir}/tools`, ["generate"])).toMatchObject({ code: 0 });
});

afterAll(() => workspace.remove());

it("a build begins the bundler anew when its process was ended", async () => {
  const project = openProject({ project: `${workspace.dir}/tools`, io: fakeIo() });
  expect(await buildProblem(project)).toBeUndefined();
  const bundlers = (): readonly string[] =>
    spawnSync("pgrep", ["-P", String(process.pid), "esbuild"], { encoding: "utf8" })
      .stdout.split("\n")
      .filter(Boolean);
  const ended = bundlers();
  expect(ended).toHaveLength(1);
  for (const pid of ended) process.kill(Number(pid), "SIGKILL");
  await vi.waitFor(() => expect(bundlers()).toEqual([]));
  expect(await buildProblem(project)).toBeUndefined();
});
