/** Waits until running servers, and each of their workers, have taken a change of keys. */

import { get as httpGet } from "node:http";
import { get as httpsGet } from "node:https";
import { setTimeout as wait } from "node:timers/promises";
import type { Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { findProject } from "../project.ts";
import { serverUrl } from "../server-access.ts";
import { spanOption } from "./desk.ts";

const defaultWaitMs = 10_000;
/** Between two questions; the first ones follow at once, since each worker has to be met. */
const pauseMs = 100;
/** One answer of one server. */
const answerMs = 2_000;

/**
 * With `--wait`: asks each server until it says that the key counts, or that it does not.
 *
 * @returns The servers that said so; none without `--wait`.
 * @throws {CommandError} When one has not in time. The change stands all the same.
 */
export async function awaitKey(invocation: Invocation, keyId: string, isValid: boolean): Promise<readonly string[]> {
  const waitMs = waitOption(invocation);
  if (waitMs === undefined) return [];
  const until = Date.now() + waitMs;
  const servers = serversOf(invocation);
  await Promise.all(servers.map((url) => awaitServer(url, keyId, isValid, until)));
  return servers;
}

/**
 * What `--wait` and `--url` ask for. To be looked at before anything is changed.
 *
 * @throws {CommandError} Exit code 2.
 */
export function demandReadable(invocation: Invocation): void {
  if (waitOption(invocation) !== undefined) serversOf(invocation);
}

function waitOption(invocation: Invocation): number | undefined {
  const { wait } = invocation.options;
  if (wait === undefined || wait === false) return undefined;
  return spanOption(invocation, "wait", 1) ?? defaultWaitMs;
}

function serversOf(invocation: Invocation): readonly string[] {
  const { url } = invocation.options;
  const project = findProject(invocation);
  const given = Array.isArray(url) ? (url as readonly string[]) : [];
  const single = (text?: string) => serverUrl({ ...invocation, options: { url: text } }, project);
  return given.length > 0 ? given.map(single) : [single()];
}

/** What a server says of a key. */
interface Said {
  readonly valid?: unknown;
  /** Which of so many processes on its port says it. */
  readonly worker?: unknown;
  readonly workers?: unknown;
  readonly problem?: string;
}

async function awaitServer(url: string, keyId: string, isValid: boolean, until: number): Promise<void> {
  const taken = new Set<unknown>();
  for (;;) {
    const said = await ask(url, keyId);
    if (said.valid === isValid) taken.add(said.worker);
    if (taken.size > 0 && taken.size >= Number(said.workers ?? 1)) return;
    if (Date.now() >= until) throw notTaken(url, keyId, isValid, said, taken.size);
    if (said.valid !== isValid) await wait(pauseMs);
  }
}

async function ask(url: string, keyId: string): Promise<Said> {
  try {
    const { status, body } = await getAnew(new URL(`/v1/credentials/${keyId}`, url));
    return status === 200 ? (JSON.parse(body) as Said) : { problem: `it answers ${status}` };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** Over a connection of its own, since connections are what the workers of a port share out. */
function getAnew(url: URL): Promise<{ readonly status: number | undefined; readonly body: string }> {
  const get = url.protocol === "https:" ? httpsGet : httpGet;
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(answerMs) }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode, body }));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

function notTaken(url: string, keyId: string, isValid: boolean, { problem, workers }: Said, taken: number): CommandError {
  const few = taken === 0 ? "it serves another project, or cannot read the file" : `${taken} of its ${workers} workers have`;
  const why = problem ?? few;
  const change = isValid ? "made" : "revoked";
  return new CommandError(
    `The key ${keyId} is ${change} in the file, and ${url} has not taken it: ${why}. Check the server's log for credentials.taken; name servers with --url.`,
  );
}
