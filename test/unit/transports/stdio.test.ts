import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { StdioConnection } from "../../../runtime/transports/stdio.ts";

const endOfTick = () => new Promise((resolve) => setImmediate(resolve));

/** Short, long, longer than the memory that is used again, and of every width in UTF-8. */
const texts = ["{}", "x".repeat(1_000), "é€😀".repeat(10_000), "y".repeat(200_000), '"end"'];

describe("lines over standard output", () => {
  it("of one tick leave in one write, in their order", async () => {
    const output = new PassThrough();
    const writes: string[] = [];
    output.on("data", (bytes: Buffer) => writes.push(bytes.toString()));
    const connection = new StdioConnection(output);
    connection.send("1");
    connection.send({ head: '{"a":', body: "[2]", tail: "}" });
    connection.send("3");
    expect(connection.queuedBytes).toBe('1\n{"a":[2]}\n3\n'.length);
    await endOfTick();
    connection.send("4");
    await endOfTick();
    expect(writes).toEqual(['1\n{"a":[2]}\n3\n', "4\n"]);
    expect(connection.queuedBytes).toBe(0);
  });

  it("stay as they are while an output keeps them, and come after one another whatever their length", async () => {
    const output = new PassThrough();
    const connection = new StdioConnection(output);
    const sent: string[] = [];
    for (let tick = 0; tick < 20; tick++) {
      for (const text of texts) {
        connection.send(text);
        sent.push(`${text}\n`);
      }
      await endOfTick();
    }
    connection.close();
    output.end();
    const written: Buffer[] = [];
    for await (const bytes of output) written.push(bytes as Buffer);
    expect(Buffer.concat(written).toString()).toBe(sent.join(""));
  });

  it("reach a peer that reads late as they were sent", async () => {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const near = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const [far] = (await once(server, "connection")) as [Socket];
    const connection = new StdioConnection(near);
    const sent: string[] = [];
    for (let tick = 0; tick < 50; tick++) {
      for (const text of texts) {
        connection.send(`${tick}${text}`);
        sent.push(`${tick}${text}\n`);
      }
      await endOfTick();
    }
    connection.close();
    near.end();
    const read: Buffer[] = [];
    for await (const bytes of far) read.push(bytes as Buffer);
    expect(Buffer.concat(read).toString()).toBe(sent.join(""));
    server.close();
  });

  it("may be answered while they are written", async () => {
    const output = new PassThrough();
    const connection = new StdioConnection(output);
    const read: string[] = [];
    output.on("data", (bytes: Buffer) => {
      if (read.push(bytes.toString()) < 3) connection.send(`after ${read.length}`);
    });
    connection.send("0");
    await endOfTick();
    await endOfTick();
    await endOfTick();
    expect(read).toEqual(["0\n", "after 1\n", "after 2\n"]);
  });

  it("are dropped when the connection is terminated", async () => {
    const output = new PassThrough();
    const connection = new StdioConnection(output);
    connection.send("1");
    connection.terminate();
    connection.send("2");
    await endOfTick();
    expect([connection.queuedBytes, output.readableLength]).toEqual([0, 0]);
  });
});
