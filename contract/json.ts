/** JSON as types. Knows nothing of parsers, schemas or messages. */

/** Any value that `JSON.parse` can return. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object as JSON has it. Absent and `undefined` are the same to `JSON.stringify`. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
