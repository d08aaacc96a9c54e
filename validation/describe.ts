/** Values in few words, and the way from a pointer to its value. Never shows the inside of an object or array. */

/** Characters of `got`. */
const maxGot = 80;

export function shorten(text: string, limit = maxGot): string {
  if (text.length <= limit) return text;
  // Not between the halves of one character.
  const splits = (text.charCodeAt(limit - 2) & 0xfc00) === 0xd800;
  return `${text.slice(0, splits ? limit - 2 : limit - 1)}…`;
}

export function quote(text: string): string {
  return shorten(JSON.stringify(shorten(text)));
}

export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return value.length === 1 ? "an array of 1 item" : `an array of ${value.length} items`;
  if (typeof value !== "object" || value === null) return shorten(String(value));
  const names = Object.keys(value);
  if (names.length === 0) return "an empty object";
  return shorten(`an object with ${names.slice(0, 10).map(quote).join(", ")}${names.length > 10 ? ", …" : ""}`);
}

/** An expected value, as it would be written in JSON. */
export function literal(value: unknown): string {
  return shorten(JSON.stringify(value) ?? "nothing");
}

export function pointerSteps(pointer: string): readonly string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a JSON pointer, `undefined` where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of pointerSteps(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

export function isSensitive(pointer: string, sensitive: readonly string[] | true): boolean {
  if (sensitive === true) return true;
  return sensitive.length > 0 && pointerSteps(pointer).some((step) => sensitive.includes(step));
}
