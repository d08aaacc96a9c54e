/** A text whose long middle was made before: it is put together where it is written, so that it is copied once. Knows nothing of what it says. */

export interface SplicedText {
  readonly head: string;
  readonly body: string;
  readonly tail: string;
}

/** What one message leaves as. */
export type Frame = string | SplicedText;

export function wholeText(frame: Frame): string {
  return typeof frame === "string" ? frame : frame.head + frame.body + frame.tail;
}

/** In UTF-16 units. */
export function lengthOf(frame: Frame): number {
  return typeof frame === "string" ? frame.length : frame.head.length + frame.body.length + frame.tail.length;
}

/** In UTF-8. */
export function bytesOf(frame: Frame): number {
  if (typeof frame === "string") return Buffer.byteLength(frame);
  return Buffer.byteLength(frame.head) + Buffer.byteLength(frame.body) + Buffer.byteLength(frame.tail);
}

/** Writes it as UTF-8 where there is room for all of it. @returns Where it ends. */
export function writeFrame(frame: Frame, into: Buffer, at: number): number {
  if (typeof frame === "string") return at + into.write(frame, at);
  const body = at + into.write(frame.head, at);
  const tail = body + into.write(frame.body, body);
  return tail + into.write(frame.tail, tail);
}
