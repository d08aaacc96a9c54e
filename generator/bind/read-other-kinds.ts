/** The field tables of Schema, Agent, Context and ToolSet documents. Knows nothing of other files. */

import type { AgentLimits, JsonValue } from "../../contract/index.ts";
import { anyValue, bytes, count, duration, name, names, text } from "./readers.ts";
import { type Fields, type Reader, readFields } from "./reading.ts";
import { longestTimerMs } from "./units.ts";

interface Heading {
  apiVersion: JsonValue;
  kind: JsonValue;
  name: string;
  title: string;
}

const heading: Fields<Heading> = {
  apiVersion: { read: anyValue, need: "optional" },
  kind: { read: anyValue, need: "optional" },
  name: { read: name, need: "always", add: "name: my_name" },
  title: { read: text, need: "optional" },
};

export interface SchemaMembers extends Heading {
  description: string;
  schema: JsonValue;
}

export const schemaFields: Fields<SchemaMembers> = {
  ...heading,
  description: { read: text, need: "optional" },
  schema: { read: anyValue, need: "always", add: "schema: { type: object }" },
};

export interface AgentMembers extends Heading {
  description: string;
  scopes: readonly string[];
  toolsets: readonly string[];
  limits: AgentLimits;
}

const noAgentLimits: AgentLimits = { maxConcurrency: 0, maxConnections: 0, callsPerMinute: 0 };

const agentLimitFields: Fields<AgentLimits> = {
  maxConcurrency: { read: count(0), need: "optional", fallback: 0 },
  maxConnections: { read: count(0), need: "optional", fallback: 0 },
  callsPerMinute: { read: count(0), need: "optional", fallback: 0 },
};

const agentLimits: Reader<AgentLimits> = (value, pointer, reading) => {
  const read = readFields(value, pointer, agentLimitFields, reading);
  return read === undefined ? undefined : { ...noAgentLimits, ...read };
};

export const agentFields: Fields<AgentMembers> = {
  ...heading,
  description: { read: text, need: "optional" },
  scopes: { read: names, need: "strict", add: "scopes: [area:read]", fallback: [] },
  toolsets: { read: names, need: "optional" },
  limits: { read: agentLimits, need: "optional", fallback: noAgentLimits },
};

export interface ContextMembers extends Heading {
  description: string;
  key: { pattern?: string; description?: string };
  schema: JsonValue;
  readers: readonly string[];
  writers: readonly string[];
  ttl: number;
  limits: { maxBytes?: number };
}

/** Bytes of a context's serialised value, unless the file says otherwise. */
export const defaultContextBytes = 65_536;

/** A slot may keep what nobody changes for ten years: the time is compared, not waited for. */
const longestTtlMs = Math.max(longestTimerMs, 10 * 366 * 86_400_000);

const contextKeyFields: Fields<{ pattern?: string; description?: string }> = {
  pattern: { read: text, need: "always", add: "pattern: '^[A-Z]{3}-[0-9]{6}$'" },
  description: { read: text, need: "optional" },
};

const contextLimitFields: Fields<{ maxBytes?: number }> = { maxBytes: { read: bytes, need: "optional" } };

export const contextFields: Fields<ContextMembers> = {
  ...heading,
  description: { read: text, need: "strict", add: "description: What is shared here.", fallback: "" },
  key: { read: (value, pointer, reading) => readFields(value, pointer, contextKeyFields, reading), need: "optional" },
  schema: { read: anyValue, need: "always", add: "schema: { type: object }" },
  readers: { read: names, need: "strict", add: "readers: [area:read]", fallback: [] },
  writers: { read: names, need: "strict", add: "writers: [area:write]", fallback: [] },
  ttl: { read: duration(longestTtlMs), need: "optional" },
  limits: { read: (value, pointer, reading) => readFields(value, pointer, contextLimitFields, reading), need: "optional" },
};

export interface ToolSetMembers extends Heading {
  description: string;
  tools: readonly string[];
  tags: readonly string[];
}

export const toolSetFields: Fields<ToolSetMembers> = {
  ...heading,
  description: { read: text, need: "strict", add: "description: What the set is for.", fallback: "" },
  tools: { read: names, need: "optional", fallback: [] },
  tags: { read: names, need: "optional", fallback: [] },
};
