/** `limits` of what is carried out: a tool, a resource, a prompt. */

import type { ToolLimits } from "../../contract/index.ts";
import { bytes, count, duration } from "./readers.ts";
import { type Fields, type Reader, readFields } from "./reading.ts";

const limitFields: Fields<{ timeout?: number; maxBytes?: number; maxConcurrency?: number; callsPerMinute?: number }> = {
  timeout: { read: duration(), need: "optional" },
  maxBytes: { read: bytes, need: "optional" },
  maxConcurrency: { read: count(1), need: "optional" },
  callsPerMinute: { read: count(1), need: "optional" },
};

/** @param defaults - What is left out. */
export function limitsBeside(defaults: ToolLimits): Reader<ToolLimits> {
  return (value, pointer, reading) => {
    const meant = { timeoutMs: "timeout", concurrency: "maxConcurrency" };
    const { timeout, ...rest } = readFields(value, pointer, limitFields, reading, meant) ?? {};
    return { ...defaults, ...rest, ...(timeout === undefined ? {} : { timeoutMs: timeout }) };
  };
}
