/**
 * Frames of a log file: one line each, a checksum and a JSON list of records. What one sync wrote is one frame, so that a crash can spoil
 * the last frame only. Knows nothing of what the records mean.
 */

import { createReadStream } from "node:fs";
import { crc32 } from "node:zlib";

const lineFeed = 0x0a;
/** Eight hexadecimal digits and a space. */
const headLength = 9;

export function encodeFrame(records: readonly unknown[]): string {
  const text = JSON.stringify(records);
  return `${crc32(text).toString(16).padStart(8, "0")} ${text}\n`;
}

/** One line of the file, whole or not. Offsets are bytes. */
export interface ReadFrame {
  readonly offset: number;
  /** `undefined` for a line that is no frame, or not the frame that was written. */
  readonly records: readonly unknown[] | undefined;
}

/** Reads a file's frames in order. A last line without its end is no frame. */
export async function* readFrames(path: string): AsyncGenerator<ReadFrame> {
  let offset = 0;
  let pieces: Buffer[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      pieces.push(chunk.subarray(start, end));
      const line = Buffer.concat(pieces);
      yield { offset, records: decodeLine(line) };
      offset += line.length + 1;
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length > 0) yield { offset, records: undefined };
}

function decodeLine(line: Buffer): readonly unknown[] | undefined {
  const head = line.toString("latin1", 0, headLength);
  if (!/^[0-9a-f]{8} $/.test(head) || crc32(line.subarray(headLength)) !== Number.parseInt(head, 16)) return undefined;
  const records: unknown = JSON.parse(line.toString("utf8", headLength));
  return Array.isArray(records) ? records : undefined;
}
