/** Writes the reference page of what a client does when connections fail. Not part of the client's door. */

import { resilienceDefaults } from "./resilience.ts";

type Defaults = typeof resilienceDefaults;
type OptionName = { [Group in keyof Defaults]: `${Group}.${keyof Defaults[Group] & string}` }[keyof Defaults];

const meanings: Readonly<Record<OptionName, string>> = {
  "reconnect.baseDelayMs": "The first wait before connecting again is at most this long; each later one at most twice the one before.",
  "reconnect.maxDelayMs": "No wait before connecting again is longer, but for what a server itself asks.",
  "reconnect.stableAfterMs": "A connection that stood as long makes the waits short again; one that ends earlier counts as a failure.",
  "retry.maxAttempts": "Times a call is sent that is answered with retryable errors, the first one included.",
  "retry.baseDelayMs": "As for connecting again, and added to the answer's `retry_after_ms`.",
  "retry.maxDelayMs": "As for connecting again.",
  "breaker.failures": "Failures in a row after which a server is left alone.",
  "breaker.openMs": "How long at most, and half of it at least, before one connection is tried again.",
  "queue.maxRequests": "Requests that wait for a connection, or for a free place of `max_in_flight`.",
  "queue.maxBytes": "Bytes of their JSON in all.",
  "queue.maxAgeMs": "How long one waits each time it has to; then it is rejected.",
};

/** In the order of the defaults. */
export const optionNames: readonly OptionName[] = Object.entries(resilienceDefaults).flatMap(([group, options]) =>
  Object.keys(options).map((name) => `${group}.${name}` as OptionName),
);

const head = `# Client options

<!-- Written from client/options-reference.ts. Change the table, then run: npx vitest run test/reference-docs.test.ts -u -->

What \`connect\` of \`toolwright/client\` takes for when connections fail, as objects: \`connect({ url, key, queue: { maxRequests: 100 } })\`.
\`reconnect: false\` makes the end of the connection the end of the client, \`retry: false\` gives every error as it comes. Each wait is any time
from nothing to its bound, at random. The guide is [Staying connected](../guides/staying-connected.md).

| option | default | unit | meaning |
|---|---|---|---|
`;

/** @returns The whole of `docs/reference/client.md`. */
export function clientReference(): string {
  return head + optionNames.map(rowOf).join("");
}

function rowOf(name: OptionName): string {
  const [group = "", option = ""] = name.split(".");
  const values: Readonly<Record<string, Readonly<Record<string, number>>>> = resilienceDefaults;
  const value = values[group]?.[option] ?? 0;
  return `| \`${name}\` | ${value.toLocaleString("en-US")} | ${unitOf(option)} | ${meanings[name]} |\n`;
}

function unitOf(option: string): string {
  if (option.endsWith("Ms")) return "ms";
  return option.endsWith("Bytes") ? "bytes" : "count";
}
