/** What Ajv's checks ask of values besides their types: equality, equal items, own properties, length. Run time. */

/** Whether two JSON values are equal, whatever the order of their keys. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(Reflect.get(a, key), Reflect.get(b, key)));
}

/**
 * Two equal items of an array, later one first.
 *
 * Ajv compares every pair, ten minutes for a hostile mebibyte. Here composite items are compared by their text with sorted keys.
 */
export function duplicates(items: readonly unknown[]): readonly [number, number] | undefined {
  const seen = new Map<unknown, number>();
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    // A text behind NUL is no string of the caller's: those stand for themselves, escaped.
    const key =
      typeof item === "object" && item !== null
        ? `\0${canonicalText(item)}`
        : typeof item === "string" && item.charCodeAt(0) === 0
          ? `\0"${item}`
          : item;
    const earlier = seen.get(key);
    if (earlier !== undefined) return [index, earlier];
    seen.set(key, index);
  }
  return undefined;
}

function canonicalText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(Reflect.get(value, key))}`).join(",")}}`;
}

/** Length in code points, as JSON Schema counts it. A lone surrogate counts as one. */
export function ucs2length(text: string): number {
  const units = text.length;
  let length = units;
  for (let at = 0; at < units - 1; at += 1) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      length -= 1;
      at += 1;
    }
  }
  return length;
}

const plain = Object.prototype;
const ownProperty = Object.prototype.hasOwnProperty;

/**
 * Whether a property that was found is the object's own.
 *
 * @param name - One that plain objects do not inherit, so that of theirs nothing has to be asked.
 */
export function owns(object: object, name: string): boolean {
  return Object.getPrototypeOf(object) === plain || ownProperty.call(object, name);
}
