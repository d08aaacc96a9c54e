/** The question that a person answers before a tool is carried out: its blanks are the tool's arguments. Knows nothing of who asks it. */

import type { Effects, JsonObject, JsonValue } from "../../contract/index.ts";
import { blanksOf } from "../../validation/blanks.ts";
import { isObject } from "../schema/walk.ts";
import { checkBlanks } from "./read-blanks.ts";
import { complainAtKey, complainAtValue, type Reading } from "./reading.ts";

export interface Confirmed {
  readonly confirm?: string | undefined;
  readonly effects: Effects;
  readonly input: JsonValue;
}

export function checkConfirm({ confirm, effects, input }: Confirmed, reading: Reading): void {
  if (confirm === undefined) return;
  if (effects === "read") {
    complainAtKey(reading, "/confirm", {
      code: "CONFIRM_NEEDLESS",
      message: "Whoever is asked to confirm this confirms that nothing changes.",
      help: "Leave `confirm` out, or say in `effects` what the tool changes.",
    });
  }
  const properties = ownProperties(input);
  if (properties === undefined) return;
  checkBlanks(confirm, "/confirm", Object.keys(properties), reading);
  const secret = blanksOf(confirm).find((name) => isSensitive(properties, name));
  if (secret === undefined) return;
  complainAtValue(reading, "/confirm", {
    code: "CONFIRM_SENSITIVE",
    message: `{{${secret}}} is marked x-sensitive, and would be shown.`,
    help: "Ask without it: name what the person knows the thing by.",
  });
}

/** @returns `undefined` where others may come from elsewhere. */
function ownProperties(input: JsonValue): JsonObject | undefined {
  if (!isObject(input) || ["$ref", "allOf", "anyOf", "oneOf"].some((keyword) => Object.hasOwn(input, keyword))) return undefined;
  return isObject(input.properties) ? input.properties : {};
}

function isSensitive(properties: JsonObject, name: string): boolean {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isObject(property) && property["x-sensitive"] === true;
}
