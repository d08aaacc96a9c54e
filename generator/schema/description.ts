/** The words a schema says of itself. */

import type { JsonValue } from "../../contract/index.ts";
import { isObject } from "./walk.ts";

/** @returns The empty text where there are none. */
export function descriptionOf(schema: JsonValue | undefined): string {
  if (!isObject(schema)) return "";
  const { description } = schema;
  return typeof description === "string" ? description : "";
}
