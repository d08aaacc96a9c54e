/** Waits until running servers have taken a change of keys. */

import { setTimeout as wait } from "node:timers/promises";
import type { Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { findProject } from "../project.ts";
import { serverUrl } from "../server-access.ts";
import { spanOption } from "./desk.ts";

const defaultWaitMs = 10_000;
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
  const { options } = invocation;
  if (options.wait === undefined || options.wait === false) return [];
  const until = Date.now() + (spanOption(invocation, "wait", 1) ?? defaultWaitMs);
  const given = Array.isArray(options.url) ? (options.url as readonly string[]) : [];
  const servers = given.length > 0 ? given : [serverUrl(invocation, findProject(invocation))];
  await Promise.all(servers.map((url) => awaitServer(url, keyId, isValid, until)));
  return servers;
}

async function awaitServer(url: string, keyId: string, isValid: boolean, until: number): Promise<void> {
  for (;;) {
    const said = await ask(url, keyId);
    if (said.valid === isValid) return;
    if (Date.now() >= until) throw notTaken(url, keyId, isValid, said.problem);
    await wait(pauseMs);
  }
}

async function ask(url: string, keyId: string): Promise<{ readonly valid?: unknown; readonly problem?: string }> {
  try {
    const response = await fetch(new URL(`/v1/credentials/${keyId}`, url), { signal: AbortSignal.timeout(answerMs) });
    if (response.status !== 200) return { problem: `it answers ${response.status}` };
    return (await response.json()) as { readonly valid?: unknown };
  } catch (error) {
    const { cause, message } = error as Error;
    return { problem: cause instanceof Error ? cause.message : message };
  }
}

function notTaken(url: string, keyId: string, isValid: boolean, problem: string | undefined): CommandError {
  const why = problem === undefined ? "it serves another project, or cannot read the file" : problem;
  const change = isValid ? "made" : "revoked";
  return new CommandError(
    `The key ${keyId} is ${change} in the file, and ${url} has not taken it: ${why}. Check the server's log for credentials.taken; name servers with --url.`,
  );
}
