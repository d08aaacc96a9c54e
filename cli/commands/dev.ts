/** `toolwright dev`: serves, and generates, builds and reloads at every change. A broken edit leaves its own tool as it was. */

import { buildProject } from "../build-project.ts";
import type { CommandRun, Invocation } from "../command.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { openProject, openProjectWithEnv, type Project } from "../project.ts";
import { inMemory } from "../serving/in-memory.ts";
import type { Serving } from "../serving/start.ts";
import { stopServing, stopSignal } from "../serving/until-stopped.ts";
import { settingsFile } from "../settings.ts";
import { watchProject } from "../watch-project.ts";
import { distFolder } from "./build.ts";
import { generateAndPrint } from "./generate.ts";
import { settingsFor, start } from "./serve.ts";

export const run: CommandRun = async (invocation) => {
  const { io } = invocation;
  const project = openProjectWithEnv(invocation);
  const resolved = inMemory(settingsFor(project, invocation));
  await generate(project, invocation);
  const first = await buildProject(project, { outDir: distFolder, standalone: false, withServer: true });
  const stop = stopSignal();
  const serving = await start(project, resolved, { registryUrl: first.registryUrl, readableLogs: true }, invocation);
  const { catalog, handlers } = project.settings;
  let served = first.registryUrl;
  const onChange = async (changed: readonly string[]) => {
    served = await reload(changed, { serving, served }, invocation);
  };
  await watchProject(project, io, onChange, {
    paths: [catalog, handlers, settingsFile],
    signal: stop,
  });
  await stopServing(serving.server);
  return exitCodes.ok.code;
};

interface Running {
  readonly serving: Serving;
  /** The build in service; its address changes with its content. */
  readonly served: URL;
}

/** @returns The build in service afterwards. */
async function reload(changed: readonly string[], { serving, served }: Running, invocation: Invocation): Promise<URL> {
  const project = openProject(invocation);
  // What has errors is kept as it was before, so that all of generated/ can be served.
  await generate(project, invocation);
  // What the running generation has not loaded yet, it must still find.
  const { registryUrl } = await buildProject(project, { outDir: distFolder, standalone: false, withServer: true, keepOld: true });
  if (changed.includes(settingsFile)) invocation.io.err(`Settings under \`server\` count from the next start on.\n`);
  if (registryUrl.href === served.href) {
    invocation.io.err("Nothing that is served has changed.\n");
    return served;
  }
  const shown = await serving.reload(registryUrl);
  for (const { agentId, key } of shown) invocation.io.out(`Key of agent "${agentId}", shown once: ${key}\n`);
  return registryUrl;
}

function generate(project: Project, { io, options, format }: Invocation): Promise<ExitCode> {
  return generateAndPrint(project, { io: { ...io, out: io.err }, options, format });
}
