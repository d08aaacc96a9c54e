/** MCP 2025-06-18: the oldest revision served, the first with structured results and without batches. Knows nothing of transports. */

import type { AskField, AskSchema, JsonObject } from "../../../contract/index.ts";
import { handshakeRevision } from "./handshake.ts";
import type { Revision } from "./revision.ts";

export const rev20250618: Revision = { ...handshakeRevision("2025-06-18"), fitForm };

/** There, choices with titles are two lists side by side, and of several nobody can choose some. */
function fitForm(schema: AskSchema): JsonObject | undefined {
  const fields = Object.entries(schema.properties);
  if (fields.some(([, { type }]) => type === "array")) return undefined;
  return { ...schema, properties: Object.fromEntries(fields.map(([name, field]) => [name, fitField(field)])) } as unknown as JsonObject;
}

function fitField(field: AskField): AskField {
  if (!("oneOf" in field)) return field;
  const { oneOf, ...rest } = field;
  return { ...rest, enum: oneOf.map(({ const: value }) => value), enumNames: oneOf.map(({ title }) => title) };
}
