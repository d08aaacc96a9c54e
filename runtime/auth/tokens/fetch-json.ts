/** Fetches one small JSON object of an issuer, in bounded time and size. Knows nothing of what it says. */

import type { JsonObject } from "../../../contract/index.ts";

/** Bytes of the largest document taken; issuers' are a few kilobytes. */
const maxBytes = 262_144;

const thisMachine = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

export interface FetchedJson {
  readonly json: JsonObject;
  readonly text: string;
}

/** @throws {Error} Another status than 200, a redirect, too large, too slow, no JSON object, or neither https nor this machine. */
export async function fetchJson(url: string, timeoutMs: number): Promise<FetchedJson> {
  demandSafe(url);
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { signal, redirect: "error", headers: { accept: "application/json" } });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const text = await readBounded(response, url);
  const json = JSON.parse(text) as unknown;
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Error(`${url} answered no JSON object`);
  return { json: json as JsonObject, text };
}

/** Keys that came without TLS prove nothing, unless they never left this machine. */
function demandSafe(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || (protocol === "http:" && thisMachine.test(hostname))) return;
  throw new Error(`${url} is not https`);
}

async function readBounded(response: Response, url: string): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error(`${url} answered more than ${maxBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
