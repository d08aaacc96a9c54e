/** `toolwright agent add | rotate`: a new key for an agent, shown once. */

import { addKey, rotateKey, validKeys } from "../../runtime/auth/change-keys.ts";
import type { Credential } from "../../runtime/auth/credential-store.ts";
import type { Invocation } from "../command.ts";
import { printJson } from "../print-json.ts";
import { catalogAgent, changeKeys, type Desk, spanOption } from "./desk.ts";
import { awaitKey } from "./wait.ts";

/** How long the old key goes on counting when nothing else is said. */
const defaultOverlapMs = 24 * 3_600_000;

export async function add(desk: Desk, invocation: Invocation): Promise<void> {
  const agentId = catalogAgent(desk, invocation);
  const lifeMs = spanOption(invocation, "expires", 1_000);
  const { key, made, credentials } = await changeKeys(desk, (stored, now) => addKey(stored, agentId, now, endAfter(lifeMs, now)));
  const earlier = validKeys(credentials, agentId, Date.now()).filter(({ id }) => id !== made.id);
  show(invocation, { agentId, key, ...shown(made), earlierKeys: earlier.map(shown) });
  tellKept(invocation, agentId, desk.storePath);
  for (const { id } of earlier) {
    invocation.io.err(
      `${agentId} now has two keys. When nothing uses ${id} any more: \`toolwright agent revoke ${agentId} ${id}\`; a key that takes another's place by itself: \`toolwright agent rotate\`.\n`,
    );
  }
  await awaitKey(invocation, made.id, true);
}

export async function rotate(desk: Desk, invocation: Invocation): Promise<void> {
  const agentId = catalogAgent(desk, invocation);
  const overlapMs = spanOption(invocation, "overlap", 0) ?? defaultOverlapMs;
  const lifeMs = spanOption(invocation, "expires", 1_000);
  const { key, made, replaced } = await changeKeys(desk, (stored, now) =>
    rotateKey(stored, agentId, now, overlapMs, endAfter(lifeMs, now)),
  );
  show(invocation, { agentId, key, ...shown(made), replaced: shown(replaced) });
  tellKept(invocation, agentId, desk.storePath);
  const end = replaced.revokedAt === undefined ? `counts until ${replaced.expiresAt}` : "counts no longer";
  invocation.io.err(`The key before, ${replaced.id}, ${end}; its connections are closed then.\n`);
  await awaitKey(invocation, made.id, true);
}

/** What may be shown of a key that is kept. */
export function shown({ id, createdAt, expiresAt, revokedAt }: Credential) {
  return { keyId: id, createdAt, ...(expiresAt === undefined ? {} : { expiresAt }), ...(revokedAt === undefined ? {} : { revokedAt }) };
}

function endAfter(lifeMs: number | undefined, now: number): number | undefined {
  return lifeMs === undefined ? undefined : now + lifeMs;
}

function show({ io, format }: Invocation, issued: { readonly key: string } & Readonly<Record<string, unknown>>): void {
  if (format === "json") printJson(io, issued);
  else io.out(`${issued.key}\n`);
}

function tellKept({ io }: Invocation, agentId: string, storePath: string): void {
  io.err(`The key of ${agentId}, shown once; ${storePath} keeps its hash. Running servers take it within seconds.\n`);
}
