import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Descriptor, LineWriter, maxWaitingBytes } from "../../../runtime/observe/line-writer.ts";

type Done = Parameters<Descriptor["write"]>[1];

function fault(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

/** A descriptor whose writes end when the test says so. */
function slow() {
  const writes: { readonly text: string; readonly done: Done }[] = [];
  const synced: string[] = [];
  const to: Descriptor = {
    write: (bytes, done) => void writes.push({ text: bytes.toString(), done }),
    writeSync: (bytes) => {
      synced.push(bytes.toString());
      return bytes.length;
    },
  };
  return { writer: new LineWriter(to), writes, synced, end: (at: number, written: number) => writes[at]?.done(null, written) };
}

describe("the line writer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("writes the first line at once, and those that come until a little after its write together", () => {
    const { writer, writes, end } = slow();
    for (const line of ["a\n", "b\n"]) writer.write(line);
    expect(writes.map(({ text }) => text)).toEqual(["a\n"]);
    end(0, 2);
    writer.write("c\n");
    expect(writes.map(({ text }) => text)).toEqual(["a\n"]);
    vi.runAllTimers();
    expect(writes.map(({ text }) => text)).toEqual(["a\n", "b\nc\n"]);
    end(1, 4);
    writer.write("d\n");
    expect(writes.at(-1)?.text).toBe("d\n");
  });

  it("goes on where a write ended too soon, also inside a character", () => {
    const { writer, writes, end } = slow();
    writer.write("aé\n");
    end(0, 2);
    expect(Buffer.from(writes[1]?.text ?? "")).toHaveLength(Buffer.from("\ufffd\n").length);
  });

  it("waits and tries again while a pipe is full", () => {
    const { writer, writes } = slow();
    writer.write("a\n");
    writes[0]?.done(fault("EAGAIN"), 0);
    expect(writes).toHaveLength(1);
    vi.runAllTimers();
    expect(writes.map(({ text }) => text)).toEqual(["a\n", "a\n"]);
  });

  it.each(["ENOSPC", "EPIPE", "EIO"])("loses the lines at hand to %s, counts them, and goes on with the next", (code) => {
    const { writer, writes } = slow();
    writer.write("a\n");
    writer.write("b\n");
    writes[0]?.done(fault(code), 0);
    expect(writer.dropped).toBe(1);
    expect(writes.at(-1)?.text).toBe("b\n");
  });

  it("drops and counts the lines beyond its limit", () => {
    const { writer, writes, end } = slow();
    const line = `${"x".repeat(1_048_575)}\n`;
    for (let count = 0; count < 20; count++) writer.write(line);
    expect(writer.dropped).toBe(20 - 1 - maxWaitingBytes / line.length);
    end(0, line.length);
    vi.runAllTimers();
    expect(writes[1]?.text).toHaveLength(maxWaitingBytes);
  });

  it("writes what waits at the process's end, and not twice", () => {
    const { writer, synced } = slow();
    writer.write("in flight\n");
    writer.write("waiting\n");
    writer.flush();
    writer.flush();
    expect(synced).toEqual(["waiting\n"]);
  });

  it.each(["ENOSPC", "EPIPE", "EAGAIN"])("comes to an end at the process's end although there is %s for ever", (code) => {
    let tries = 0;
    const writer = new LineWriter({
      write: () => undefined,
      writeSync: () => {
        tries++;
        throw fault(code);
      },
    });
    writer.write("in flight\n");
    writer.write("waiting\n");
    writer.flush();
    expect(tries).toBeLessThanOrEqual(1_000);
  });
});
