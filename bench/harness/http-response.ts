/** Reads responses off a byte stream: with a length or in chunks, a JSON text or one event of a stream. Knows nothing of sockets. */

export interface HttpResponse {
  readonly head: string;
  readonly body: string;
  /** What follows it. */
  readonly rest: Buffer;
}

const headEnd = Buffer.from("\r\n\r\n");
const lineEnd = Buffer.from("\r\n");

/** @returns `undefined` while it is not whole. @throws {Error} When it has no end that could be known. */
export function readResponse(received: Buffer): HttpResponse | undefined {
  const headAt = received.indexOf(headEnd);
  if (headAt === -1) return undefined;
  const head = received.toString("latin1", 0, headAt);
  const bodyAt = headAt + headEnd.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) {
    if (!/\r\ntransfer-encoding: *chunked/i.test(head)) throw new Error(`an answer without a length: ${head.slice(0, 400)}`);
    return readChunks(head, received, bodyAt);
  }
  const end = bodyAt + Number(length);
  if (received.length < end) return undefined;
  return { head, body: received.toString("utf8", bodyAt, end), rest: received.subarray(end) };
}

function readChunks(head: string, received: Buffer, bodyAt: number): HttpResponse | undefined {
  const parts: Buffer[] = [];
  for (let at = bodyAt; ; ) {
    const sizeEnd = received.indexOf(lineEnd, at);
    if (sizeEnd === -1) return undefined;
    const size = Number.parseInt(received.toString("latin1", at, sizeEnd), 16);
    const from = sizeEnd + lineEnd.length;
    const end = from + size + lineEnd.length;
    if (received.length < end) return undefined;
    if (size === 0) return { head, body: Buffer.concat(parts).toString("utf8"), rest: received.subarray(end) };
    parts.push(received.subarray(from, from + size));
    at = end;
  }
}

/** The JSON text of a body: the last event's where it is a stream of events. */
export function jsonText({ head, body }: HttpResponse): string {
  if (!/\r\ncontent-type: *text\/event-stream/i.test(head)) return body;
  const at = body.lastIndexOf("data: {");
  return body.slice(at + "data: ".length).trimEnd();
}
