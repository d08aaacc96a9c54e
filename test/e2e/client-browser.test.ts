import { existsSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Client, connect } from "../../client/index.ts";
import { ToolError } from "../../contract/index.ts";
import { agentOf } from "../support/registry.ts";
import { slotOf, startServer, type TestServer } from "../support/server.ts";
import { startTcpProxy } from "../support/tcp-proxy.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const isMissing = !existsSync(executablePath) && process.env.CI !== "true";

/** What the bundle puts into the page. */
declare global {
  var toolwright: { readonly connect: typeof connect };
  var client: Client;
}

/** Chromium's own connections home are refused on closed machines, many at a time. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

describe.skipIf(isMissing)(`the client in a real browser (${isMissing ? `skipped: ${executablePath} is missing` : executablePath})`, () => {
  let server: TestServer;
  let browser: Browser;
  let bundle: string;
  /** Another web server: the same pages under an origin that is allowed, and under one that is not. */
  let pages: HttpServer;
  let allowedOrigin: string;
  let strangeOrigin: string;

  beforeAll(async () => {
    const built = await build({
      entryPoints: [fileURLToPath(new URL("../../client/index.ts", import.meta.url))],
      conditions: ["toolwright-source"],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "toolwright",
      platform: "browser",
      target: "es2022",
    });
    bundle = built.outputFiles[0]?.text ?? "";
    pages = createServer((_request, response) => response.setHeader("content-type", "text/html").end("<!doctype html>"));
    await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
    const { port } = pages.address() as AddressInfo;
    allowedOrigin = `http://127.0.0.1:${port}`;
    strangeOrigin = `http://localhost:${port}`;
    server = await startServer(
      {
        tools: {
          greet: { handler: async ({ name }: { name: string }) => `Hello, ${name}` },
          fail: {
            descriptor: { errors: ["NOT_TODAY"] },
            handler: () => {
              throw new ToolError("NOT_TODAY", "Come back tomorrow.");
            },
          },
          wait: {
            handler: (_input, context) =>
              new Promise((_, reject) => {
                context.progress({ progress: 1, total: 2 });
                context.signal.addEventListener("abort", () => reject(context.signal.reason as Error));
              }),
          },
        },
        contexts: [slotOf("note"), slotOf("board")],
      },
      { agents: [agentOf("page"), agentOf("other")], settings: { allowedOrigins: [allowedOrigin] } },
    );
    browser = await chromium.launch({ executablePath, args: quiet });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.server.stop();
    pages?.close();
  });

  /** A page of that origin with the client in it; a strict policy of the page would keep out only this way of putting it there. */
  async function pageAt(origin: string): Promise<Page> {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${origin}/`);
    await page.addScriptTag({ content: bundle });
    return page;
  }

  async function connected(): Promise<Page> {
    const page = await pageAt(server.http);
    await page.evaluate(async (url) => {
      globalThis.client = await globalThis.toolwright.connect({ url, key: "key-page", agentId: "page" });
    }, server.http);
    return page;
  }

  it("is bundled without anything of Node's", () => {
    expect(bundle).not.toMatch(/["']node:/);
  });

  it("connects by a ticket, calls and closes", async () => {
    const page = await connected();
    const seen = await page.evaluate(async () => ({
      agent: globalThis.client.agentId,
      result: await globalThis.client.call("greet", { name: "Lyon" }),
    }));
    expect(seen).toEqual({ agent: "page", result: "Hello, Lyon" });
    expect(await page.evaluate(() => globalThis.client.close().then(() => "closed"))).toBe("closed");
    await page.close();
  });

  it("has the server's errors with their codes", async () => {
    const page = await connected();
    const error = await page.evaluate(() =>
      globalThis.client.call("fail").then(
        () => undefined,
        ({ code, message, retryable }: { code: string; message: string; retryable: boolean }) => ({ code, message, retryable }),
      ),
    );
    expect(error).toEqual({ code: "NOT_TODAY", message: "Come back tomorrow.", retryable: false });
    await page.close();
  });

  it("hears progress and cancels", async () => {
    const page = await connected();
    const seen = await page.evaluate(async () => {
      const abort = new AbortController();
      const told: unknown[] = [];
      const onProgress = (progress: unknown): void => {
        told.push(progress);
        abort.abort();
      };
      const code = await globalThis.client
        .call("wait", {}, { onProgress, signal: abort.signal })
        .catch((error: { code: string }) => error.code);
      return { told, code };
    });
    expect(seen).toEqual({ told: [{ progress: 1, total: 2 }], code: "CANCELLED" });
    await page.close();
  });

  it("follows a context that another page changes", async () => {
    const [writer, reader] = [await connected(), await connected()];
    await reader.evaluate(async () => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      await globalThis.client.context("note").subscribe(({ revision, value, own }) => seen.push({ revision, value, own }));
    });
    await writer.evaluate(async () => {
      await globalThis.client.context("note").update({ text: "one" });
      await globalThis.client.context("note").update({ text: "two" }, { expectedRevision: 1 });
    });
    await reader.waitForFunction(() => (globalThis as unknown as { seen: unknown[] }).seen.length === 2);
    expect(await reader.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen)).toEqual([
      { revision: 1, value: { text: "one" }, own: false },
      { revision: 2, value: { text: "two" }, own: false },
    ]);
    await Promise.all([writer.close(), reader.close()]);
  });

  it("says what is wrong with a key", async () => {
    const page = await pageAt(server.http);
    const code = await page.evaluate(
      (url) =>
        globalThis.toolwright.connect({ url, key: "nobodys" }).then(
          () => "connected",
          (error: { code: string }) => error.code,
        ),
      server.http,
    );
    expect(code).toBe("UNAUTHENTICATED");
    await page.close();
  });

  it("connects from an allowed origin with a ticket that the page's own server bought", async () => {
    const page = await pageAt(allowedOrigin);
    await page.exposeFunction("ticketFromMyServer", async () => {
      const response = await fetch(`${server.http}/v1/tickets`, { method: "POST", headers: { authorization: "Bearer key-page" } });
      return ((await response.json()) as { ticket: string }).ticket;
    });
    const result = await page.evaluate(async (url) => {
      const ticket = (globalThis as unknown as { ticketFromMyServer: () => Promise<string> }).ticketFromMyServer;
      const client = await globalThis.toolwright.connect({ url, ticket });
      return client.call("greet", { name: "Nice" });
    }, server.http);
    expect(result).toBe("Hello, Nice");
    await page.close();
  });

  it("connects again with a fresh ticket when its connection is cut, and goes on with what it followed", async () => {
    const proxy = await startTcpProxy(server.port);
    const [page, writer] = [await pageAt(proxy.url), await connected()];
    const tickets: string[] = [];
    await page.exposeFunction("ticketFromMyServer", async () => {
      const response = await fetch(`${server.http}/v1/tickets`, { method: "POST", headers: { authorization: "Bearer key-other" } });
      const { ticket } = (await response.json()) as { ticket: string };
      tickets.push(ticket);
      return ticket;
    });
    await page.evaluate(async (url) => {
      const ticket = (globalThis as unknown as { ticketFromMyServer: () => Promise<string> }).ticketFromMyServer;
      const client = await globalThis.toolwright.connect({ url, ticket, reconnect: { baseDelayMs: 10 } });
      const seen: unknown[] = [];
      await client.context("board").subscribe(({ revision, value }) => seen.push({ revision, value }));
      Object.assign(globalThis, { client, seen });
    }, proxy.url);
    proxy.cut();
    await writer.evaluate(() => globalThis.client.context("board").update({ text: "while you were away" }));
    expect(await page.evaluate(() => globalThis.client.call("greet", { name: "Lyon" }))).toBe("Hello, Lyon");
    await page.waitForFunction(() => (globalThis as unknown as { seen: unknown[] }).seen.length === 1);
    expect(await page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen)).toEqual([
      { revision: 1, value: { text: "while you were away" } },
    ]);
    expect(new Set(tickets).size).toBe(2);
    await page.evaluate(() => globalThis.client.close());
    await Promise.all([page.close(), writer.close()]);
    await proxy.close();
  });

  it("is refused from an origin nobody allowed", async () => {
    const page = await pageAt(strangeOrigin);
    const code = await page.evaluate(
      (url) =>
        globalThis.toolwright.connect({ url, ticket: async () => "anything" }).then(
          () => "connected",
          (error: { code: string }) => error.code,
        ),
      server.http,
    );
    expect(code).toBe("UNAVAILABLE");
    await page.close();
  });
});
